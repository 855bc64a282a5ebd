/** Lines outside ruled tables → columns of prose, tables without rules, paragraphs, headings: in reading order. */
import type { Part, TextLine } from './pdf-lines.ts'

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

/** In line heights: what stands closer goes on in the cells above. */
const WRAPPED = 1.7
const FAR = 4

const tablesAndParagraphs = (lines: readonly TextLine[], body: number): Flow[] => {
  const out: Flow[] = []
  let plain: TextLine[] = []
  for (let i = 0; i < lines.length; ) {
    const end = tableEnd(lines, i)
    if (end - i < 2) {
      plain.push(lines[i]!)
      i++
      continue
    }
    const table = tableOf(lines.slice(i, end))
    if (table) {
      out.push(...paragraphsOf(plain, body), table)
      plain = []
    } else plain.push(...lines.slice(i, end))
    i = end
  }
  out.push(...paragraphsOf(plain, body))
  return out
}

/** Where the run of lines ends that have several parts, or go on in a cell of such a line. */
const tableEnd = (lines: readonly TextLine[], start: number): number => {
  if (lines[start]!.parts.length < 2) return start
  let end = start + 1
  for (; end < lines.length; end++) {
    const line = lines[end]!
    const gap = line.y - lines[end - 1]!.y
    if (gap > FAR * line.size) break
    if (line.parts.length > 1) continue
    // One part alone: the rest of a wrapped cell, if it stands close under a part and not at the table's left edge.
    const above = lines[end - 1]!
    const under = above.parts.some(part => Math.abs(part.x0 - line.x0) < line.size)
    if (gap > WRAPPED * line.size || !under || line.x0 < above.x0 + line.size) break
  }
  // A trailing single part with nothing after it belongs to the text below.
  return end
}

const tableOf = (lines: readonly TextLine[]): Flow | undefined => {
  const columns = columnSpans(lines)
  if (columns.length < 2 || lines.filter(line => line.parts.length > 1).length < 2) return undefined
  const rows: { line: TextLine; cells: string[] }[] = []
  for (const [i, line] of lines.entries()) {
    const cells: string[] = new Array(columns.length).fill('')
    for (const part of line.parts) {
      const at = columns.findIndex(column => (part.x0 + part.x1) / 2 <= column.x1)
      const col = at < 0 ? columns.length - 1 : at
      cells[col] = cells[col] ? `${cells[col]}  ${part.text}` : part.text
    }
    const above = rows.at(-1)
    const close = i > 0 && line.y - lines[i - 1]!.y <= WRAPPED * line.size
    // The first column says where a row begins.
    if (above && close && cells[0] === '' && above.cells[0] !== '')
      cells.forEach((text, col) => {
        if (text) above.cells[col] = above.cells[col] ? `${above.cells[col]}\n${text}` : text
      })
    else rows.push({ line, cells })
  }
  return { kind: 'table', rows }
}

/** Columns: parts that overlap from line to line. */
const columnSpans = (lines: readonly TextLine[]): { x0: number; x1: number }[] => {
  const parts = lines.filter(line => line.parts.length > 1).flatMap(line => line.parts.map(({ x0, x1 }) => ({ x0, x1 })))
  const columns: { x0: number; x1: number }[] = []
  for (const part of parts.sort((a, b) => a.x0 - b.x0)) {
    const last = columns.at(-1)
    if (last && part.x0 < last.x1) last.x1 = Math.max(last.x1, part.x1)
    else columns.push(part)
  }
  return columns
}

// ---------------------------------------------------------------- paragraphs

/** How much larger than the page's common size a heading is set. */
const LARGER = 1.25
const LONGEST_HEADING = 60
/** In type sizes. */
const FULL = 2.5
const LINE_GAP = 2.4
/** Narrower lines are a list more often than prose. */
const NARROW = 16

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
  above.x1 >= right - FULL * above.size &&
  right - left >= NARROW * above.size &&
  Math.abs(above.size - line.size) <= 0.1 * above.size &&
  line.y - above.y <= LINE_GAP * above.size &&
  (line.x0 <= above.x0 + above.size || line.x0 <= left + above.size) &&
  !startsItem(line.parts[0]?.text ?? '')

/** 一、 1. （2） 第三章: a numbered line begins anew. */
const startsItem = (text: string): boolean =>
  /^(?:[（(]?[0-9一二三四五六七八九十]{1,3}(?:[、.．)）]|\s)(?![0-9])|第[0-9一二三四五六七八九十]{1,3}[章节条])/.test(text)
