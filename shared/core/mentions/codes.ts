/** Codes printed on a page and the names they belong to. Pattern, check character, label; never a person's identity number. */
import labels from '../data/labels.json' with { type: 'json' }
import { isValidOrgCode, parseIdentifier, repairIdentifier } from '../identifiers.ts'
import type { Block, Identifier, Mention } from '../types.ts'
import { split } from './words.ts'

export interface PrintedCode {
  block: number
  start: number
  end: number
  code: Identifier
}

const LABEL = split(labels.codes)
  .sort((a, b) => b.length - a.length)
  .map(word => [...word].join('[ \\u00a0\\u3000]*'))
  .join('|')
const UNIT = '0-9A-Za-z０-９Ａ-Ｚａ-ｚ'
/** A label, what may stand between (colon, brackets, 为), and a run of code units with spaces, hyphens and stars between them. */
const LABELLED = new RegExp(
  `(?:${LABEL})[^${UNIT}\\n*]{0,12}?([${UNIT}*＊×●](?:[ \\u00a0\\u3000\\-‐‑–—－]{0,2}[${UNIT}*＊×●]){7,24})`,
  'g',
)
const BARE = new RegExp(`(?<![${UNIT}*])[${UNIT}]{18}(?![${UNIT}*])`, 'g')
const HYPHENED = new RegExp(`(?<![${UNIT}\\-])[${UNIT}]{8}[-－–][0-9Xx０-９](?![${UNIT}\\-])`, 'g')
const MASKED = new RegExp(`(?<![${UNIT}*＊])[${UNIT}]{4,14}[*＊]{2,10}[${UNIT}]{2,8}(?![${UNIT}*＊])`, 'g')
const HYPHEN = /[-－–]/
const STAR = /[*＊]{2}/
const VALUE = new RegExp(`^[\\s:：]*([${UNIT}*＊×●][${UNIT}*＊×● \\u00a0\\-‐‑–—－]{7,30})\\s*$`)
const IS_LABEL = new RegExp(`(?:${LABEL})[^${UNIT}]{0,8}$`)

/** All codes of a text, left to right. `labelled`: a label before the text says that it is one. */
export const readCodes = (text: string, labelled = false): { start: number; end: number; code: Identifier }[] => {
  const out: { start: number; end: number; code: Identifier }[] = []
  const add = (raw: string, start: number, trusted: boolean) => {
    if (out.some(c => start < c.end && start + raw.length > c.start)) return
    const code = parseIdentifier(raw) ?? (trusted ? repairIdentifier(raw) : undefined)
    if (!code) return
    // Without a label only what checks, or cannot be anything else, is a code.
    if (!trusted && (code.type === 'reg-no' || !code.valid || (code.type === 'org-code' && !isValidOrgCode(code.value)))) return
    out.push({ start, end: start + raw.length, code })
  }
  for (const m of text.matchAll(LABELLED)) {
    const raw = m[1]!
    const at = m.index + m[0].length - raw.length
    if (parseIdentifier(raw) || repairIdentifier(raw)) add(raw, at, true)
    else {
      // Something else may follow after a space: 91…X 法定代表人, 91… 13800000000.
      const first = /^[^ \u00a0\u3000]+/.exec(raw)![0]
      add(first, at, true)
    }
  }
  const value = labelled ? VALUE.exec(text) : null
  if (value) add(value[1]!.trimEnd(), text.indexOf(value[1]!), true)
  for (const m of text.matchAll(BARE)) add(m[0], m.index, false)
  if (HYPHEN.test(text)) for (const m of text.matchAll(HYPHENED)) add(m[0], m.index, false)
  if (STAR.test(text)) for (const m of text.matchAll(MASKED)) add(m[0], m.index, false)
  return out.sort((a, b) => a.start - b.start)
}

/** Fewer units than the shortest code has: most blocks hold none. One look at each unit, before any pattern. */
const tooFew = (text: string): boolean => {
  let units = 0
  for (let i = 0; i < text.length; i++) {
    const u = text.charCodeAt(i)
    // Han, the most of a text, first.
    if (u > 0x2fff && u < 0xff00) continue
    if (isCodeUnit(u) && ++units === SHORTEST) return false
  }
  return true
}
const SHORTEST = 8
const isLatin = (u: number) => (u >= 48 && u <= 57) || (u >= 65 && u <= 90) || (u >= 97 && u <= 122)
const isCodeUnit = (u: number) => u === 42 || u === 0xff0a || u === 0xd7 || u === 0x25cf || isLatin(u > 0xff00 ? u - 0xfee0 : u)

