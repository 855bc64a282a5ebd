/** 匹配依据 of a finding, match by match: both sides compared, the rule, what would settle it, and the officer's own word. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import type { Day } from '#shared/core/days.ts'
import { nearestName } from '#shared/core/name-diff.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { type ConfirmedPair, isConfirmable } from '#shared/core/pairs.ts'
import type { Finding, Match } from '#shared/core/types.ts'
import { evidenceWords } from '#shared/text/evidence.ts'
import { Button, useWords } from '../kit/index.ts'
import type { PanelServices } from '../panel/services.ts'
import { Compared } from './compared.tsx'
import { ConfirmForm } from './confirm-form.tsx'
import { PairFault } from './pair-fault.tsx'
import { settlesText } from './settles.ts'

/** Where a person may confirm and revoke. */
export interface PairDesk {
  ask: PanelServices['ask']
  tabId: number
  took: (reply: Result<TabView, UiError>) => void
  today: () => Day
}

/** The record's name that the print was compared with, and what it is called. */
const comparedName = (printed: string, { subject }: Match['record']) => {
  const key = nameKey(printed)
  const equal = (names: string[] = []) => names.find(name => nameKey(name) === key)
  const former = equal(subject.formerNames)
  const other = equal(subject.otherNames)
  if (nameKey(subject.name) === key) return { kind: 'name-listed' as const, name: subject.name }
  if (other !== undefined) return { kind: 'name-other' as const, name: other }
  if (former !== undefined) return { kind: 'name-former' as const, name: former }
  const nearest = nearestName(printed, [subject.name, ...(subject.formerNames ?? []), ...(subject.otherNames ?? [])])
  if (subject.formerNames?.includes(nearest)) return { kind: 'name-former' as const, name: nearest }
  return { kind: nearest === subject.name ? ('name-listed' as const) : ('name-other' as const), name: nearest }
}

const recordCode = ({ subject }: Match['record']): string | undefined =>
  subject.uscc ?? subject.orgCode ?? subject.masked ?? subject.regNo

interface OneProps {
  finding: Finding
  match: Match
  list: string
  desk: PairDesk | undefined
}

const OneMatch = ({ finding, match, list, desk }: OneProps) => {
  const say = useWords(evidenceWords)
  const id = useId()
  const { subject } = finding
  const { record, basis, confirmed } = match
  const shown = subject.tailOf ?? subject.name
  const { kind, name } = comparedName(subject.name, record)
  const said = useRef<HTMLDivElement>(null)
  const before = useRef(basis)
  // The button that was pressed has gone with its form: the reader is taken to what stands there now.
  useEffect(() => {
    if (before.current !== basis && document.activeElement === document.body) said.current?.focus()
    before.current = basis
  }, [basis])
  const code = recordCode(record)
  const named = (of: { name: string; code?: string | undefined }) =>
    of.code ? say('named-code', { name: of.name, code: of.code }) : say('named', { name: of.name })
  return (
    <section class="evidence stack" aria-labelledby={id}>
      <h3 id={id}>{say('title', { list })}</h3>
      {shown !== '' && (
        <Compared
          printed={{ label: say(subject.tailOf === undefined ? 'name-printed' : 'name-longer'), text: shown }}
          listed={{ label: say(kind), text: name }}
        />
      )}
      {name !== record.subject.name && <p class="small">{say('name-now', { name: record.subject.name })}</p>}
      {(subject.code !== undefined || code !== undefined) && (
        <Compared
          code
          printed={{
            label: say(subject.codeTyped ? 'code-typed' : 'code-printed'),
            text: subject.code?.value,
            none: say('code-none'),
          }}
          listed={{ label: say('code-listed'), text: code, none: say('code-unlisted') }}
        />
      )}
      <dl class="kv">
        <dt>{say('rule')}</dt>
        <dd>{say(`rule.${basis}`)}</dd>
        <dt>{say('settles')}</dt>
        <dd>
          {settlesText(finding, match, say).map(line => (
            <p key={line}>{line}</p>
          ))}
        </dd>
      </dl>
      {desk && (
        <div ref={said} tabIndex={-1} class="said">
          {confirmed && <Confirmed pair={confirmed} desk={desk} />}
          {isConfirmable(subject, match) && (
            <ConfirmForm
              printed={named({ name: subject.name, code: subject.code?.value })}
              listed={named({ name: record.subject.name, code })}
              list={list}
              today={desk.today()}
              onConfirm={async said => {
                const at = { tabId: desk.tabId, subject: subject.key, listKey: match.listKey, recordId: record.id }
                const reply = await desk.ask({ type: 'ui/pair-add', ...at, ...said })
                desk.took(reply)
                return reply
              }}
            />
          )}
        </div>
      )}
    </section>
  )
}

const Confirmed = ({ pair, desk }: { pair: ConfirmedPair; desk: PairDesk }) => {
  const say = useWords(evidenceWords)
  const [failed, setFailed] = useState<UiError>()
  const revoke = async () => {
    const reply = await desk.ask({ type: 'ui/pair-remove', key: pair.key })
    setFailed(reply.ok ? undefined : reply.code)
  }
  return (
    <div class="confirm stack">
      <p>
        <b>{say('confirmed', { day: pair.on })}</b>
      </p>
      <p>{say('confirmed-why', { reason: pair.reason })}</p>
      {failed && <PairFault code={failed} />}
      <div class="row">
        <Button kind="danger" onClick={revoke}>
          {say('revoke')}
        </Button>
      </div>
    </div>
  )
}

export interface EvidenceProps {
  finding: Finding
  /** The lists' names, match by match. */
  lists: string[]
  /** Without it evidence is only shown. */
  desk?: PairDesk
}

export const Evidence = ({ finding, lists, desk }: EvidenceProps) => (
  <div class="stack">
    {finding.matches.map((match, at) => (
      <OneMatch
        key={`${match.listKey} ${match.record.id}`}
        finding={finding}
        match={match}
        list={lists[at] ?? match.list}
        desk={desk}
      />
    ))}
  </div>
)
