/** 信用报告: what it prints, whether it counts now, whether its issuer is on the filed list, and its file's hash. */
import { useState } from 'preact/hooks'
import { dayAt } from '#shared/core/days.ts'
import { sha256Hex } from '#shared/format/bytes.ts'
import { resultOf } from '#shared/review/matrix.ts'
import type { CreditReport } from '#shared/review/project.ts'
import { reportStanding } from '#shared/review/reports.ts'
import { reviewFactsWords } from '#shared/text/review-facts.ts'
import { reportLines } from '#shared/text/review-facts-lines.ts'
import { Button, byteSize, Checkbox, Field, FileButton, Notice, useLang, useWords } from '../kit/index.ts'
import type { PromisesProps } from './promises.tsx'
import type { ReviewServices } from './services.ts'

const LARGEST_KEPT = 20_000_000
const BLANK = { number: '', from: '', grade: '', on: '', until: '' }

interface Picked {
  name: string
  bytes: Uint8Array
  sha256: string
}

/** Where a report's file stands among the review's own, and then in the record. */
const pathOf = (bidder: string, { name, sha256 }: Picked): string =>
  `reports/${bidder}-${sha256.slice(0, 16)}${/\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? ''}`

export const Reports = ({
  services,
  bidder,
  run,
  by,
  signer,
  now,
  onChange,
}: PromisesProps & { services: Pick<ReviewServices, 'issuer'> }) => {
  const say = useWords(reviewFactsWords)
  const lang = useLang()
  const [fields, setFields] = useState(BLANK)
  const [picked, setPicked] = useState<Picked>()
  const [keep, setKeep] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const today = dayAt(Date.parse(now()))
  const held = bidder.reports ?? []
  const listed = (resultOf(bidder, run)?.finding.matches ?? []).filter(({ list }) => list === 'report')
  const field = (key: keyof typeof BLANK) => ({
    label: say(`report-${key}`),
    value: fields[key],
    onInput: (value: string) => setFields({ ...fields, [key]: value }),
  })
  const tooBig = picked !== undefined && picked.bytes.length > LARGEST_KEPT
  const pick = async (file: File) => {
    const bytes = new Uint8Array(await file.arrayBuffer())
    setPicked({ name: file.name, bytes, sha256: sha256Hex(bytes) })
  }
  const add = async () => {
    setBusy(true)
    setFailed(false)
    try {
      const kept = picked && keep && !tooBig ? pathOf(bidder.id, picked) : undefined
      const said = Object.fromEntries(
        Object.entries(fields).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
      )
      const report = {
        ...(said as Pick<CreditReport, 'number' | 'from' | 'grade' | 'on' | 'until'>),
        ...(picked
          ? { file: { name: picked.name, size: picked.bytes.length, sha256: picked.sha256, ...(kept ? { path: kept } : {}) } }
          : {}),
        issuer: await services.issuer(fields.from.trim()),
        by,
        at: now(),
      }
      onChange(
        one => ({ ...one, reports: [...(one.reports ?? []), report] }),
        picked && kept ? new Map([[kept, picked.bytes]]) : undefined,
      )
      setFields(BLANK)
      setPicked(undefined)
    } catch {
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section class="stack" aria-label={say('reports')}>
      <h3>{say('reports')}</h3>
      {held.length === 0 && <p class="soft">{say('report-none')}</p>}
      {held.map((report, no) => {
        const is = reportStanding(report, today)
        const doubt = (line: number) =>
          line === 1 ? is !== 'valid' && is !== 'open' : line === 2 && report.issuer.is !== 'filed'
        return (
          <div key={no}>
            <ul>
              {reportLines(report, is, lang).map((line, at) => (
                <li key={line} class={doubt(at) ? 'flag' : at > 2 ? 'code small' : ''}>
                  {line}
                </li>
              ))}
            </ul>
            <Button
              kind="quiet"
              label={say('facts-remove-of', { what: report.number })}
              onClick={() => onChange(one => ({ ...one, reports: (one.reports ?? []).filter((_, i) => i !== no) }))}
            >
              {say('facts-remove')}
            </Button>
          </div>
        )
      })}
      <details>
        <summary>{say('report-add')}</summary>
        <div class="stack">
          {listed.map(({ listKey, record }) => (
            <p key={`${listKey} ${record.id}`}>
              <Button
                onClick={() =>
                  setFields({
                    number: record.ref ?? record.id,
                    from: record.authority ?? '',
                    grade: record.grade ?? '',
                    on: record.dates.since?.on ?? '',
                    until: record.dates.validUntil?.on ?? '',
                  })
                }
              >
                {say('report-take', { number: record.ref ?? record.id })}
              </Button>
            </p>
          ))}
          <div class="grid">
            <Field {...field('number')} required />
            <Field {...field('from')} required />
            <Field {...field('grade')} />
            <Field {...field('on')} type="date" />
            <Field {...field('until')} type="date" />
            {signer}
          </div>
          <p class="row">
            <FileButton onFiles={([file]) => file && void pick(file)}>{say('report-file')}</FileButton>
            {picked && (
              <span class="code small">
                {picked.name} · {byteSize(picked.bytes.length)} · {picked.sha256}
              </span>
            )}
          </p>
          {picked && !tooBig && <Checkbox label={say('report-keep')} checked={keep} onChange={setKeep} />}
          <p class="soft small">{say(tooBig ? 'report-big' : 'report-keep-hint')}</p>
          {failed && <Notice tone="error" what={say('report-failed')} />}
          <p class="row">
            <Button
              disabled={busy || by === '' || fields.number.trim() === '' || fields.from.trim() === ''}
              onClick={() => void add()}
            >
              {say('report-add')}
            </Button>
          </p>
        </div>
      </details>
    </section>
  )
}
