/** What a table says of the names in its cells: by the label on the left, the column's header, ranks, verdicts and lots. */
import type { Block, Role } from '../types.ts'
import {
  changeOf,
  isLot,
  isNeutral,
  LOT,
  labelOf,
  numberOf,
  RANK_CELL,
  rankIn,
  rankOfLine,
  type Said,
  verdictOf,
} from './labels.ts'

type Cell = NonNullable<Block['cell']>

/** One number for a cell: rows and columns to 65,535, tables to two million, still exact. */
const keyOf = (table: number, row: number, col: number): number => (table * 65_536 + row) * 65_536 + col
/** Cells looked through on the left of one: tables that people read have fewer, and a page may have a row of ten thousand. */
const WIDEST = 60
const leftmost = (col: number): number => Math.max(0, col - WIDEST)
/** A label's lines in one cell. */
const MOST_LINES = 6
const FAULTS = /(?:否决|不合格|未[中成][标交选]|未通过|不通过|无效|淘汰|落选|废标)[^,。]{0,8}(?:原因|理由|说明|依据|情形)/
/** A cell that says that there is nothing to say. */
const NONE = /^(?:[-/—]+|无)$/
const AWARDED = /^(?:中标|成交|中选)(?:总)?(?:金额|价)/
/** Rows above a name in which firms as columns have their heads. */
const MOST_HEADS = 3
/** Columns in which a table says what became of each bidder. */
const MOST_COLUMNS = 12
/** Rows above a name that are looked through for its lot. */
const MOST_ROWS = 40
const BARE_LOT = /^[0-9A-Z一二三四五六七八九十]{1,3}$/
const LOT_LABEL = /^(?:标段|分?包|标项|标包|采购包|包件)(?:名称|号|编号|及名称)?:?$/
/** 包号 | 1: the number and what it counts. */
const withUnit = (number: string, label: string): string =>
  BARE_LOT.test(number) ? number + label.replace(/(?:名称|编号|号|及|:)+$/, '') : number
const RANK_OF = /排名|排序|名次|推荐|候选/
/** No lot is named without one of these. */
export const LOT_UNIT = /[包标品]/

/** A row that says 第二名 makes a candidate of whom its column calls winner. `near`: the label stands right beside the name. */
export const withRank = (role: Role, rank: number | undefined, near: boolean): Said => {
  if (rank === undefined || role === 'agency' || role === 'authority' || (near && role === 'purchaser')) return { role }
  if (role === 'winner' && rank === 1) return { role, rank }
  return role === 'rejected' || role === 'member' || role === 'lead' ? { role } : { role: 'candidate', rank }
}

export class Tables {
  /** A cell's blocks. */
  readonly #cells = new Map<number, number[]>()
  /** What cells say, found once. */
  readonly #texts = new Map<number, string>()
  readonly #labels = new Map<number, Role | undefined>()
  readonly #labelsAbove = new Map<number, { role: Role; row: number } | undefined>()
  readonly #lots = new Map<number, string | undefined>()
  readonly #folded: (index: number) => string
  readonly #isNamed: (index: number) => boolean

