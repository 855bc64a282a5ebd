/** Codes printed on a page: pattern, check character, label; never a person's identity number. Whose they are: `code-owner.ts`. */
import labels from '../data/labels.json' with { type: 'json' }
import { isCodeUnit } from '../fold.ts'
import { isValidOrgCode, orgCodeOf, parseIdentifier, repairIdentifier } from '../identifiers.ts'
import type { Block, Identifier } from '../types.ts'
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
  `(?:${LABEL})[^${UNIT}\\n*]{0,12}?([${UNIT}*＊×●](?:[ \\n\\u00a0\\u3000\\-‐‑–—－]{0,2}[${UNIT}*＊×●]){7,24})`,
  'g',
)
const BARE = new RegExp(`(?<![${UNIT}*])[${UNIT}]{18}(?![${UNIT}*])`, 'g')
const HYPHENED = new RegExp(`(?<![${UNIT}\\-])[${UNIT}]{8}[-－–][0-9Xx０-９](?![${UNIT}\\-])`, 'g')
const MASKED = new RegExp(`(?<![${UNIT}*＊])[${UNIT}]{4,14}[*＊]{2,10}[${UNIT}]{2,8}(?![${UNIT}*＊])`, 'g')
const HYPHEN = /[-－–]/
const STAR = /[*＊]{2}/
/** A block that is nothing but a code. */
export const VALUE = new RegExp(`^[\\s:：]*([${UNIT}*＊×●][${UNIT}*＊×● \\u00a0\\-‐‑–—－]{7,30})\\s*$`)
/** As firms' codes begin: 91 to 93, then a province. */
const FIRMS = /^9[123](?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/
/** A firm's code but for its own check character: the organisation code inside checks, which no other number does by chance. */
const isFirmsOwn = ({ type, value }: Identifier): boolean =>
  type === 'uscc' && FIRMS.test(value) && isValidOrgCode(orgCodeOf(value))
const NUMBERED = new RegExp(`(?:${LABEL})[^${UNIT}\\n]{0,8}[${UNIT}]{6}`)
/** 公司注册号为：1152724007336: a number of its own, though none that this country gives. */
export const hasNumber = (text: string): boolean => NUMBERED.test(text)
/** Ends in a code's label. */
const IS_LABEL = new RegExp(`(?:${LABEL})[^${UNIT}]{0,8}$`)

/** Ends in the label of a number that is no organisation's code, though it may look like one: 项目编号, 联系电话. */
const OTHER_NUMBER = new RegExp(`(?:${split(labels.otherNumbers).join('|')})[\\s:：为是（(]*$`)

/** What stands before a code's label at the end of a text: '' for the label alone, undefined when there is none. */
export const beforeLabel = (text: string): string | undefined => {
  const found = IS_LABEL.exec(text)
  return found ? text.slice(0, found.index) : undefined
}
/** Longer texts are no label. */
const LONGEST_LABEL = 40
/** The same for a whole block, which is then a label and no more. */
export const labelWords = (text: string): string | undefined => (text.length <= LONGEST_LABEL ? beforeLabel(text) : undefined)

/**
 * All codes of a text, left to right. `labelled`: a label before the text says that it is one.
 * @param lead what stands before the text in its row.
 */
export const readCodes = (text: string, labelled = false, lead = ''): ReadCode[] => {
  if (!INVISIBLE.test(text)) return readVisible(text, labelled, lead)
  // Nobody sees them, and they stand in hostile pages and in copies out of word processors.
  const at: number[] = []
  for (let i = 0; i < text.length; i++) if (!INVISIBLE.test(text[i]!)) at.push(i)
  const visible = at.map(i => text[i]).join('')
  return readVisible(visible, labelled, lead).map(({ start, end, code }) => ({ start: at[start]!, end: at[end - 1]! + 1, code }))
}

interface ReadCode {
  start: number
  end: number
  code: Identifier
}
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/

const readVisible = (text: string, labelled: boolean, lead: string): ReadCode[] => {
  const out: ReadCode[] = []
  const add = (raw: string, start: number, trusted: boolean) => {
    if (out.some(c => start < c.end && start + raw.length > c.start)) return
    const code = parseIdentifier(raw) ?? (trusted ? repairIdentifier(raw) : undefined)
    if (!code) return
    // Without a label only what checks, or cannot be anything else, is a code.
    if (!trusted && (code.type === 'reg-no' || !(code.valid || isFirmsOwn(code)))) return
    out.push({ start, end: start + raw.length, code })
  }
  for (const m of text.matchAll(LABELLED)) {
    const at = m.index + m[0].length - m[1]!.length
    // A line's end parts what does not pass as one: the next line may begin with a telephone number.
    const raw = m[1]!.includes('\n') && !parseIdentifier(m[1]!)?.valid ? m[1]!.split('\n')[0]! : m[1]!
    if (parseIdentifier(raw) || repairIdentifier(raw)) add(raw, at, true)
    else {
      // Something else may follow after a space: 91…X 法定代表人, 91… 13800000000.
      const first = /^[^ \u00a0\u3000]+/.exec(raw)![0]
      add(first, at, true)
    }
  }
  const value = labelled ? VALUE.exec(text) : null
  if (value) add(value[1]!.trimEnd(), text.indexOf(value[1]!), true)
  const addBare = (m: RegExpMatchArray) => {
    const before = text.slice(Math.max(0, m.index! - LONGEST_LABEL), m.index)
    if (!OTHER_NUMBER.test(before.trim() === '' ? lead : before)) add(m[0], m.index!, false)
  }
  for (const m of text.matchAll(BARE)) addBare(m)
  if (HYPHEN.test(text)) for (const m of text.matchAll(HYPHENED)) addBare(m)
  if (STAR.test(text)) for (const m of text.matchAll(MASKED)) addBare(m)
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

/**
 * The codes of all blocks. A value cell is labelled by the cell on its left or above, a definition by its term.
 * @param bare by block: whether it is known to hold no unit of a code.
 */
export const findCodes = (blocks: readonly Block[], bare: readonly (boolean | undefined)[] = []): PrintedCode[] => {
  const out: PrintedCode[] = []
  const columns = new Map<string, boolean>()
  blocks.forEach((block, index) => {
    const { cell } = block
    const isLabel = labelWords(block.text) !== undefined
    if (cell && cell.row <= 2 && isLabel) columns.set(`${cell.table}|${cell.col}`, true)
    if (block.lead || bare[index] || tooFew(block.text)) return
    const before = index > 0 ? blocks[index - 1]! : undefined
    const beside = before !== undefined && labelWords(before.text) !== undefined
    const above = cell !== undefined && columns.get(`${cell.table}|${cell.col}`) === true
    const inRow = cell !== undefined && before?.cell?.table === cell.table && before.cell.row === cell.row
    for (const found of readCodes(block.text, beside || above, inRow ? before.text : '')) out.push({ block: index, ...found })
  })
  return out
}
