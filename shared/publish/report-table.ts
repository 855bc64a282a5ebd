/** The quality report as a table of text, columns in line for Chinese characters too. */
import { sumTallies, TALLY_NAMES, type Tally } from '#shared/statistics/row-tally.ts'
import { reportWords, rowNoteText } from '#shared/text/import.ts'
import { grouped, type Lang, speak } from '#shared/text/words.ts'
import type { ImportReport, RowNote } from './report.ts'

/** Departments printed by name. */
const SHOWN = 12

/** Columns a character takes on a terminal: two for East Asian wide characters. */
const widthOf = (text: string): number => {
  let width = 0
  for (const c of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c) ? 2 : 1
  return width
}
const pad = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)))
  return right ? space + text : text + space
}

/** Rows of cells; the first column is text, the others numbers unless `text`. */
export const textTable = (rows: string[][], text = false): string => {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map(r => widthOf(r[i] ?? ''))))
  return rows
    .map(r =>
      r
        .map((cell, i) => pad(cell, widths[i]!, !text && i > 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export const reportTable = (report: ImportReport, lang: Lang = 'zh-CN'): string => {
  const say = speak(reportWords, lang)
  const numbers = (tally: Tally) => TALLY_NAMES.map(c => grouped(tally[c]))
  const parts = [say('title', { list: report.listId, day: report.retrievedAt })]
  parts.push(
    textTable(
      [
        [say('file'), say('mapping'), say('format'), say('encoding')],
        ...report.files.map(f => [f.file, f.mapping, f.format, f.encoding]),
      ],
      true,
    ),
  )
  for (const f of report.files) {
    if (f.columnsMissing.length > 0) parts.push(say('missing', { columns: f.columnsMissing.join('、') }))
  }
  const shown = report.departments.length > 1 ? report.departments.slice(0, SHOWN) : []
  const rest = report.departments.slice(SHOWN)
  const rows = [
    [say('department'), ...TALLY_NAMES.map(c => say(c))],
    [say('total'), ...numbers(report.total)],
  ]
  for (const d of shown) rows.push([d.department || say('unnamed'), ...numbers(d)])
  if (shown.length > 0 && rest.length > 0) rows.push([`${say('others')} ${rest.length}`, ...numbers(sumTallies(rest))])
  parts.push(textTable(rows))
  const clocks = ['since', 'validUntil', 'effectUntil', 'publishedUntil'] as const
  const sources = ['printed', 'parsed', 'by-rule', 'unknown'] as const
  parts.push(
    textTable([
      [say('clock'), ...sources.map(s => say(s))],
      ...clocks.map(c => [say(c), ...sources.map(s => grouped(report.clocks[c][s]))]),
    ]),
  )
  const notes = Object.entries(report.notes) as [RowNote, number][]
  if (notes.length > 0) {
    const examples = (note: RowNote) =>
      report.lines
        .filter(l => l.note === note)
        .slice(0, 3)
        .map(l => (l.detail ? `${l.line}（${l.detail.slice(0, 40)}）` : String(l.line)))
        .join('，')
    parts.push(
      textTable(
        [
          [say('note'), say('count'), say('examples')],
          ...notes.map(([note, n]) => [rowNoteText(note, lang), grouped(n), examples(note)]),
        ],
        true,
      ),
    )
  }
  return parts.join('\n\n')
}
