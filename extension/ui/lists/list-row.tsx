/** One installed list: what it is, which version, what it covers, whether its silence means anything. */
import { dayAt } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import { listName } from '#shared/text/lists.ts'
import { optionsWords } from '#shared/text/options.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, LinkOut, Tag, useLang, useWords } from '../kit/index.ts'
import { wordsOf } from '../options/told.tsx'
import { StateMark } from './state-mark.tsx'

export interface ListRowProps {
  list: ListState
  busy: boolean
  onUpdate: () => void
  onRemove: () => void
}

export const ListRow = ({ list, busy, onUpdate, onRemove }: ListRowProps) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  const title = listName(list.id, lang)
  const local = list.origin === 'local'
  const { coverage, keyCoverage } = list
  const old = dayAt(Date.now()) >= list.staleOn
  const key = list.refused
    ? 'state.refused'
    : local && list.state === 'unverified'
      ? old
        ? 'state.local-old'
        : 'state.local'
      : (`state.${list.state}` as const)
  const between = lang === 'en' ? ', ' : '、'
  const kinds = { organisation: 'list.organisations', 'sole-trader': 'list.sole-traders', person: 'list.persons' } as const
  return (
    <li class="box list-row">
      <div class="row apart">
        <h3 class="row">
          {title}
          {list.sample && <Tag tone="caution">{say('list.sample')}</Tag>}
          {local && <Tag tone="notice">{say('list.local')}</Tag>}
        </h3>
        <div class="row">
          {((list.state === 'stale' && !list.refused) || local) && (
            <Button disabled={busy} label={`${say(local ? 'list.import-again' : 'list.update')} ${title}`} onClick={onUpdate}>
              {say(local ? 'list.import-again' : 'list.update')}
            </Button>
          )}
          {local && (
            <Button kind="danger" disabled={busy} label={`${say('list.remove')} ${title}`} onClick={onRemove}>
              {say('list.remove')}
            </Button>
          )}
        </div>
      </div>
      <p class={`row state ${list.state === 'fresh' ? 'good' : ''}`}>
        <StateMark state={list.state} />
        {say(key, { day: list.staleOn })}
      </p>
      <dl class="kv">
        {!list.refused && (
          <>
            <dt>{say('list.version')}</dt>
            <dd class="nums">{say('list.version-said', { seq: list.seq, day: list.retrievedAt })}</dd>
            <dt>{say('list.coverage')}</dt>
            <dd>
              {say(coverage.complete ? 'list.complete' : 'list.partial', { regions: coverage.regions.join(between) })}
              {' · '}
              {coverage.subjects.map(kind => say(kinds[kind])).join(between)}
            </dd>
            <dt>{say('list.channel')}</dt>
            <dd>{coverage.channel}</dd>
            <dt>{say('list.records')}</dt>
            <dd class="nums">
              {say('list.records-said', { n: grouped(list.count), codes: grouped(keyCoverage.anyCode) })}
              {keyCoverage.count > 0 && keyCoverage.anyCode === 0 && <div class="soft">{say('list.names-only')}</div>}
            </dd>
            <dt>{say('list.publisher')}</dt>
            <dd>{list.publisher}</dd>
          </>
        )}
        <dt>{say('list.id')}</dt>
        <dd class="code">{list.id}</dd>
      </dl>
      {list.error && (
        <p class="fault">
          {say(list.refused ? 'list.refused' : 'list.error', {
            what: say(wordsOf(list.error).what),
            cure: say(wordsOf(list.error).cure, { code: list.error }),
          })}
        </p>
      )}
      {(list.sourceUrl || list.objectionUrl) && (
        <p class="row small">
          {list.sourceUrl && <LinkOut href={list.sourceUrl}>{say('list.source')}</LinkOut>}
          {list.objectionUrl && <LinkOut href={list.objectionUrl}>{say('list.objection')}</LinkOut>}
        </p>
      )}
    </li>
  )
}
