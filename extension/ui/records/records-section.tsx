/** 核验审查记录: a record dropped or chosen, and what holds of it, in words. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { type PacketForm, readPacket } from '#shared/review/exports/packet-form.ts'
import { beijingTime } from '#shared/review/names.ts'
import { type RecordReport, verifyRecord } from '#shared/review/verify-record.ts'
import { recordsWords } from '#shared/text/records.ts'
import { recordFaultText } from '#shared/text/review.ts'
import { grouped } from '#shared/text/words.ts'
import { Button, byteSize, DropZone, FileButton, Notice, Progress, useLang, useWords } from '../kit/index.ts'
import { type Chosen, chosenFiles, droppedFiles, MOST_BYTES, RecordReadError, recordFiles } from './record-files.ts'

type State =
  | { is: 'waiting' }
  | { is: 'reading'; stop: AbortController }
  | { is: 'failed'; error: RecordReadError }
  | { is: 'read'; source: string; report: RecordReport; packet: PacketForm | undefined }

export const RecordsSection = () => {
  const say = useWords(recordsWords)
  const [state, setState] = useState<State>({ is: 'waiting' })
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const read = async (choosing: Promise<Chosen[]>) => {
    running.current?.abort()
    const stop = new AbortController()
    running.current = stop
    setState({ is: 'reading', stop })
    try {
      const chosen = await choosing
      const files = await recordFiles(chosen, stop.signal)
      stop.signal.throwIfAborted()
      setState({ is: 'read', source: chosen[0]!.path.split('/')[0]!, report: verifyRecord(files), packet: readPacket(files) })
    } catch (error) {
      if (stop.signal.aborted) return
      setState({ is: 'failed', error: error instanceof RecordReadError ? error : new RecordReadError('unreadable', '') })
    }
  }
  const take = (files: File[]) => void read(Promise.resolve(chosenFiles(files)))

  return (
    <div class="stack">
      <p class="soft">{say('intro')}</p>
      <section class="box">
        <DropZone onDrop={carried => void read(droppedFiles(carried.items))}>
          <p>{say('drop')}</p>
          <p class="row">
            <FileButton kind="primary" accept=".zip" onFiles={take}>
              {say('choose-zip')}
            </FileButton>
            <FileButton folder onFiles={take}>
              {say('choose-folder')}
            </FileButton>
          </p>
        </DropZone>
      </section>
      <div class="stack" aria-live="polite">
        {state.is === 'reading' && (
          <div class="row">
            <Progress label={say('reading')} />
            <Button
              onClick={() => {
                state.stop.abort()
                setState({ is: 'waiting' })
              }}
            >
              {say('cancel')}
            </Button>
          </div>
        )}
        {state.is === 'failed' && (
          <Notice tone="error" what={say(state.error.code, { name: state.error.file, size: byteSize(MOST_BYTES) })} />
        )}
        {state.is === 'read' && <Report {...state} />}
      </div>
    </div>
  )
}

const Report = ({ source, report, packet }: Extract<State, { is: 'read' }>) => {
  const say = useWords(recordsWords)
  const lang = useLang()
  const { record, faults, digest, files, proofs } = report
  const rows: [string, string | undefined, 'code'?][] = [
    [say('source'), source],
    [say('project'), record && ([record.project.name, record.project.number].filter(Boolean).join(' ') || say('unnamed'))],
    [say('at'), record && beijingTime(record.run.at)],
    [say('bidders'), record && grouped(record.bidders.length)],
    [say('lists'), record && grouped(record.lists.length)],
    [say('files'), grouped(files)],
    [say('digest'), digest, 'code'],
    [say('previous'), record?.previous, 'code'],
    [say('packet'), packet && say('packet-is', { whole: packet.whole, no: packet.no }), 'code'],
    [say('proofs'), proofs.length > 0 ? proofs.join(' ') : undefined],
  ]
  return (
    <section class="box stack" aria-label={say('result')}>
      <Notice
        tone={faults.length === 0 ? 'done' : 'error'}
        what={faults.length === 0 ? say('good') : say('bad', { n: grouped(faults.length) })}
      />
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, code, detail }) => (
            <li key={`${path} ${code}`}>
              <span class="code">{path}</span>：{recordFaultText(code, lang)}
              {detail && <span class="soft"> {detail}</span>}
            </li>
          ))}
        </ul>
      )}
      <dl class="kv">
        {rows.flatMap(([label, value, kind]) =>
          value === undefined
            ? []
            : [
                <dt key={label}>{label}</dt>,
                <dd key={`${label} value`} class={kind}>
                  {value}
                </dd>,
              ],
        )}
      </dl>
      {digest && <p class="soft small">{say('digest-hint')}</p>}
    </section>
  )
}
