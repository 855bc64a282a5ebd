/** One bidder: what was found, what still stands in the way, and what people say of it. */
import { useState } from 'preact/hooks'
import type { Match } from '#shared/core/types.ts'
import { byHand } from '#shared/official/lookup.ts'
import { type Block, blocksOf } from '#shared/review/closing.ts'
import { asksForMajor, majorProposals } from '#shared/review/major.ts'
import { resultOf } from '#shared/review/matrix.ts'
import { askedOf, type Decision, judgementOf, type ProjectBidder } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { cardView } from '#shared/text/card.ts'
import { listName, policyList } from '#shared/text/lists.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { Button, Card, Field, Radios, useLang, useWords } from '../kit/index.ts'
import { ByHandForm } from '../official/by-hand-form.tsx'
import { MajorProposals } from './major-proposals.tsx'

export interface BidderDetailProps {
  bidder: ProjectBidder
  run: ReviewRun | undefined
  /** ISO instant. */
  now: () => string
  onChange: (change: (bidder: ProjectBidder) => ProjectBidder) => void
}

export const BidderDetail = ({ bidder, run, now, onChange }: BidderDetailProps) => {
  const say = useWords(reviewDeskWords)
  const lang = useLang()
  const [by, setBy] = useState('')
  const [second, setSecond] = useState('')
  const [reason, setReason] = useState('')
  const [verdict, setVerdict] = useState<Decision['verdict'] | ''>('')
  const result = resultOf(bidder, run)
  const blocks = blocksOf(bidder, run)
  const signed = by.trim() !== '' && reason.trim() !== ''
  const names = (lists: string[]) => lists.map(list => listName(list, lang)).join(say('and'))
  const told = (block: Block): string => {
    if (block.why === 'not-run') return say('why-not-run')
    if (block.why === 'no-official') return say('why-no-official', { lists: names(block.lists) })
    return say(`why-${block.why}`, { list: listName(block.list, lang) })
  }
  /** Said at the click, not when this was drawn. */
  const word = () => ({ reason: reason.trim(), by: by.trim(), at: now() })
  const asked = askedOf(bidder)
  const marked = (saw: 'hit' | 'no-hit', why: string, list: string) => {
    const site = policyList(list)?.site?.url ?? ''
    const lookup = byHand(saw, why, {
      channel: { id: site, columns: {} },
      asked: { list, ...asked, since: Date.parse(now()) },
      captured: { url: site, at: now() },
      captures: [],
      by: by.trim(),
    })
    if (lookup) onChange(held => ({ ...held, official: [...held.official, lookup] }))
  }
  const open = (result?.finding.matches ?? []).filter(match => match.certainty !== 'same' && !judgementOf(bidder, match))
  const proposals = run ? majorProposals(bidder, result, run.asOf) : []
  const decide = () => {
    const said = word()
    onChange(held => ({
      ...held,
      decisions: [
        ...held.decisions,
        {
          verdict: verdict as Decision['verdict'],
          ...said,
          ...(second.trim() ? { second: { by: second.trim(), at: said.at } } : {}),
        },
      ],
    }))
  }
  const judge = (match: Match, same: boolean) => {
    const judged = { list: match.listKey, record: match.record.id, same, ...word(), asked }
    onChange(held => ({ ...held, judged: [...held.judged, judged] }))
  }
  const excuse = () => {
    const withoutOfficial = { ...word(), asked }
    onChange(held => ({ ...held, withoutOfficial }))
  }
  return (
    <section class="stack" aria-label={bidder.name}>
      {result && run ? (
        <Card
          view={{
            ...cardView(result.finding, {
              lang,
              context: { context: run.context, inferred: false },
              asOf: run.asOf,
              lists: run.lists,
            }),
            actions: [],
          }}
        />
      ) : (
        <p class="soft">{say('not-yet')}</p>
      )}
      {blocks.length > 0 && (
        <div class="box">
          <h3>{say('blocks')}</h3>
          <ul>
            {blocks.map(block => (
              <li key={JSON.stringify(block)}>{told(block)}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="box stack">
        <h3>{say('decision')}</h3>
        <div class="grid">
          <Field label={say('by')} value={by} onInput={setBy} required />
          <Field label={say('second')} value={second} onInput={setSecond} />
          <Field label={say('reason')} value={reason} onInput={setReason} required />
        </div>
        {open.map(match => (
          <p class="row" key={`${match.listKey} ${match.record.id}`}>
            <span>{say('match-of', { list: listName(match.list, lang), name: match.record.subject.name })}</span>
            {[true, false].map(same => (
              <Button key={String(same)} disabled={!signed} onClick={() => judge(match, same)}>
                {say(same ? 'same' : 'other')}
              </Button>
            ))}
          </p>
        ))}
        {result && run && (asksForMajor(run.context) || proposals.length > 0) && (
          <MajorProposals
            bidder={bidder}
            proposals={proposals}
            signed={signed}
            onJudge={({ match }, said) => {
              const judged = { list: match.listKey, record: match.record.id, ...said, ...word(), asked }
              onChange(held => ({ ...held, major: [...(held.major ?? []), judged] }))
            }}
          />
        )}
        <ByHandForm key={bidder.official.length} lists={result?.required ?? []} signed={by.trim() !== ''} onMark={marked} />
        {blocks.some(({ why }) => why === 'no-official') && (
          <p>
            <Button disabled={!signed} onClick={excuse}>
              {say('no-official')}
            </Button>
          </p>
        )}
        <Radios
          label={say('decision')}
          value={verdict}
          onChange={value => setVerdict(value as Decision['verdict'])}
          options={(['pass', 'fail', 'clarify'] as const).map(value => ({ value, label: say(value) }))}
        />
        <p class="row">
          <Button
            kind="primary"
            disabled={!signed || verdict === '' || (verdict !== 'clarify' && blocks.length > 0)}
            onClick={decide}
          >
            {say('decide')}
          </Button>
        </p>
      </div>
    </section>
  )
}
