import type { RegistryView } from '#shared/contract/views.ts'
import type { ListState } from '#shared/core/records.ts'
import { optionsWords } from '#shared/text/options.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, inFours, minuteAt, Tag, useWords } from '../kit/index.ts'
import { wordsOf } from '../options/told.tsx'

export interface RegistryRowProps {
  registry: RegistryView
  lists: ListState[]
  busy: boolean
  onUpdate: () => void
  onRemove: () => void
}

/** The last run failed if it failed after the last good one. */
const failing = ({ error, failedAt = 0, checkedAt = 0 }: RegistryView) => error !== undefined && failedAt >= checkedAt

export const RegistryRow = ({ registry, lists, busy, onUpdate, onRemove }: RegistryRowProps) => {
  const say = useWords(optionsWords)
  const records = lists.reduce((sum, list) => sum + list.count, 0)
  const { refused } = registry
  const publisher = registry.publisher || registry.url
  return (
    <li class="box stack">
      <div class="row apart">
        <h3 class="row">
          {publisher}
          {refused && <Tag tone="caution">{say('reg.is-refused')}</Tag>}
          {registry.sample && <Tag tone="caution">{say('reg.sample')}</Tag>}
        </h3>
        <div class="row">
          {!registry.packaged && !refused && (
            <Button disabled={busy} label={`${say('reg.update')} ${publisher}`} onClick={onUpdate}>
              {say('reg.update')}
            </Button>
          )}
          <Button kind="danger" disabled={busy} label={`${say('reg.remove')} ${publisher}`} onClick={onRemove}>
            {say('reg.remove')}
          </Button>
        </div>
      </div>
      {registry.sample && <p class="small soft">{say('reg.sample-means')}</p>}
      {!refused && (
        <dl class="kv">
          <dt>{say('reg.address')}</dt>
          <dd class={registry.packaged ? undefined : 'code'}>{registry.packaged ? say('reg.packaged') : registry.url}</dd>
          <dt>{say('reg.lists')}</dt>
          <dd>{say('reg.lists-records', { n: lists.length, records: grouped(records) })}</dd>
          {!registry.packaged && [
            <dt key="t">{say('reg.checked-at')}</dt>,
            <dd key="d">{registry.checkedAt === undefined ? say('reg.never') : minuteAt(registry.checkedAt)}</dd>,
          ]}
          <dt>{say('reg.fingerprint')}</dt>
          <dd class="code">{inFours(registry.fingerprint)}</dd>
        </dl>
      )}
      {failing(registry) && (
        <p class="fault" role="status">
          {say(refused ? 'reg.refused' : 'reg.failed', {
            time: minuteAt(registry.failedAt!),
            what: say(wordsOf(registry.error!).what),
            cure: say(wordsOf(registry.error!).cure, { code: registry.error! }),
          })}
        </p>
      )}
    </li>
  )
}
