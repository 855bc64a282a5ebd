/** 已确认的对应: every pair that an officer confirmed, with its day and grounds, and the way to take it back. */
import { useRef, useState } from 'preact/hooks'
import type { ConfirmedPair } from '#shared/core/pairs.ts'
import { listName } from '#shared/text/lists.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Button, Dialog, EmptyState, Progress, useLang, useWords } from '../kit/index.ts'
import type { OptionsServices } from '../options/services.ts'
import { ErrorNotice } from '../options/told.tsx'
import { usePairs } from './use-pairs.ts'

export const PairsSection = ({ services }: { services: OptionsServices }) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  const { value: pairs, failed, reload } = usePairs(services)
  const [revoking, setRevoking] = useState<ConfirmedPair>()
  const [refused, setRefused] = useState<string>()
  const [told, setTold] = useState('')
  const status = useRef<HTMLParagraphElement>(null)

  const revoke = async ({ key, printed }: ConfirmedPair) => {
    setRevoking(undefined)
    const reply = await services.ask({ type: 'ui/pair-remove', key })
    setRefused(reply.ok ? undefined : reply.code)
    setTold(reply.ok ? say('pair.revoked', { name: printed.name }) : '')
    if (!reply.ok) return
    reload()
    // The button that was pressed is gone with its row.
    status.current?.focus()
  }

  return (
    <div class="stack">
      <p class="soft">{say('pair.intro')}</p>
      {refused && <ErrorNotice code={wordFor(refused)} />}
      <p class="told" role="status" tabIndex={-1} ref={status}>
        {told}
      </p>
      {failed ? (
        <ErrorNotice code={wordFor(failed)}>
          <Button onClick={reload}>{say('retry')}</Button>
        </ErrorNotice>
      ) : !pairs ? (
        <Progress label={say('loading')} />
      ) : pairs.length === 0 ? (
        <div class="box">
          <EmptyState what={say('pair.empty')} cure={say('pair.empty-cure')} />
        </div>
      ) : (
        <ul class="stack" aria-label={say('nav.pairs')}>
          {pairs.map(pair => (
            <li class="box stack" key={pair.key}>
              <div class="row apart">
                <h3>{pair.printed.name}</h3>
                <Button
                  kind="danger"
                  label={say('pair.revoke-label', { name: pair.printed.name, list: listName(pair.list, lang) })}
                  onClick={() => setRevoking(pair)}
                >
                  {say('pair.revoke')}
                </Button>
              </div>
              <dl class="kv">
                <dt>{say('pair.printed-code')}</dt>
                <dd class={pair.printed.code ? 'code' : undefined}>{pair.printed.code ?? say('pair.no-code')}</dd>
                <dt>{say('pair.subject')}</dt>
                <dd>
                  {pair.subject.name} {pair.subject.code && <span class="code">{pair.subject.code}</span>}
                </dd>
                <dt>{say('pair.list')}</dt>
                <dd>{listName(pair.list, lang)}</dd>
                <dt>{say('pair.day')}</dt>
                <dd class="nums">{pair.on}</dd>
                <dt>{say('pair.reason')}</dt>
                <dd>{pair.reason}</dd>
              </dl>
            </li>
          ))}
        </ul>
      )}
      {revoking && (
        <Dialog
          title={say('pair.revoke-title', { name: revoking.printed.name })}
          confirm={{ label: say('pair.revoke'), danger: true, onClick: () => revoke(revoking) }}
          onClose={() => setRevoking(undefined)}
        >
          <p>{say('pair.revoke-text')}</p>
        </Dialog>
      )}
    </div>
  )
}

/** A full disk is told of lists elsewhere; here it kept a confirmation as it was. */
const wordFor = (code: string): string => (code === 'quota' ? 'pairs-quota' : code)
