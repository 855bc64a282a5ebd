/** Whom to watch: typed, pasted, from a ledger, or handed over by the page that was open. */
import { useEffect, useState } from 'preact/hooks'
import { watchWords } from '#shared/text/watch.ts'
import { type Read, readLines, readRows } from '#shared/watch/add.ts'
import type { WatchedKind } from '#shared/watch/types.ts'
import { Button, FileButton, Notice, Radios, useWords } from '../kit/index.ts'
import type { WatchServices } from './services.ts'

const kinds: WatchedKind[] = ['supplier', 'counterparty']

export interface AddFormProps {
  services: WatchServices
  /** Handed over: 名称 代码. */
  line: string
  /** A review whose bidders are handed over. */
  review?: string
  /** @returns what to say of it; undefined where nothing was kept. */
  onAdd: (read: Read, kind: WatchedKind) => Promise<string | undefined>
}

export const AddForm = ({ services, line, review, onAdd }: AddFormProps) => {
  const say = useWords(watchWords)
  const [lines, setLines] = useState(line)
  const [kind, setKind] = useState<WatchedKind>('supplier')
  const [told, setTold] = useState('')
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!review) return
    services.biddersOf(review).then(
      bidders => setLines(bidders.map(({ name, code = '' }) => `${name} ${code}`.trim()).join('\n')),
      () => setFailed(true),
    )
  }, [services, review])

  const take = async (read: Read) => {
    const said = await onAdd(read, kind)
    if (said === undefined) return
    setTold(said)
    setLines('')
  }
  const fromFile = async ([file]: File[]) => {
    setFailed(false)
    let rows: string[][]
    try {
      rows = await services.readTable(file!)
    } catch {
      setTold('')
      setFailed(true)
      return
    }
    await take(readRows(rows))
  }
  return (
    <section class="box stack" aria-label={say('add')}>
      <h2>{say('add')}</h2>
      <label class="field">
        <span class="label">{say('lines')}</span>
        <textarea class="input" rows={4} value={lines} onInput={event => setLines(event.currentTarget.value)} />
        <span class="hint">{say('lines-hint')}</span>
      </label>
      <Radios
        label={say('kind')}
        value={kind}
        onChange={value => setKind(value as WatchedKind)}
        options={kinds.map(value => ({ value, label: say(`kind.${value}`) }))}
      />
      <div class="row">
        <Button kind="primary" disabled={lines.trim() === ''} onClick={() => take(readLines(lines))}>
          {say('add')}
        </Button>
        <FileButton accept=".csv,.txt,.tsv" onFiles={fromFile}>
          {say('read-file')}
        </FileButton>
      </div>
      {failed && <Notice tone="error" what={say('file-failed')} />}
      <p role="status">{told}</p>
    </section>
  )
}
