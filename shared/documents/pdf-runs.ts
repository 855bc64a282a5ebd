/** A page's text items → runs, upright as the page is shown, in points from its upper left corner. */

import { fold } from '../core/fold.ts'

type Matrix = readonly number[]

export interface Run {
  text: string
  /** Left and right end along the line, and where the line stands across it, after the run was turned upright. */
  x0: number
  x1: number
  y: number
  size: number
  /** Quarter turns of the text against the page; undefined for slanted text, a watermark mostly. */
  turn: 0 | 1 | 2 | 3 | undefined
  /** Where it begins on the page as shown, for the place. */
  at: { x: number; y: number }
}

interface Item {
  str: string
  transform: number[]
  width: number
  height: number
  fontName: string
}

/** The parts of pdfjs-dist's text content that are used. */
export interface TextContent {
  items: readonly (Item | object)[]
  styles: { readonly [font: string]: { vertical?: boolean } }
}

const multiply = (a: Matrix, b: Matrix): number[] => [
  a[0]! * b[0]! + a[2]! * b[1]!,
  a[1]! * b[0]! + a[3]! * b[1]!,
  a[0]! * b[2]! + a[2]! * b[3]!,
  a[1]! * b[2]! + a[3]! * b[3]!,
  a[0]! * b[4]! + a[2]! * b[5]! + a[4]!,
  a[1]! * b[4]! + a[3]! * b[5]! + a[5]!,
]

/** Glyphs whose font names no character come out as code numbers: controls, unassigned, or of scripts nobody writes here. */
const ODD =
  /[^\s\p{Cc}!-~\u00a0-\u052f\u0600-\u06ff\u0e00-\u0e7f\u1e00-\u1eff\u2000-\u2bff\u2e80-\u312f\u3130-\u33ff\u4e00-\u9fff\uac00-\ud7a3\uf020-\uf0ff\uf900-\ufaff\ufe10-\ufe6f\uff00-\uffef\u{20000}-\u{3ffff}]|[\ufffd]|(?!\s)\p{Cc}/gu
/** Fewer glyphs are bullets. */
const MANY = 8

/** Browsers that print to PDF name the radical ⻄ where 西 was written: one glyph stands for both. */
const written = (str: string): string =>
  str.replace(/(?![\t\n])\p{Cc}/gu, '').replace(/[\u2e80-\u2fdf]/g, radical => fold(radical).text || radical)

/** Fonts of which a third of the characters are none. */
const garbledFonts = (items: readonly Item[]): Set<string> => {
  const counts = new Map<string, { odd: number; all: number }>()
  for (const { fontName, str } of items) {
    const text = str.replace(/\s/g, '')
    const count = counts.get(fontName) ?? { odd: 0, all: 0 }
    count.all += text.length
    count.odd += text.match(ODD)?.length ?? 0
    counts.set(fontName, count)
  }
  return new Set([...counts].filter(([, { odd, all }]) => all >= MANY && odd * 3 > all).map(([font]) => font))
}

/** @param view the viewport's matrix: turns the page as it is shown. `garbled`: text of some font had to be left out. */
export const readRuns = (content: TextContent, view: Matrix): { runs: Run[]; garbled: boolean } => {
  const items = content.items.filter((item): item is Item => 'str' in item && typeof (item as Item).str === 'string')
  const garbled = garbledFonts(items)
  const runs: Run[] = []
  for (const { str, transform, width, height, fontName } of items) {
    const text = written(str)
    if (text.trim() === '' || garbled.has(fontName)) continue
    const m = multiply(view, transform)
    const vertical = content.styles[fontName]?.vertical === true
    const run = place(text, m, vertical ? height : width, vertical)
    if (run) runs.push(run)
  }
  return { runs, garbled: garbled.size > 0 }
}

const place = (text: string, m: readonly number[], length: number, vertical: boolean): Run | undefined => {
  const [a, b, c, d, x, y] = m as [number, number, number, number, number, number]
  const size = Math.hypot(c, d) || Math.hypot(a, b)
  // A column of vertical writing runs down the page: the same as text turned by a quarter.
  const angle = Math.atan2(b, a) + (vertical ? Math.PI / 2 : 0)
  if (!(size > 0) || !Number.isFinite(angle + x + y + length)) return undefined
  const turns = angle / (Math.PI / 2)
  const near = Math.round(turns)
  const turn = Math.abs(turns - near) < 0.03 ? ((((near % 4) + 4) % 4) as Run['turn']) : undefined
  const [u, v] = upright(x, y, turn ?? 0)
  const run: Run = { text, x0: u, x1: u + Math.abs(length), y: v, size, turn, at: { x, y } }
  // The origin of vertical writing is the middle of the column.
  if (vertical) run.y += size / 2
  return run
}

/** A point after the page was turned so that text of this turn runs from left to right. */
export const upright = (x: number, y: number, turn: 0 | 1 | 2 | 3): [number, number] =>
  turn === 0 ? [x, y] : turn === 1 ? [y, -x] : turn === 2 ? [-x, -y] : [-y, x]
