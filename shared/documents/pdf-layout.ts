/** Pages of runs and ruled lines → blocks. A table that goes on over pages stays one table. */
import type { BlockList } from './block-list.ts'
import { type Flow, flowOf } from './pdf-flow.ts'
import { cellAt, findGrids, type Grid, type GridCell } from './pdf-grid.ts'
import { linesOf, type TextLine, textInCell, textOf, unwrapped } from './pdf-lines.ts'
import type { Line } from './pdf-marks.ts'
import { type Run, upright } from './pdf-runs.ts'
import type { Place } from './types.ts'

export interface PdfPage {
  number: number
  /** In points, as it is shown. */
  width: number
  height: number
  runs: Run[]
  lines: Line[]
}

/** A page's share at its top and bottom where running titles and page numbers stand. */
const MARGIN = 0.12
const PAGE_NUMBER =
  /^(?:第?\s*[0-9]{1,4}\s*页?(?:\s*[,，/／]?\s*共?\s*[0-9]{1,4}\s*页?)?|[-—–－]\s*[0-9]{1,4}\s*[-—–－]|page [0-9]{1,4}(?: of [0-9]{1,4})?)$/i

/** What differs in a running title from page to page. Any other number may be a code. */
const PAGE_WORDS = /第\s*[0-9]{1,4}\s*页|共\s*[0-9]{1,4}\s*页/g

interface OpenTable {
  index: number
  rows: number
  xs: number[]
}

export class PdfLayout {
  readonly #list: BlockList
  #tables = 0
  /** The table that ended the last page. */
  #open: OpenTable | undefined
  /** Running titles of the last page. */
  #running = new Set<string>()
  #page!: PdfPage

  constructor(list: BlockList) {
    this.#list = list
  }

  page(page: PdfPage): void {
    this.#page = page
    const turns = ([0, 1, 2, 3] as const)
      .map(turn => ({ turn, runs: page.runs.filter(run => run.turn === turn) }))
      .filter(({ runs }) => runs.length > 0)
      .sort((a, b) => b.runs.length - a.runs.length)
    const open = this.#open
    this.#open = undefined
    for (const [i, { turn, runs }] of turns.entries())
      this.#upright(runs, turnLines(page.lines, turn), i === 0 ? open : undefined)
    for (const run of page.runs) if (run.turn === undefined) this.#list.add(run.text, { kind: 'text' }, this.#place(run.at))
  }

