/** Penalties that read as 重大违法记录, each for a person to confirm or reject. Nothing here bars anybody. */
import { useState } from 'preact/hooks'
import { LARGE_FINE } from '#shared/core/penalty.ts'
import { type MajorProposal, majorArticle, majorJudgementOf } from '#shared/review/major.ts'
import { beijingTime } from '#shared/review/names.ts'
import type { MajorJudgement, ProjectBidder } from '#shared/review/project.ts'
import { listName } from '#shared/text/lists.ts'
import { majorWhy, reviewFactsWords } from '#shared/text/review-facts.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Field, useLang, useWords } from '../kit/index.ts'

export interface MajorProposalsProps {
  bidder: ProjectBidder
  proposals: readonly MajorProposal[]
  /** Whether who says it and why have been entered. */
  signed: boolean
  onJudge: (proposal: MajorProposal, said: Pick<MajorJudgement, 'major' | 'line'>) => void
}

export const MajorProposals = ({ bidder, proposals, signed, onJudge }: MajorProposalsProps) => {
  const say = useWords(reviewFactsWords)
  if (proposals.length === 0) return <p class="soft">{say('major-none')}</p>
  return (
    <div class="stack">
      <p class="soft small">{say('major-note', { article: articleText() })}</p>
      {proposals.map(proposal => (
        <Proposal
          key={`${proposal.match.listKey} ${proposal.match.record.id}`}
          {...{ proposal, signed, onJudge }}
          said={majorJudgementOf(bidder, proposal.match)}
        />
      ))}
    </div>
  )
}

const articleText = (): string => {
  const { text, also } = majorArticle()
  return [text, ...(also ?? []).map(one => one.text)].join('、')
}

interface ProposalProps extends Pick<MajorProposalsProps, 'signed' | 'onJudge'> {
  proposal: MajorProposal
  said: MajorJudgement | undefined
}

const Proposal = ({ proposal, said, signed, onJudge }: ProposalProps) => {
  const say = useWords(reviewFactsWords)
  const lang = useLang()
  const [typed, setTyped] = useState('')
  const { match, kinds, fine } = proposal
  const line = typed.trim() === '' ? undefined : Number(typed.replace(/[,，\s]/g, ''))
  const bad = line !== undefined && !(Number.isInteger(line) && line >= LARGE_FINE)
  const judge = (major: boolean) => onJudge(proposal, { major, ...(line === undefined ? {} : { line }) })
  return (
    <div class="stack">
      <div>
        <b>{say('major-of', { list: listName(match.list, lang), ref: match.record.ref ?? match.record.id })}</b>
        <div>{majorWhy(proposal, lang)}</div>
        <div class="soft">{match.record.outcome}</div>
        <div>
          {said
            ? say(said.major ? 'major-said-yes' : 'major-said-no', {
                reason: said.reason,
                by: said.by,
                at: beijingTime(said.at),
              })
            : say('major-open')}
        </div>
      </div>
      {kinds.includes('fine') && (
        <Field
          label={say('major-line')}
          hint={say('major-line-hint')}
          value={typed}
          onInput={setTyped}
          fault={bad ? say('major-line-bad') : undefined}
        />
      )}
      {!bad && line !== undefined && fine !== undefined && fine < line && (
        <p class="soft">{say('below-line', { line: grouped(line) })}</p>
      )}
      <p class="row">
        {[true, false].map(major => (
          <Button key={String(major)} disabled={!signed || bad} onClick={() => judge(major)}>
            {say(major ? 'major-yes' : 'major-no')}
          </Button>
        ))}
      </p>
    </div>
  )
}
