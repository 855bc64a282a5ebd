/** Lines outside ruled tables → columns of prose, tables without rules, paragraphs, headings: in reading order. */
import { joinParts, type Part, type TextLine } from './pdf-lines.ts'

export type Flow =
  | { kind: 'paragraph'; lines: TextLine[]; heading: boolean }
  /** Rows of cells by column; empty where the row has nothing there. */
  | { kind: 'table'; rows: { line: TextLine; cells: string[] }[] }

export const flowOf = (lines: readonly TextLine[]): Flow[] => {
  const body = medianOf(lines.map(line => line.size))
  return columnsOf(lines).flatMap(column => tablesAndParagraphs(column, body))
}

const medianOf = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0

// ---------------------------------------------------------------- columns of prose

/** Fewer lines side by side are a table's row, or a form. */
const COLUMN_LINES = 6
const COLUMN_CHARACTERS = 12
const COLUMN_WIDTH = 0.3

/** Lines of two columns, the left one read first; a line across both ends the pair. */
const columnsOf = (lines: readonly TextLine[]): TextLine[][] => {
  const gutter = gutterOf(lines)
  if (gutter === undefined) return [[...lines]]
  const out: TextLine[][] = []
  let left: TextLine[] = []
  let right: TextLine[] = []
  const end = () => {
    out.push(left, right)
    left = []
    right = []
  }
  for (const line of lines) {
    if (line.parts.some(part => part.x0 < gutter && part.x1 > gutter)) {
      end()
      out.push([line])
      continue
    }
    const sides = [line.parts.filter(part => part.x1 <= gutter), line.parts.filter(part => part.x0 >= gutter)]
    if (sides[0]!.length > 0) left.push(withParts(line, sides[0]!))
    if (sides[1]!.length > 0) right.push(withParts(line, sides[1]!))
  }
  end()
  return out.filter(column => column.length > 0)
}

const withParts = (line: TextLine, parts: Part[]): TextLine => ({ ...line, parts, x0: parts[0]!.x0, x1: parts.at(-1)!.x1 })

/** The middle of the gap between two columns of running text; undefined for anything else, tables above all. */
const gutterOf = (lines: readonly TextLine[]): number | undefined => {
  const pairs = lines.filter(line => line.parts.length === 2)
  if (pairs.length < COLUMN_LINES) return undefined
  const width = Math.max(...lines.map(line => line.x1)) - Math.min(...lines.map(line => line.x0))
  const leftEnd = medianOf(pairs.map(line => line.parts[0]!.x1))
  const rightStart = medianOf(pairs.map(line => line.parts[1]!.x0))
  if (leftEnd >= rightStart) return undefined
  const prose = [0, 1].every(side => {
    const parts = pairs.map(line => line.parts[side]!)
    return (
      medianOf(parts.map(part => part.x1 - part.x0)) >= COLUMN_WIDTH * width &&
      medianOf(parts.map(part => part.text.length)) >= COLUMN_CHARACTERS
    )
  })
  const even = pairs.filter(line => Math.abs(line.parts[1]!.x0 - rightStart) < line.size * 2.5).length
  return prose && even >= pairs.length * 0.6 ? (leftEnd + rightStart) / 2 : undefined
}

// ---------------------------------------------------------------- tables without rules

/** In type sizes: lines that stand closer may be one cell's. */
const WRAPPED = 1.7
/** Closer than a line's height: lines of cells side by side. */
const WOVEN = 0.9
/** Farther apart, rows are no table's. */
const FAR = 4

const tablesAndParagraphs = (lines: readonly TextLine[], body: number): Flow[] => {
  const out: Flow[] = []
  let plain: TextLine[] = []
  for (let i = 0; i < lines.length; ) {
    const end = tableEnd(lines, i)
    const run = lines.slice(i, end)
    const above = end - i < 2 ? 0 : linesAbove(plain, run)
    const rows = end - i < 2 ? undefined : rowsOf([...plain.slice(plain.length - above), ...run])
    if (rows) {
      out.push(...paragraphsOf(plain.slice(0, plain.length - above), body), { kind: 'table', rows })
      plain = []
    } else plain.push(...run)
    i = end
  }
  out.push(...paragraphsOf(plain, body))
  return out
}

/** How many of the lines before a table are the upper lines of its first row's centred cells. */
const linesAbove = (plain: readonly TextLine[], table: readonly TextLine[]): number => {
  const [first] = columnSpans(table)
  let n = 0
  for (let below = table[0]!; first && n < plain.length; n++) {
    const line = plain[plain.length - 1 - n]!
    if (line.parts.length > 1 || line.x0 <= first.x1 || !isClose(line, below)) break
    below = line
  }
  return n
}

/** Where the run of lines ends that have several parts, or stand in one column of such lines. */
const tableEnd = (lines: readonly TextLine[], start: number): number => {
  if (lines[start]!.parts.length < 2) return start + 1
  let end = start + 1
  for (; end < lines.length; end++) {
    const line = lines[end]!
    if (line.y - lines[end - 1]!.y > FAR * line.size) break
    const woven = line.y - lines[end - 1]!.y < WOVEN * line.size
    if (line.parts.length < 2 && !woven && !inOneColumn(line, columnSpans(lines.slice(start, end)))) break
  }
  // The last lines may be the text below the table.
  while (end - start > 1 && lines[end - 1]!.parts.length < 2 && !isClose(lines[end - 2]!, lines[end - 1]!)) end--
  return end
}

const isClose = (above: TextLine, below: TextLine) => below.y - above.y <= WRAPPED * below.size

