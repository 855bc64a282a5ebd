/** Writing: beside what is there, or in its place, and that only after a question. */
import { useId, useState } from 'preact/hooks'
import type { ListState } from '#shared/core/records.ts'
import { listName } from '#shared/text/lists.ts'
import { localWords } from '#shared/text/local.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, Dialog, Radios, useLang, useWords } from '../kit/index.ts'

export interface WriteStepProps {
  listId: string
  count: number
  /** Local lists of the same id on this machine. */
  same: ListState[]
  busy: boolean
  onWrite: (replaces: ListState | undefined) => void
}

const BESIDE = ''

export const WriteStep = ({ listId, count, same, busy, onWrite }: WriteStepProps) => {
  const say = useWords(localWords)
  const lang = useLang()
  const id = useId()
  const [target, setTarget] = useState(same[0]?.key ?? BESIDE)
  const [asking, setAsking] = useState(false)
  const replaced = same.find(list => list.key === target)
  return (
    <section class="box stack" aria-labelledby={id}>
      <h3 id={id}>{say('put.title')}</h3>
      {same.length > 0 && (
        <Radios
          label={say('put.same')}
          value={target}
          onChange={setTarget}
          options={[
            ...same.map(list => ({
              value: list.key,
              label: say('put.replace', { publisher: list.publisher, day: list.retrievedAt, n: grouped(list.count) }),
            })),
            { value: BESIDE, label: say('put.beside') },
          ]}
        />
      )}
      <div>
        <Button kind="primary" disabled={busy} onClick={() => (replaced ? setAsking(true) : onWrite(undefined))}>
          {say('put.write', { n: grouped(count) })}
        </Button>
      </div>
      {asking && replaced && (
        <Dialog
          title={say('put.replace-title', { name: listName(listId, lang) })}
          confirm={{
            label: say('put.replace-yes'),
            danger: true,
            onClick: () => {
              setAsking(false)
              onWrite(replaced)
            },
          }}
          onClose={() => setAsking(false)}
        >
          <p>{say('put.replace-text', { old: grouped(replaced.count), day: replaced.retrievedAt, n: grouped(count) })}</p>
        </Dialog>
      )}
    </section>
  )
}
