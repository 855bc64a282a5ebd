/** Delimited text → rows. The line of a row counts the line ends inside quoted cells. */
import Papa from 'papaparse'
import { DocumentError } from './fault.ts'
import type { Pace } from './pace.ts'

const DELIMITERS = [',', '\t', ';', '|', '，', '^']
const CHUNK = 1 << 17

export interface TextRow {
  /** Line it begins on, counted from 1. */
  line: number
  /** White space at the ends removed. */
  cells: string[]
}

export interface CsvRows {
  rows: TextRow[]
  /** Rows whose quotation marks make no sense. */
  broken: { line: number; reason: 'broken-quotes' }[]
}

/** Rows with at least one cell of text. A quotation mark that is never closed swallows all that follows: refused with its line. */
export const readCsv = (text: string, pace: Pace, delimiter?: string): Promise<CsvRows> =>
  new Promise((resolve, reject) => {
    const rows: TextRow[] = []
    const broken: CsvRows['broken'] = []
    let line = 1
    Papa.parse<string[]>(text, {
      delimiter: delimiter ?? guessDelimiter(text),
      chunkSize: CHUNK,
      chunk: (result: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
        const quotes = new Map(result.errors.filter(e => e.type === 'Quotes').map(e => [e.row ?? 0, e.code]))
        for (const [index, cells] of result.data.entries()) {
          const fault = quotes.get(index)
          if (fault === 'MissingQuotes') {
            // Before the abort, which ends in `complete`.
            reject(new DocumentError('broken-quotes', '', line))
            return parser.abort()
          }
          if (fault) broken.push({ line, reason: 'broken-quotes' })
          else if (cells.some(c => c.trim() !== '')) rows.push({ line, cells: cells.map(c => c.trim()) })
          line += 1 + cells.reduce((sum, cell) => sum + lineEnds(cell), 0)
        }
        const turn = pace()
        if (!turn) return
        parser.pause()
        turn.then(
          () => parser.resume(),
          error => {
            reject(error)
            parser.abort()
          },
        )
      },
      complete: () => resolve({ rows, broken }),
      error: (error: Error) => reject(error),
    })
  })

const lineEnds = (cell: string): number => {
  if (!/[\r\n]/.test(cell)) return 0
  return cell.match(/\r\n|\r|\n/g)!.length
}

/** The mark that cuts most of the first lines into the same number of cells, more than one. Ties: the earlier of the list. */
export const guessDelimiter = (text: string): string => {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\r|\n/, 40)
    .filter(l => l.trim() !== '')
  let best = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const cells = line.replace(/"[^"]*"/g, '').split(delimiter).length
      if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1)
    }
    const score = Math.max(0, ...counts.values())
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}
