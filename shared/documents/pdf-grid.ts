/** Ruled lines → tables: grids of cells, merged where no line parts them. */
import type { Line } from './pdf-marks.ts'

export interface GridCell {
  row: number
  col: number
  rowSpan: number
  colSpan: number
}

export interface Grid {
  /** Where columns and rows begin and end, in points, ascending; one more than there are. */
  xs: number[]
  ys: number[]
  /** By `row * columns + column`: the cell that this field of the grid belongs to. */
  cells: GridCell[]
}

/** Points within which two lines are one, or meet. */
const NEAR = 2.5
const MOST_FIELDS = 20_000
/** More are a drawing; comparing each with each would take too long. */
const MOST_LINES = 3000

export const findGrids = (lines: readonly Line[]): Grid[] => {
  const merged = [...mergeLines(lines, true), ...mergeLines(lines, false)]
  if (merged.length > MOST_LINES) return []
  return connected(merged).flatMap(group => gridOf(group) ?? [])
}

/** Lines that stand on each other or follow each other become one. */
const mergeLines = (lines: readonly Line[], level: boolean): Line[] => {
  const sorted = lines.filter(line => line.level === level).sort((a, b) => a.at - b.at || a.from - b.from)
  const rows: Line[][] = []
  for (const line of sorted) {
    const row = rows.at(-1)
    if (row && line.at - row[0]!.at <= NEAR) row.push(line)
    else rows.push([line])
  }
  return rows.flatMap(row => {
    const out: Line[] = []
    for (const line of row.sort((a, b) => a.from - b.from)) {
      const last = out.at(-1)
      if (last && line.from <= last.to + NEAR) last.to = Math.max(last.to, line.to)
      else out.push({ ...line, at: row[0]!.at })
    }
    return out
  })
}

const meet = (a: Line, b: Line): boolean =>
  a.level !== b.level && a.at >= b.from - NEAR && a.at <= b.to + NEAR && b.at >= a.from - NEAR && b.at <= a.to + NEAR

const connected = (lines: Line[]): Line[][] => {
  const group = lines.map((_, i) => i)
  const root = (i: number): number => {
    let at = i
    while (group[at] !== at) at = group[at] = group[group[at]!]!
    return at
  }
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) if (meet(lines[i]!, lines[j]!)) group[root(j)] = root(i)
  }
  const groups = new Map<number, Line[]>()
  lines.forEach((line, i) => {
    const held = groups.get(root(i))
    if (held) held.push(line)
    else groups.set(root(i), [line])
  })
  return [...groups.values()]
}

const steps = (values: number[]): number[] => {
  const out: number[] = []
  for (const value of values.sort((a, b) => a - b)) if (out.length === 0 || value - out.at(-1)! > NEAR * 1.6) out.push(value)
  return out
}

/** Undefined for what is no table: a single frame, an underline, a drawing. */
const gridOf = (lines: readonly Line[]): Grid | undefined => {
  const level = lines.filter(line => line.level)
  const upright = lines.filter(line => !line.level)
  const ys = steps(level.map(line => line.at))
  const xs = steps(upright.map(line => line.at))
  // Tables open at the sides end where their level lines end.
  const left = Math.min(...level.map(line => line.from))
  const right = Math.max(...level.map(line => line.to))
  if (xs.length > 0 && left < xs[0]! - 3 * NEAR) xs.unshift(left)
  if (xs.length > 0 && right > xs.at(-1)! + 3 * NEAR) xs.push(right)
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_FIELDS) return undefined
  return { xs, ys, cells: cellsOf(xs, ys, level, upright) }
}

const covers = (lines: readonly Line[], at: number, middle: number): boolean =>
  lines.some(line => Math.abs(line.at - at) <= NEAR * 1.6 && line.from <= middle && line.to >= middle)

const cellsOf = (xs: number[], ys: number[], level: readonly Line[], upright: readonly Line[]): GridCell[] => {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const cells: (GridCell | undefined)[] = new Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < columns; col++) {
      if (cells[row * columns + col]) continue
      const middleY = (ys[row]! + ys[row + 1]!) / 2
      let colSpan = 1
      while (col + colSpan < columns && !cells[row * columns + col + colSpan] && !covers(upright, xs[col + colSpan]!, middleY))
        colSpan++
      const open = (r: number) => {
        for (let c = col; c < col + colSpan; c++)
          if (cells[r * columns + c] || covers(level, ys[r]!, (xs[c]! + xs[c + 1]!) / 2)) return false
        return true
      }
      let rowSpan = 1
      while (row + rowSpan < rows && open(row + rowSpan)) rowSpan++
      const cell: GridCell = { row, col, rowSpan, colSpan }
      for (let r = row; r < row + rowSpan; r++) for (let c = col; c < col + colSpan; c++) cells[r * columns + c] = cell
    }
  }
  return cells as GridCell[]
}

/** The cell a point stands in. */
export const cellAt = ({ xs, ys, cells }: Grid, x: number, y: number): GridCell | undefined => {
  const col = fieldAt(xs, x)
  const row = fieldAt(ys, y)
  return col < 0 || row < 0 ? undefined : cells[row * (xs.length - 1) + col]
}

const fieldAt = (steps: readonly number[], at: number): number => {
  if (at < steps[0]! - NEAR || at > steps.at(-1)! + NEAR) return -1
  for (let i = steps.length - 2; i > 0; i--) if (at >= steps[i]!) return i
  return 0
}