/** The codes of all blocks. A value cell is labelled by the cell on its left or above, a definition by its term. */
export const findCodes = (blocks: readonly Block[]): PrintedCode[] => {
  const out: PrintedCode[] = []
  const columns = new Map<string, boolean>()
  blocks.forEach((block, index) => {
    const { cell } = block
    const isLabel = block.text.length <= 40 && IS_LABEL.test(block.text)
    if (cell && cell.row <= 2 && isLabel) columns.set(`${cell.table}|${cell.col}`, true)
    if (block.lead || tooFew(block.text)) return
    const before = index > 0 ? blocks[index - 1]! : undefined
    const beside = before !== undefined && before.text.length <= 40 && IS_LABEL.test(before.text)
    const above = cell !== undefined && columns.get(`${cell.table}|${cell.col}`) === true
    for (const found of readCodes(block.text, beside || above)) out.push({ block: index, ...found })
  })
  return out
}

/** Blocks up or down within which a label/value list may part a code from its name. */
const REACH = 6

/** Gives each code to its name; what belongs to none is returned. */
export const attachCodes = (blocks: readonly Block[], mentions: Mention[], codes: readonly PrintedCode[]): PrintedCode[] => {
  const byBlock = new Map<number, Mention[]>()
  for (const m of mentions) {
    if (m.found === 'tail') continue
    const list = byBlock.get(m.block) ?? []
    list.push(m)
    byBlock.set(m.block, list)
  }
  const taken = new Map<number, PrintedCode[]>()
  for (const c of codes) taken.set(c.block, [...(taken.get(c.block) ?? []), c])
  return codes.filter(code => {
    const owner = ownerOf(blocks, byBlock, taken, code)
    if (!owner) return true
    owner.code = code.code
    return false
  })
}

/** A label before the code in its own text, or on the left of its row with nothing but codes between. */
const hasOwnLabel = (blocks: readonly Block[], { block, start }: PrintedCode): boolean => {
  const { text, cell } = blocks[block]!
  if (IS_LABEL.test(text.slice(0, start))) return true
  for (let i = block - 1; i >= 0; i--) {
    const before = blocks[i]!
    if (before.cell?.table !== cell?.table || before.cell?.row !== cell?.row) return false
    if (before.text.length <= 40 && IS_LABEL.test(before.text)) return true
    if (!VALUE.test(before.text)) return false
  }
  return false
}

const ownerOf = (
  blocks: readonly Block[],
  byBlock: Map<number, Mention[]>,
  codes: Map<number, PrintedCode[]>,
  code: PrintedCode,
): Mention | undefined => {
  const free = (m: Mention | undefined) => (m && (!m.code || m.code.value === code.code.value) ? m : undefined)
  const here = byBlock.get(code.block) ?? []
  const left = here.filter(m => m.end <= code.start).at(-1)
  if (free(left)) return left
  const others = codes.get(code.block)!
  const right = here.find(m => m.start >= code.end)
  if (right && !others.some(c => c.start > code.start && c.start < right.start)) return free(right)
  const { cell } = blocks[code.block]!
  const same = (b: Block | undefined) => cell !== undefined && b?.cell?.table === cell.table
  const inRow = (b: Block) => same(b) && b.cell!.row <= cell!.row && b.cell!.row + b.cell!.rowSpan > cell!.row
  // The row first, leftward then rightward, then the label/value pairs above.
  for (let i = code.block - 1; i >= 0 && i > code.block - 40; i--) {
    const block = blocks[i]!
    const last = byBlock.get(i)?.at(-1)
    if (cell ? !same(block) : code.block - i > REACH) break
    if (cell && !inRow(block)) continue
    if (last) return free(last)
    if (!cell && codes.has(i)) break
  }
  if (cell) {
    for (let i = code.block + 1; i < blocks.length && inRow(blocks[i]!); i++) {
      const first = byBlock.get(i)?.[0]
      if (first) return free(first)
      if (codes.has(i)) break
    }
  }
  if (cell) {
    // Each row of a list is another organisation: the row above never lends its name. A label/value pair may look further, and in
    // a table laid on its side the name stands above in the same column.
    if (!hasOwnLabel(blocks, code)) return undefined
    const above = blocks.findIndex(b => same(b) && b.cell!.row === cell.row - 1 && b.cell!.col === cell.col)
    const name = byBlock.get(above)?.at(-1)
    if (name) return free(name)
  }
  for (let i = code.block - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
    const last = byBlock.get(i)?.at(-1)
    if (last) return free(last)
    if (codes.has(i)) return undefined
  }
  const next =
    byBlock.get(code.block + 1)?.[0] ?? (isShort(blocks[code.block + 1]) ? byBlock.get(code.block + 2)?.[0] : undefined)
  return free(next)
}

const isShort = (block: Block | undefined) => block !== undefined && block.text.length <= 20