  #upright(runs: readonly Run[], rules: readonly Line[], open: OpenTable | undefined): void {
    const grids = findGrids(rules).sort((a, b) => a.ys[0]! - b.ys[0]!)
    const inside = new Map<Grid, Map<GridCell, Run[]>>(grids.map(grid => [grid, new Map()]))
    const outside: Run[] = []
    for (const run of runs.flatMap(one => splitAt(one, grids))) {
      const at = cellOf(run, grids)
      if (!at) outside.push(run)
      else {
        const cells = inside.get(at.grid)!
        const held = cells.get(at.cell)
        if (held) held.push(run)
        else cells.set(at.cell, [run])
      }
    }
    let lines = this.#withoutRunning(linesOf(outside))
    let before = open
    for (const grid of grids) {
      const cells = inside.get(grid)!
      if (cells.size === 0) continue
      const above = lines.filter(line => line.y <= grid.ys[0]!)
      lines = lines.slice(above.length)
      this.#flow(above)
      before = this.#grid(grid, cells, above.length === 0 ? before : undefined)
    }
    this.#flow(lines)
    this.#open = lines.length === 0 ? before : undefined
  }

  /** @param open the table that this one may continue. */
  #grid(grid: Grid, cells: ReadonlyMap<GridCell, Run[]>, open: OpenTable | undefined): OpenTable {
    const rows = grid.ys.length - 1
    const goesOn =
      open && open.xs.length === grid.xs.length && open.xs.every((x, i) => Math.abs(x - grid.xs[i]!) < 6) ? open : undefined
    const table = goesOn ?? { index: this.#tables++, rows: 0, xs: grid.xs }
    const sorted = [...cells].sort(([a], [b]) => a.row - b.row || a.col - b.col)
    for (const [cell, runs] of sorted) {
      const lines = linesOf(runs)
      const text = textInCell(lines, grid.xs[cell.col + cell.colSpan]!)
      const shape = { table: table.index, ...cell, row: cell.row + table.rows, header: false }
      this.#list.add(text, { kind: 'cell', cell: shape }, this.#place(lines[0]!.at))
    }
    return { ...table, rows: table.rows + rows }
  }

  #flow(lines: readonly TextLine[]): void {
    for (const flow of flowOf(lines)) this.#add(flow)
  }

  #add(flow: Flow): void {
    if (flow.kind === 'paragraph') {
      const text = unwrapped(flow.lines)
      const shape = flow.heading ? ({ kind: 'heading', level: 2 } as const) : ({ kind: 'text' } as const)
      this.#list.add(text, shape, this.#place(flow.lines[0]!.at))
      return
    }
    const table = this.#tables++
    flow.rows.forEach(({ line, cells }, row) => {
      cells.forEach((text, col) => {
        const shape = { table, row, col, rowSpan: 1, colSpan: 1, header: false }
        this.#list.add(text, { kind: 'cell', cell: shape }, this.#place(line.at))
      })
    })
  }

  /** Page numbers, and titles that the page before had too: they part sentences and tables that go on. */
  #withoutRunning(lines: readonly TextLine[]): TextLine[] {
    const { height } = this.#page
    const was = this.#running
    this.#running = new Set()
    return lines.filter(line => {
      if (line.at.y > height * MARGIN && line.at.y < height * (1 - MARGIN)) return true
      const text = textOf(line)
      if (PAGE_NUMBER.test(text.trim())) return false
      const print = `${text.replace(PAGE_WORDS, '')}|${Math.round(line.at.y / 4)}`
      this.#running.add(print)
      return !was.has(print)
    })
  }

  #place({ x, y }: { x: number; y: number }): Place {
    const { number, width, height } = this.#page
    const share = (part: number, whole: number) => Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 1000
    return { page: number, x: share(x, width), y: share(y, height) }
  }
}

/** Ruled lines as the page turned by as much sees them. */
const turnLines = (lines: readonly Line[], turn: 0 | 1 | 2 | 3): readonly Line[] =>
  turn === 0
    ? lines
    : lines.map(({ level, at, from, to }) => {
        const [a, b] = level ? [upright(from, at, turn), upright(to, at, turn)] : [upright(at, from, turn), upright(at, to, turn)]
        const stays = Math.abs(a[1] - b[1]) < Math.abs(a[0] - b[0])
        const axis = stays ? 0 : 1
        return { level: stays, at: a[1 - axis]!, from: Math.min(a[axis]!, b[axis]!), to: Math.max(a[axis]!, b[axis]!) }
      })

const cellOf = (run: Run, grids: readonly Grid[]): { grid: Grid; cell: GridCell } | undefined => {
  for (const grid of grids) {
    const cell = cellAt(grid, (run.x0 + run.x1) / 2, run.y - run.size * 0.35)
    if (cell) return { grid, cell }
  }
  return undefined
}

/** A run that spaces carry over a ruled line is cut at them: pdfjs-dist joins what stands close. */
const splitAt = (run: Run, grids: readonly Grid[]): Run[] => {
  if (!/\s/.test(run.text.trim())) return [run]
  const y = run.y - run.size * 0.35
  const crosses = grids.some(grid => {
    const [first, last] = [cellAt(grid, run.x0 + 1, y), cellAt(grid, run.x1 - 1, y)]
    return first !== undefined && last !== undefined && first !== last
  })
  if (!crosses) return [run]
  const weight = (s: string) => [...s].reduce((sum, c) => sum + (c > '\u2e7f' ? 1 : 0.5), 0)
  const unit = (run.x1 - run.x0) / weight(run.text)
  const out: Run[] = []
  let x = run.x0
  for (const piece of run.text.split(/(\s+)/)) {
    const width = weight(piece) * unit
    if (piece.trim() !== '') out.push({ ...run, text: piece, x0: x, x1: x + width })
    x += width
  }
  return out
}
