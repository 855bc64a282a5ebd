/** What a page says around a name: its row and column, the label or section above, the title, the date under it. */
import { fold } from '../fold.ts'
import type { Block, Mention, Role } from '../types.ts'
import {
  changeOf,
  isNeutral,
  isSection,
  LOT,
  labelOf,
  lastLabel,
  lastLot,
  ordinalBefore,
  rankIn,
  rankOfLine,
  type Said,
} from './labels.ts'
import { LOT_UNIT, Tables, withRank } from './tables.ts'

/** A firm of this kind runs procurements for others. */
export const AGENT = /招标|代理|咨询|工程管理|项目管理|采购中心|交易中心|交易集团|采购管理/
type Announces = 'result' | 'ranking' | 'other' | 'nothing'

const REACH = 12
const DATE = /^\(?(?:盖章|公章|章)?\)?(?:20[0-9]{2}年|20[0-9]{2}[-./][0-9]|二[〇○0零])/
const RESULT = /(?:中标|成交|中选)(?:\((?:成交|中标)\))?\/?(?:成交)?(?:信息|结果|情况)|结果公[告示]|(?:中标|成交)公[告示]/

const CHANGE = /[前后](?:内容)?:?$/
const ITEM_NUMBER = /^[(]?[0-9一二三四五六七八九十]+[、.)]/
/** 中标供应商 without a value, the last cell of the table before, heads none. */
const HEADS_TABLE = /(?:信息|结果|情况|名单|一览表?):?$/

const RANKING = /得分|排名|名次|排序/
/** A notice's title: more than the menu's word for such notices. */
const TITLE = /^.{8,}(?:公告|公示|通知书?|名单|结果|情况)(?:\([^()]*\))?$/

export class Page {
  readonly #blocks: readonly Block[]
  readonly #texts: readonly (string | undefined)[]
  readonly #named: Set<number>
  readonly #tables: Tables
  readonly #announces = new Map<number, Announces>()
  readonly #firsts = new Map<number, number>()

