/** What a page says around a name: its row and column, the label or section above, the title, the date under it. */
import { fold } from '../fold.ts'
import type { Block, Mention, Role } from '../types.ts'
import { isNeutral, isSection, LOT, labelOf, lastLabel, lastLot, numberOf, RANK_CELL, rankIn, type Said } from './labels.ts'

/** A firm of this kind runs procurements for others. */
export const AGENT = /招标|代理|咨询|工程管理|项目管理|采购中心|交易中心|交易集团|采购管理/
/** One number for a cell: rows and columns to 65,535, tables to two million, still exact. */
const keyOf = (table: number, row: number, col: number): number => (table * 65_536 + row) * 65_536 + col
/** Cells looked through on the left of one: tables that people read have fewer, and a page may have a row of ten thousand. */
const WIDEST = 60
const leftmost = (col: number): number => Math.max(0, col - WIDEST)
/** A label's lines in one cell. */
const MOST_LINES = 6
type Announces = 'result' | 'ranking' | 'other' | 'nothing'

const REACH = 12
const DATE = /^\(?(?:盖章|公章|章)?\)?(?:20[0-9]{2}年|20[0-9]{2}[-./][0-9]|二[〇○0零])/
const RESULT = /(?:中标|成交|中选)(?:\((?:成交|中标)\))?\/?(?:成交)?(?:信息|结果|情况)|结果公[告示]|(?:中标|成交)公[告示]/

const FAULTS = /(?:否决|不合格|未通过|无效|淘汰|落选|废标)[^,。]{0,8}(?:原因|理由|说明)/
/** No lot is named without one of these. */
const LOT_UNIT = /[包标品]/
const RANKING = /得分|排名|名次|排序/
/** A notice's title: more than the menu's word for such notices. */
const TITLE = /^.{8,}(?:公告|公示|通知书?|名单|结果|情况)(?:\([^()]*\))?$/

/** A row that says 第二名 makes a candidate of whom its column calls winner. `near`: the label stands right beside the name. */
const withRank = (role: Role, rank: number | undefined, near: boolean): Said => {
  if (rank === undefined || role === 'agency' || role === 'authority' || (near && role === 'purchaser')) return { role }
  if (role === 'winner' && rank === 1) return { role, rank }
  return role === 'rejected' || role === 'member' || role === 'lead' ? { role } : { role: 'candidate', rank }
}

export class Page {
  readonly #blocks: readonly Block[]
  readonly #texts: readonly (string | undefined)[]
  readonly #named: Set<number>
  readonly #cells = new Map<number, number[]>()
  /** What cells say, found once. */
  readonly #cellTexts = new Map<number, string>()
  readonly #cellLabels = new Map<number, Role | undefined>()
  readonly #labelsAbove = new Map<number, { role: Role; row: number } | undefined>()
  readonly #announces = new Map<number, Announces>()

