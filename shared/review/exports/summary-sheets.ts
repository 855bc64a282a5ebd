/** A review's summary as a spreadsheet: sheets of text cells, so that no value is ever run as a formula. */
import type { Row, Sheet } from 'write-excel-file/universal'
import writeXlsx from 'write-excel-file/universal'
import { reviewSpeak } from '../../text/review.ts'
import { summaryWords } from '../../text/summary.ts'
import { type Lang, speak } from '../../text/words.ts'
import { plain } from '../plain.ts'
import type { Summary } from './summary.ts'

/** What a cell of a spreadsheet may hold. */
const LONGEST = 32_767

/** Head row, then rows; all of one length. */
interface Plan {
  name: string
  head: string[]
  widths: number[]
  rows: string[][]
}

/** Format `@` keeps a cell text also after somebody has edited it: `=1+1` is not run then either. */
const cell = (value: string, head: boolean): Row[number] => {
  const shown = plain(value)
  const kept = shown.length > LONGEST ? `${shown.slice(0, LONGEST - 1)}…` : shown
  return kept === ''
    ? null
    : { value: kept, type: String, format: '@', wrap: true, alignVertical: 'top', ...(head ? { fontWeight: 'bold' } : {}) }
}

const sheetOf = ({ name, head, widths, rows }: Plan): Sheet<Blob> => ({
  sheet: name,
  data: [head.map(value => cell(value, true)), ...rows.map(row => row.map(value => cell(value, false)))],
  columns: head.map((_, i) => ({ width: widths[i] ?? 16 })),
  stickyRowsCount: 1,
  orientation: 'landscape',
})

/** The bytes of an XLSX file. */
export const summarySheets = async (summary: Summary, lang: Lang): Promise<Blob> =>
  writeXlsx(plansOf(summary, lang).map(sheetOf)).toBlob()

const plansOf = (summary: Summary, lang: Lang): Plan[] => {
  const say = speak(summaryWords, lang)
  const { project, bidders, columns, lists } = summary
  const who = [say('no'), say('supplier'), say('code')]
  const whoWidths = [6, 32, 22]
  const findings = bidders.flatMap(({ no, name, code, findings: found }) => found.map(one => ({ no, name, code, ...one })))
  const finding = [
    'list',
    'record',
    'ref',
    'authority',
    'reason',
    'outcome',
    'severity',
    'since',
    'ban',
    'area',
    'valid',
    'published',
    'standing',
    'basis',
    'certainty',
    'effect',
    'consequence',
    'judged',
  ] as const
  const official = ['list', 'channel', 'result', 'at', 'by', 'url', 'rows', 'note', 'captures', 'asked'] as const
  return [
    {
      name: say('sheet-matrix'),
      head: [...who, say('group'), say('conclusion'), say('finding'), ...columns],
      widths: [...whoWidths, 14, 10, 40, ...columns.map(() => 22)],
      rows: bidders.map(({ no, name, code, group, conclusion, finding: found, cells }) => [
        no,
        name,
        code,
        group,
        conclusion,
        found,
        ...cells.map(({ answer }) => answer),
      ]),
    },
    {
      name: say('sheet-findings'),
      head: [...who, ...finding.map(key => say(key))],
      widths: [...whoWidths, 26, 28, 24, 22, 36, 36, 14, 14, 26, 14, 26, 26, 20, 34, 24, 18, 40, 30],
      rows: findings.map(row => [row.no, row.name, row.code, ...finding.map(key => row[key])]),
    },
    {
      name: say('sheet-official'),
      head: [...who, ...official.map(key => say(key))],
      widths: [...whoWidths, 26, 16, 24, 20, 12, 36, 40, 24, 40, 32],
      rows: bidders.flatMap(({ no, name, code, official: looked, withoutOfficial }) => [
        ...looked.map(row => [no, name, code, ...official.map(key => row[key])]),
        ...(withoutOfficial
          ? [
              [
                no,
                name,
                code,
                ...official.map(key => (key === 'result' ? say('without-official') : key === 'note' ? withoutOfficial : '')),
              ],
            ]
          : []),
      ]),
    },
    {
      name: say('sheet-decisions'),
      head: [...who, say('verdict'), say('ground'), say('by'), say('at'), say('second'), say('second-at'), say('holds')],
      widths: [...whoWidths, 10, 44, 12, 20, 12, 20, 12],
      rows: bidders.flatMap(({ no, name, code, decisions }) =>
        decisions.map(one => [no, name, code, one.verdict, one.ground, one.by, one.at, one.second, one.secondAt, one.holds]),
      ),
    },
    { name: say('sheet-project'), head: [say('item'), say('value')], widths: [24, 70], rows: factsOf(project, lists, lang) },
  ]
}

const factsOf = (project: Summary['project'], lists: Summary['lists'], lang: Lang): string[][] => {
  const say = reviewSpeak(lang)
  const own = speak(summaryWords, lang)
  const facts: [string, string][] = [
    [say('project'), project.name],
    [say('number'), project.number],
    [say('stage'), project.stage],
    [say('context'), project.context],
    [say('channels'), project.channels],
    [say('window'), project.window],
    [say('evidence-method'), project.evidence],
    [say('rules'), project.rules],
    [say('at'), project.at],
    [say('as-of'), project.asOf],
    [own('count'), project.count],
    [say('policy'), project.policy],
    [say('tool'), project.tool],
    [own('digest'), project.digest],
    ...lists.map(({ name, publisher, version, data, required }): [string, string] => [
      [name, required && `（${required}）`].filter(Boolean).join(''),
      [version, data, publisher].filter(Boolean).join(' · '),
    ]),
    ['', say('disclaimer')],
  ]
  return facts.filter(([, value]) => value !== '')
}