  /** @param texts the blocks' folded texts, as far as known. */
  constructor(blocks: readonly Block[], named: Iterable<number>, texts: readonly (string | undefined)[]) {
    this.#blocks = blocks
    this.#named = new Set(named)
    this.#texts = texts
    this.#tables = new Tables(
      this.#named.size === 0 ? [] : blocks,
      i => this.#folded(i),
      i => this.#named.has(i),
    )
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
      const byTable = this.#tables.role(cell, before)
      if (byTable) return byTable
      if (this.#tables.saysOther(cell)) return undefined
      const outer = this.#labelAround(index)
      if (outer) return { role: outer }
    }
    return this.#fromAbove(index, before)
  }

  /**
   * Whether the nearest caption, section or title above announces a result: then a supplier is the winner, unless the table ranks
   * several. A line of a menu (结果公告) announces nothing.
   */
  isResult(index: number): boolean {
    const { cell } = this.#blocks[index]!
    if (cell && this.#labelAround(index) === 'winner') return true
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

  /** Whether the name stands under 更正前, in a line of its own, or in such a cell's row or column. */
  isFormer(index: number): boolean {
    const { cell } = this.#blocks[index]!
    if (cell) return this.#tables.change(cell) === 'former'
    for (let i = index - 1; i >= Math.max(0, index - REACH); i--) {
      const text = this.#folded(i)
      const said = CHANGE.test(text) ? changeOf(text.replace(ITEM_NUMBER, '').replace(/:$/, '')) : undefined
      if (said) return said === 'former'
    }
    return false
  }

  /** The line under a notice's end: who published it. */
  signed(m: Mention, after: string): Said | undefined {
    // Only near the end, and only over a date: a firm that stands alone anywhere else may be a bidder.
    if (m.block < 2 || this.#blocks.length - m.block > 12 || m.start > 12) return undefined
    const next = m.block + 1 < this.#blocks.length ? this.#folded(m.block + 1) : ''
    const signed = DATE.test(after) || (/^(?:\(?(?:盖章|公章|章)?\)?)$/.test(after) && DATE.test(next))
    return signed ? { role: AGENT.test(m.name) ? 'agency' : 'purchaser' } : undefined
  }

  #fromAbove(index: number, before: string): Said | undefined {
    const rank = rankOfLine(before)
    const neutral = rank !== undefined || isNeutral(before)
    const ordinal = ordinalBefore(before)
    const ranked = (role: Role, headed?: number): Said =>
      withRank(role, rank ?? headed ?? (role === 'candidate' ? ordinal : undefined), false)
    for (let i = index - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
      const role = this.#named.has(i) ? undefined : this.#heads(i)
      if (role)
        return neutral || i === index - 1 ? ranked(role, role === 'candidate' ? rankIn(this.#folded(i)) : undefined) : undefined
      // 推荐的中标候选人 on a line of its own, then 1.甲公司 and 2.乙公司.
      if (ordinal !== undefined && !this.#named.has(i)) {
        const said = labelOf(this.#folded(i))
        return said && ranked(said)
      }
      if (!neutral && ordinal === undefined && seen >= 1) return undefined
    }
    return rank === undefined ? undefined : { role: 'candidate', rank }
  }

  /** The role of what stands under block `index`: it ends in a colon, numbers a section, or is marked up as a head. */
  #heads(index: number): Role | undefined {
    const text = this.#folded(index)
    if (text === '') return undefined
    const section = isSection(text)
    const { kind } = this.#blocks[index]!
    const open = text.endsWith(':') || kind === 'term' || kind === 'caption' || kind === 'heading'
    // 第一中标候选人 on a line of its own.
    if (!section && !open && (kind !== 'text' || rankIn(text) === undefined)) return undefined
    return labelOf(text.replace(/[:。]$/, '')) ?? (section ? lastLabel(text, 80)?.role : undefined)
  }

  /** The lot named before the name in its sentence (包1：甲公司（代码）、乙公司), in its row, or in the section above. */
  lot(index: number, before: string): string | undefined {
    const sentence = before.slice(before.lastIndexOf('。') + 1)
    const own = LOT_UNIT.test(sentence) ? lastLot(sentence) : undefined
    if (own) return own
    const { cell } = this.#blocks[index]!
    return cell ? (this.#tables.lot(cell) ?? this.#lotAbove(this.#firstOf(index), 3, true)) : this.#lotAbove(index, 6, false)
  }

  /** 中标信息 | a table in a cell: the label before the inner table is the last cell read of the outer one. */
  #labelAround(index: number): Role | undefined {
    const before = this.#firstOf(index) - 1
    const text = this.#blocks[before]?.cell ? this.#folded(before) : ''
    return HEADS_TABLE.test(text) && !this.#named.has(before) ? labelOf(text) : undefined
  }

  /** The table's first block, its caption and head rows included. */
  #firstOf(index: number): number {
    const { table } = this.#blocks[index]!.cell!
    let first = this.#firsts.get(table)
    if (first === undefined) {
      first = index
      while (first > 0 && this.#blocks[first - 1]!.cell?.table === table) first--
      this.#firsts.set(table, first)
    }
    return first
  }

  /** @param ofTable above a table: a line that names somebody has a lot of its own. */
  #lotAbove(index: number, reach: number, ofTable: boolean): string | undefined {
    for (let i = index - 1; i >= Math.max(0, index - reach); i--) {
      // Another table's lots are its rows' own.
      if (this.#blocks[i]!.cell || (ofTable && this.#named.has(i))) return undefined
      const text = this.#folded(i)
      const found = text !== '' && text.length <= 24 && LOT_UNIT.test(text) ? LOT.exec(text) : null
      if (found) return found[0]
    }
    return undefined
  }
}