/** Or between two. In the first column a line alone is a new row, or the text below. */
const inOneColumn = (line: TextLine, columns: readonly Span[]): boolean =>
  columns.length > 1 &&
  line.x0 > columns[0]!.x1 &&
  line.x0 < columns.at(-1)!.x1 &&
  columns.filter(column => line.x0 < column.x1 && line.x1 > column.x0).length <= 1

interface Span {
  x0: number
  x1: number
}

/** Columns: parts that overlap from line to line. */
const columnSpans = (lines: readonly TextLine[]): Span[] => {
  const parts = lines.filter(line => line.parts.length > 1).flatMap(line => line.parts.map(({ x0, x1 }) => ({ x0, x1 })))
  const columns: Span[] = []
  for (const part of parts.sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1)
    if (last && part.x0 < last.x1) last.x1 = Math.max(last.x1, part.x1)
    else columns.push(part)
  }
  return columns
}

const columnAt = (columns: readonly Span[], { x0, x1 }: Part): number => {
  const at = columns.findIndex(column => (x0 + x1) / 2 <= column.x1)
  return at < 0 ? columns.length - 1 : at
}

type Row = { line: TextLine; cells: string[] }

/** Undefined where nothing stands under each other. */
const rowsOf = (lines: readonly TextLine[]): Row[] | undefined => {
  const columns = columnSpans(lines)
  if (columns.length < 2 || lines.filter(line => line.parts.length > 1).length < 2) return undefined
  return rowGroups(lines, columns).map(group => {
    const cells: Part[][] = columns.map(() => [])
    for (const line of group) for (const part of line.parts) cells[columnAt(columns, part)]!.push(part)
    return {
      line: group[0]!,
      cells: cells.map((parts, col) => joinParts(parts, columns[col]!.x1 - columns[col]!.x0, group[0]!.size)),
    }
  })
}

/**
 * A row is a line with something in the first column, and the lines around it that belong to its other cells: these stand under it,
 * or over and under it where cells are centred. Between two rows the widest gap parts them.
 */
const rowGroups = (lines: readonly TextLine[], columns: readonly Span[]): TextLine[][] => {
  const inFirst = lines.flatMap((line, i) => (columnAt(columns, line.parts[0]!) === 0 ? [i] : []))
  const heads = inFirst.filter((at, i) => i === 0 || !isWoven(lines.slice(inFirst[i - 1], at + 1)))
  if (heads.length === 0) return lines.map(line => [line])
  const starts = [0]
  for (let h = 1; h < heads.length; h++) starts.push(widestGap(lines, heads[h - 1]!, heads[h]!))
  return starts.map((start, i) => lines.slice(start, starts[i + 1] ?? lines.length))
}

/** Lines closer than a line's height are lines of cells side by side, centred each for itself. */
const isWoven = (lines: readonly TextLine[]): boolean =>
  lines.length > 2 && lines.every((line, i) => i === 0 || line.y - lines[i - 1]!.y < WOVEN * line.size)

/** Index of the first line after the widest gap between two lines; of equal gaps the last: cells mostly begin at their row's top. */
const widestGap = (lines: readonly TextLine[], from: number, to: number): number => {
  let best = to
  let widest = 0
  for (let i = from + 1; i <= to; i++) {
    const gap = lines[i]!.y - lines[i - 1]!.y
    if (gap >= widest - 0.5) {
      best = i
      widest = Math.max(widest, gap)
    }
  }
  return best
}

// ---------------------------------------------------------------- paragraphs

/** How much larger than the page's common size a heading is set. */
const LARGER = 1.25
const LONGEST_HEADING = 60
/** In type sizes. */
const FULL = 2.5
const LINE_GAP = 2.4
/** Narrow columns are filled to the last character; still narrower ones are labels. */
const NARROW = 16
const NARROW_FULL = 1.2
const LEAST = 6

const paragraphsOf = (lines: readonly TextLine[], body: number): Flow[] => {
  const out: { kind: 'paragraph'; lines: TextLine[]; heading: boolean }[] = []
  const right = Math.max(...lines.map(line => line.x1))
  const left = Math.min(...lines.map(line => line.x0))
  for (const line of lines) {
    const above = out.at(-1)?.lines.at(-1)
    const heading = line.size >= LARGER * body && line.parts.reduce((n, part) => n + part.text.length, 0) <= LONGEST_HEADING
    if (above && goesOn(above, line, left, right)) out.at(-1)!.lines.push(line)
    else out.push({ kind: 'paragraph', lines: [line], heading })
  }
  return out
}

/** A line that reaches the right edge goes on in the next, unless that one is indented, set in another size or stands far below. */
const goesOn = (above: TextLine, line: TextLine, left: number, right: number): boolean =>
  above.x1 >= right - (isNarrow(above, left, right) ? NARROW_FULL : FULL) * above.size &&
  right - left >= LEAST * above.size &&
  !/[:：;；。！？]$/.test(above.parts.at(-1)?.text ?? '') &&
  Math.abs(above.size - line.size) <= 0.1 * above.size &&
  line.y - above.y <= LINE_GAP * above.size &&
  (line.x0 <= above.x0 + above.size || line.x0 <= left + above.size) &&
  !startsItem(line.parts[0]?.text ?? '')

const isNarrow = ({ size }: TextLine, left: number, right: number) => right - left < NARROW * size

/** 一、 1. （2） 第三章: a numbered line begins anew. */
const startsItem = (text: string): boolean =>
  /^(?:[（(]?[0-9一二三四五六七八九十]{1,3}(?:[、.．)）]|\s)(?![0-9])|第[0-9一二三四五六七八九十]{1,3}[章节条])/.test(text)