  /** @param folded a short block's folded text. @param isNamed whether a block names an organisation. */
  constructor(blocks: readonly Block[], folded: (index: number) => string, isNamed: (index: number) => boolean) {
    this.#folded = folded
    this.#isNamed = isNamed
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

  /** Role and rank, by the cell on the left or above. */
  role(cell: Cell, before: string): Said | undefined {
    if (!isNeutral(before) && before.length > 12) return undefined
    const { table, row, col } = cell
    let beside: Role | undefined
    for (let c = col - 1; c >= leftmost(col) && !beside; c--) {
      beside = this.#label(table, row, c)
      const text = this.#text(table, row, c)
      // 中标候选人 | 第一名 | 甲公司: the label stands beyond the rank.
      if (!isNeutral(text) && !RANK_CELL.test(text)) break
    }
    if (row > 0 && changeOf(this.#text(table, 0, col))) {
      const said = this.#labelOfRow(table, row, col)
      return said && { role: said }
    }
    const head = this.#headOfColumn(table, row, col)
    if (head && (isNeutral(this.#text(table, row, 0)) || this.#label(table, row, 0)))
      return withRank(this.#label(table, row, 0) ?? 'candidate', head.rank, true)
    const rank = this.#rankInRow(table, row, col)
    if (beside) return withRank(beside, rank, true)
    const above = this.#labelAbove(table, row, col)
    if (!above) return rank ? { role: 'candidate', rank } : undefined
    const { role } = above
    if (role === 'bidder' || role === 'supplier') {
      const verdict = this.#verdict(table, row, above.row)
      if (verdict) return withRank(verdict, rank, false)
      if (this.#holds(FAULTS, table, row, above.row)) return { role: 'rejected' }
      // 供应商 | 成交金额: to whom the contract goes.
      if (this.#holds(AWARDED, table, row, above.row)) return withRank('winner', rank, false)
    }
    return withRank(role, rank, row - above.row === 1)
  }

  /** Whether its column's head or a cell on its left says that its value was (更正前) or is (更正后). */
  change({ table, row, col }: Cell): 'former' | 'new' | undefined {
    let said = row > 0 ? changeOf(this.#text(table, 0, col)) : undefined
    for (let c = col - 1; c >= leftmost(col) && !said; c--) said = changeOf(this.#text(table, row, c))
    return said
  }

  /** A cell's text; '' for one that holds more than a label's few lines. */
  #text(table: number, row: number, col: number): string {
    const key = keyOf(table, row, col)
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const held = this.#cells.get(key) ?? []
    const text = held.length > MOST_LINES ? '' : held.map(i => this.#folded(i)).join('')
    this.#texts.set(key, text)
    return text
  }

  #label(table: number, row: number, col: number): Role | undefined {
    const key = keyOf(table, row, col)
    if (this.#labels.has(key)) return this.#labels.get(key)
    const role = labelOf(this.#text(table, row, col))
    this.#labels.set(key, role)
    return role
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

  /** 中标供应商 | 甲公司 | 乙公司 under 更正前 | 更正后: the label stands beyond the other value. */
  #labelOfRow(table: number, row: number, col: number): Role | undefined {
    for (let c = col - 1; c >= leftmost(col); c--) {
      const role = this.#label(table, row, c)
      if (role) return role
    }
    return undefined
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

  /** 中标候选人 | 第一名 | 第二名 above 单位名称 | 甲公司 | 乙公司: firms as columns, under a rank or a lot. */
  #headOfColumn(table: number, row: number, col: number): { rank?: number } | undefined {
    if (col === 0) return undefined
    for (let r = row - 1; r >= Math.max(0, row - MOST_HEADS); r--) {
      const text = this.#text(table, r, col)
      const left = this.#text(table, r, 0)
      if (text === '' || text === left) continue
      const rank = rankOfLine(text) ?? (text.length <= 16 ? rankIn(text) : undefined)
      if (rank) return { rank }
      const bare = RANK_OF.test(left) ? RANK_CELL.exec(text)?.[1] : undefined
      if (bare) return { rank: numberOf(bare) }
      if (isLot(text) && !isLot(left)) return {}
    }
    return undefined
  }

  /** What its row says became of a bidder: 评审结果 | 未通过. */
  #verdict(table: number, row: number, headerRow: number): 'winner' | 'rejected' | undefined {
    for (let c = 0; c < MOST_COLUMNS; c++) {
      const verdict = verdictOf(this.#text(table, row, c), this.#text(table, headerRow, c))
      if (verdict) return verdict
    }
    return undefined
  }

  /** Whether its row holds something in a column so headed: a reason for refusal, a contract's price. */
  #holds(what: RegExp, table: number, row: number, headerRow: number): boolean {
    for (let c = 0; c < MOST_COLUMNS; c++)
      if (
        what.test(this.#text(table, headerRow, c)) &&
        this.#cells.has(keyOf(table, row, c)) &&
        !NONE.test(this.#text(table, row, c))
      )
        return true
    return false
  }

  /** Whether the column's header or the cell on the left names something else: 代理, 品牌, 项目名称. */
  saysOther({ table, row, col }: Cell): boolean {
    const says = (r: number, c: number) => {
      if (r === row && c === col) return false
      const cells = this.#cells.get(keyOf(table, r, c)) ?? []
      const text = cells.map(i => (this.#isNamed(i) ? '' : this.#folded(i))).join('')
      return /^[\u4e00-\u9fff()/]{2,12}:?$/.test(text) && !isNeutral(text) && !isLot(text)
    }
    return (row > 0 && says(0, col)) || (col > 0 && says(row, col - 1))
  }

  /** The lot of a cell's row, its column, or the rows above. */
  lot({ table, row, col }: Cell): string | undefined {
    for (let c = leftmost(col); c < col; c++) {
      const text = this.#text(table, row, c)
      const found = text.length <= 20 && LOT_UNIT.test(text) ? LOT.exec(text) : null
      if (found) return found[0]
      if (/^(?:包|标段|标项|分标|包件|采购包)号?$/.test(this.#text(table, 0, c)) && text.length <= 12 && text !== '')
        return withUnit(text, this.#text(table, 0, c))
    }
    return this.#lotAbove(table, row, col)
  }

  /** A row of its own above (第一包 over the whole width), the column's head (一标段 | 二标段), or 标段名称 | …一标段 in a row above. */
  #lotAbove(table: number, row: number, col: number): string | undefined {
    const key = keyOf(table, row, col)
    if (this.#lots.has(key)) return this.#lots.get(key)
    let found: string | undefined
    for (let r = row - 1; r >= Math.max(0, row - MOST_ROWS) && found === undefined; r--) {
      const head = this.#text(table, r, col)
      const left = this.#text(table, r, 0)
      if (LOT_LABEL.test(left) && col > 0 && !isLot(head)) {
        const value = this.#text(table, r, 1)
        found = LOT.exec(value)?.[0] ?? (BARE_LOT.test(value) ? withUnit(value, left) : undefined)
      } else if (head.length <= 24 && LOT_UNIT.test(head) && (isLot(head) || head === left)) found = LOT.exec(head)?.[0]
      // A name higher in this column has looked further up already.
      if (found === undefined && this.#lots.has(keyOf(table, r, col))) {
        found = this.#lots.get(keyOf(table, r, col))
        break
      }
    }
    this.#lots.set(key, found)
    return found
  }
}
