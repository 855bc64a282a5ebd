/** Whose a code in a table is, by where its cell stands: the names in its row, or above it in a table laid on its side. */
import { sameEntityCode } from '../identifiers.ts'
import { nameKey } from '../normalise.ts'
import type { Block, Mention } from '../types.ts'
import { sideOf } from './code-label.ts'
import { beforeLabel, labelWords, type PrintedCode, VALUE } from './codes.ts'

/** A page's names and codes by the block that they stand in. */
export interface Printed {
  blocks: readonly Block[]
  byBlock: ReadonlyMap<number, Mention[]>
  codes: ReadonlyMap<number, PrintedCode[]>
}

/** Cells of a row looked through: tables that people read have fewer. */
export const WIDEST = 40
export const BRACKETED = /[（(][^（()）]*[)）]?/g

/** One code printed twice, or two forms of one. Masked codes prove no entity, but one that reads the same is the same. */
export const agree = (a: PrintedCode, b: PrintedCode): boolean => a.code.value === b.code.value || sameEntityCode(a.code, b.code)

export const free = (mention: Mention | undefined, { code }: PrintedCode): Mention | undefined =>
  mention && (!mention.code || mention.code.value === code.value) ? mention : undefined

/** `pairs`: its row and the cell above name nobody, but its label says that it is one value of a list of pairs. */
export const inTable = (page: Printed, code: PrintedCode): Mention | undefined | 'pairs' => {
  const { blocks, byBlock, codes } = page
  const { block } = code
  const cell = blocks[block]!.cell!
  const same = (b: Block | undefined) => b?.cell?.table === cell.table
  const inRow = (b: Block | undefined) =>
    b !== undefined && same(b) && b.cell!.row <= cell.row && b.cell!.row + b.cell!.rowSpan > cell.row
  const row: number[] = []
  for (let i = block - 1; i >= 0 && i > block - WIDEST && same(blocks[i]); i--) if (inRow(blocks[i])) row.unshift(i)
  const named = row.filter(i => byBlock.has(i))
  if (named.length > 0) return ofRow(page, code, named)
  for (let i = block + 1; i < blocks.length && inRow(blocks[i]); i++) {
    if (byBlock.has(i)) return ofCell(page, code, i)
    if (codes.has(i) && !isOneCell(page, i, block)) break
  }
  // Each row of a list is another organisation: the row above never lends its name. A label/value pair may look further, and in
  // a table laid on its side the name stands above in the same column.
  if (!hasOwnLabel(page, code)) return undefined
  let above = block - 1
  while (same(blocks[above]) && !(blocks[above]!.cell!.row === cell.row - 1 && blocks[above]!.cell!.col === cell.col)) above--
  const name = same(blocks[above]) ? byBlock.get(above)?.at(-1) : undefined
  return name && name.role !== 'other' ? ofCell(page, code, above) : 'pairs'
}

const isOneCell = ({ blocks }: Printed, a: number, b: number): boolean => {
  const one = blocks[a]?.cell
  const other = blocks[b]?.cell
  return one !== undefined && one.table === other?.table && one.row === other.row && one.col === other.col
}

/** What all blocks of a cell hold, `block` being one of them. */
const heldInCell = <T>(page: Printed, block: number, held: ReadonlyMap<number, T[]>): T[] => {
  let first = block
  while (isOneCell(page, first - 1, block)) first--
  const out: T[] = []
  for (let i = first; isOneCell(page, i, block); i++) out.push(...(held.get(i) ?? []))
  return out
}

/** One name and one code, or as many names as codes, in their order. */
const ofCell = (page: Printed, code: PrintedCode, block: number): Mention | undefined => {
  const codes = heldInCell(page, code.block, page.codes)
  // A broken name's end stands under the same name.
  const names = heldInCell(page, block, page.byBlock).filter((m, i, all) => nameKey(m.name) !== nameKey(all[i + 1]?.name ?? ''))
  if (new Set(names.map(m => nameKey(m.name))).size === 1)
    return codes.every(c => c.code.type !== code.code.type || agree(c, code)) ? free(names.at(-1), code) : undefined
  return names.length === codes.length ? free(names[codes.indexOf(code)], code) : undefined
}

/**
 * Of the names on the code's left in its row, `named` blocks with any: the one cell that holds a name and nothing else. Of several
 * such cells the bidder's right beside the code; nobody can tell whose it is where that cell is another's.
 */
const ofRow = (page: Printed, code: PrintedCode, named: number[]): Mention | undefined => {
  const { blocks, byBlock, codes } = page
  const colOf = (i: number) => blocks[i]!.cell!.col
  let after = -1
  for (let i = named[0]! + 1; i < code.block; i++) if (codes.has(i) && !isOneCell(page, i, code.block)) after = i
  const since = named.filter(i => i > after)
  const last = since.at(-1)
  if (last === undefined) return undefined
  const whole = since.filter(i => fills(page, i))
  const cells = [...new Set(whole.map(colOf))]
  if (cells.length > 1) {
    const side = (i: number) => byBlock.get(i)!.every(m => m.role !== undefined && sideOf(m.role) === 'bidder')
    const beside = cells.at(-1)
    if (!whole.every(i => side(i) === (colOf(i) === beside))) return undefined
  }
  const col = cells.at(-1) ?? colOf(last)
  return ofCell(page, code, since.findLast(i => colOf(i) === col)!)
}

/** Whether a cell's text is its names and next to nothing else. */
const fills = ({ blocks, byBlock }: Printed, block: number): boolean => {
  let rest = blocks[block]!.text.replace(BRACKETED, '').length
  for (const m of byBlock.get(block)!) rest -= blocks[block]!.text.slice(m.start, m.end).replace(BRACKETED, '').length + 1
  return rest <= 4
}

/** A label before the code in its own text, or on the left of its row with nothing but codes between. */
const hasOwnLabel = ({ blocks }: Printed, { block, start }: PrintedCode): boolean => {
  const { text, cell } = blocks[block]!
  if (beforeLabel(text.slice(0, start)) !== undefined) return true
  for (let i = block - 1; i >= 0; i--) {
    const before = blocks[i]!
    if (before.cell?.table !== cell?.table || before.cell?.row !== cell?.row) return false
    if (labelWords(before.text) !== undefined) return true
    if (!VALUE.test(before.text)) return false
  }
  return false
}