  /** @param texts the blocks' folded texts, as far as known. */
  constructor(blocks: readonly Block[], named: Iterable<number>, texts: readonly (string | undefined)[]) {
    this.#blocks = blocks
    this.#named = new Set(named)
    this.#texts = texts
    if (this.#named.size === 0) return
    blocks.forEach((block, i) => {
      if (!block.cell) return
      const { table, row, col, rowSpan, colSpan } = block.cell
      for (let r = row; r < row + Math.min(rowSpan, 60); r++) {
        for (let c = col; c < col + Math.min(colSpan, 30); c++) {
          const held = this.#cells.get(keyOf(table, r, c))
          if (held) held.push(i)
          else this.#cells.set(keyOf(table, r, c), [i])
        }
      }
    })
  }

  /** A short block's folded text; '' for a long one, which is no label. */
  #folded(index: number): string {
    const block = this.#blocks[index]
    return block && block.text.length <= 80 ? (this.#texts[index] ?? fold(block.text).text) : ''
  }

  /** By the cell on the left, the column's header, the label or the section above. */
  around(index: number, before: string): Said | undefined {
    const { cell } = this.#blocks[index]!
    if (cell) {
      const byTable = this.#fromTable(cell, before)
      if (byTable) return byTable
      if (this.#saysOther(cell)) return undefined
    }
    return this.#fromAbove(index, before)
  }

  /** A cell's text; '' for one that holds more than a label's few lines. */
  #text(table: number, row: number, col: number): string {
    const key = keyOf(table, row, col)
    const known = this.#cellTexts.get(key)
    if (known !== undefined) return known
    const held = this.#cells.get(key) ?? []
    const text = held.length > MOST_LINES ? '' : held.map(i => this.#folded(i)).join('')
    this.#cellTexts.set(key, text)
    return text
  }

  #label(table: number, row: number, col: number): Role | undefined {
    const key = keyOf(table, row, col)
    if (this.#cellLabels.has(key)) return this.#cellLabels.get(key)
    const role = labelOf(this.#text(table, row, col))
    this.#cellLabels.set(key, role)
    return role
  }

  #fromTable(cell: NonNullable<Block['cell']>, before: string): Said | undefined {
    if (!isNeutral(before) && before.length > 12) return undefined
    const { table, row, col } = cell
    let beside: Role | undefined
    for (let c = col - 1; c >= leftmost(col) && !beside; c--) {
      beside = this.#label(table, row, c)
      const text = this.#text(table, row, c)
      // 中标候选人 | 第一名 | 甲公司: the label stands beyond the rank.
      if (!isNeutral(text) && !RANK_CELL.test(text)) break
    }
    const rank = this.#rankInRow(table, row, col)
    if (beside) return withRank(beside, rank, true)
    const above = this.#labelAbove(table, row, col)
    if (!above) return rank ? { role: 'candidate', rank } : undefined
    const { role } = above
    if ((role === 'bidder' || role === 'supplier') && this.#listsFaults(table, above.row)) return { role: 'rejected' }
    return withRank(role, rank, row - above.row === 1)
  }

  /** The nearest label above a cell in its column, however long the list: names come in order, so each row is passed once. */
  #labelAbove(table: number, row: number, col: number): { role: Role; row: number } | undefined {
    let found: { role: Role; row: number } | undefined
    for (let r = row - 1; r >= 0 && !found; r--) {
      const role = this.#label(table, r, col)
      const key = keyOf(table, r, col)
      if (role) found = { role, row: r }
      else if (this.#labelsAbove.has(key)) {
        found = this.#labelsAbove.get(key)
        break
      }
    }
    this.#labelsAbove.set(keyOf(table, row, col), found)
    return found
  }

  /** Whether a table's header has a column of reasons for refusal. */
  #listsFaults(table: number, row: number): boolean {
    for (let c = 0; c < 12; c++) if (FAULTS.test(this.#text(table, row, c))) return true
    return false
  }

  /** Whether the column's header or the cell on the left names something else: 代理, 品牌, 项目名称. */
  #saysOther({ table, row, col }: NonNullable<Block['cell']>): boolean {
    const says = (r: number, c: number) => {
      if (r === row && c === col) return false
      const cells = this.#cells.get(keyOf(table, r, c)) ?? []
      const text = cells.map(i => (this.#named.has(i) ? '' : this.#folded(i))).join('')
      return /^[\u4e00-\u9fff()/]{2,12}:?$/.test(text) && !isNeutral(text)
    }
    return (row > 0 && says(0, col)) || (col > 0 && says(row, col - 1))
  }

  /**
   * Whether the nearest caption, section or title above announces a result: then a supplier is the winner, unless the table ranks
   * several. A line of a menu (结果公告) announces nothing.
   */
  isResult(index: number): boolean {
    const { cell } = this.#blocks[index]!
    for (let i = index - 1; i >= Math.max(0, index - 200); i--) {
      const announces = this.#announced(i)
      if (announces === 'nothing') continue
      if (announces === 'ranking') {
        if (cell && this.#blocks[i]!.cell?.table === cell.table) return false
        continue
      }
      return announces === 'result'
    }
    return false
  }

  #announced(index: number): Announces {
    const known = this.#announces.get(index)
    if (known) return known
    const text = this.#folded(index)
    const { kind } = this.#blocks[index]!
    const head = text !== '' && (kind === 'heading' || kind === 'caption' || TITLE.test(text))
    let said: Announces = 'nothing'
    if (RESULT.test(text) && (head || isSection(text))) said = 'result'
    else if (head || (isSection(text) && lastLabel(text, 80))) said = 'other'
    else if (RANKING.test(text)) said = 'ranking'
    this.#announces.set(index, said)
    return said
  }

  /** The line under a notice's end: who published it. */
  signed(m: Mention, after: string): Said | undefined {
    const next = m.block + 1 < this.#blocks.length ? this.#folded(m.block + 1) : ''
    const signed = DATE.test(after) || (/^(?:\(?(?:盖章|公章|章)?\)?)$/.test(after) && DATE.test(next))
    // Only near the end, and only over a date: a firm that stands alone anywhere else may be a bidder.
    if (!signed || m.block < 2 || this.#blocks.length - m.block > 12) return undefined
    if (m.start > 12) return undefined
    return { role: AGENT.test(m.name) ? 'agency' : 'purchaser' }
  }

  #rankInRow(table: number, row: number, col: number): number | undefined {
    for (let c = leftmost(col); c <= col + 6; c++) {
      const text = this.#text(table, row, c)
      const header = this.#text(table, 0, c)
      const rank = /候选|第.名/.test(text) ? rankIn(text) : undefined
      if (rank) return rank
      const cellRank = /排名|排序|名次|推荐/.test(header) ? RANK_CELL.exec(text)?.[1] : undefined
      if (cellRank) return numberOf(cellRank)
    }
    return undefined
  }

  #fromAbove(index: number, before: string): Said | undefined {
    const neutral = isNeutral(before)
    for (let i = index - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
      const role = this.#named.has(i) ? undefined : this.#heads(i)
      if (role) return neutral || i === index - 1 ? { role } : undefined
      if (!neutral && seen >= 1) return undefined
    }
    return undefined
  }

  /** The role of what stands under block `index`: it ends in a colon, numbers a section, or is marked up as a head. */
  #heads(index: number): Role | undefined {
    const text = this.#folded(index)
    if (text === '') return undefined
    const section = isSection(text)
    const { kind } = this.#blocks[index]!
    const open = text.endsWith(':') || kind === 'term' || kind === 'caption' || kind === 'heading'
    if (!section && !open) return undefined
    return labelOf(text.replace(/[:。]$/, '')) ?? (section ? lastLabel(text, 80)?.role : undefined)
  }

  /** The lot named before the name in its sentence (包1：甲公司（代码）、乙公司), in its row, or in the section above. */
  lot(index: number, before: string): string | undefined {
    const sentence = before.slice(before.lastIndexOf('。') + 1)
    const own = LOT_UNIT.test(sentence) ? lastLot(sentence) : undefined
    if (own) return own
    const { cell } = this.#blocks[index]!
    if (cell) {
      for (let c = leftmost(cell.col); c < cell.col; c++) {
        const text = this.#text(cell.table, cell.row, c)
        const found = text.length <= 20 && LOT_UNIT.test(text) ? LOT.exec(text) : null
        if (found) return found[0]
        if (/^(?:包|标段|标项|分标|包件|采购包)号?$/.test(this.#text(cell.table, 0, c)) && text.length <= 12 && text !== '')
          return text
      }
      return undefined
    }
    for (let i = index - 1; i >= Math.max(0, index - 6); i--) {
      // A table's lots are its rows' own.
      if (this.#blocks[i]!.cell) return undefined
      const text = this.#folded(i)
      const found = text !== '' && text.length <= 24 && LOT_UNIT.test(text) ? LOT.exec(text) : null
      if (found) return found[0]
    }
    return undefined
  }
}
