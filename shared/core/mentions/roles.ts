/** What a place in a text says an organisation is: by the words before and after it, its row and column, and the section it is in. */
import data from '../data/labels.json' with { type: 'json' }
import { fold } from '../fold.ts'
import type { Block, Mention, Role } from '../types.ts'
import { split, WordSet } from './words.ts'

const roleOf = new Map<string, Role>()
for (const [role, list] of Object.entries(data.roles)) for (const word of split(list)) roleOf.set(fold(word).text, role as Role)
const labelWords = new WordSet(roleOf.keys())
const neutralWords = new WordSet(split(data.neutral))
const suffixWords = new WordSet(split(data.suffixes))
const RANK =
  /第?([一二三四五六七八九十]|[1-9])(?:名|位|中标候选|成交候选|中选候选|候选|顺位)|排名:?第?([一二三四五六七八九十]|[1-9])/
const RANK_CELL = /^第?([一二三四五六七八九十]|[1-9]|10)名?$/
const LOT = new RegExp(data.lots)
const DIGITS = '一二三四五六七八九十'

/** A mention with its place in its block's folded text. */
export interface Site {
  mention: Mention
  folded: string
  start: number
  end: number
}

export interface Said {
  role?: Role
  rank?: number
  lot?: string
}

const rankIn = (text: string): number | undefined => {
  const m = RANK.exec(text)
  const digit = m?.[1] ?? m?.[2]
  return digit === undefined ? undefined : numberOf(digit)
}
const numberOf = (digit: string): number => (DIGITS.includes(digit) ? DIGITS.indexOf(digit) + 1 : Number(digit))

interface Label {
  role: Role
  start: number
  end: number
}

/** The last role label of a text, sought at most `reach` units from its end. */
const lastLabel = (text: string, reach = 60): Label | undefined => {
  for (let end = text.length; end > 0 && text.length - end < reach; end--) {
    const n = labelWords.longestBefore(text, end)
    if (n > 0) return { role: roleOf.get(text.slice(end - n, end))!, start: end - n, end }
  }
  return undefined
}

/** Whether only label endings, brackets, colons, ordinals stand between a label and a name. */
const leadsTo = (between: string): boolean => {
  const rest = between.replace(/\([^()]{0,30}\)/g, '').replace(/[":、,，.\-()/]|[0-9一二三四五六七八九十]+[、.)]?/g, '')
  return rest === '' || suffixWords.covers(rest, 0, rest.length) || rest.length <= 4
}

const SHORT_BRACKET = /\([^()]{1,4}\)/g
const LIST_BETWEEN = /^\($|^(?:\([^()]{0,40}\))?(?:[、,;/和与及"]|以及|\n)*(?:[0-9一二三四五六七八九十]+[、.)])?$/
const AFTER: [RegExp, Role][] = [
  [/^\(?(?:以下简称|下称|简称)?"?(?:采购人|招标人|采购单位|发包人|业主|甲方|买方)"?\)/, 'purchaser'],
  [/^\(?(?:以下简称|下称|简称)?"?(?:采购|招标)?(?:代理机构|代理人|代理)"?\)/, 'agency'],
  [/^\((?:联合体)?(?:牵头人|牵头方|牵头单位|牵头|主)\)/, 'lead'],
  [/^\((?:联合体)?(?:成员[一二三1-3]?|成员单位|成员方|成)\)/, 'member'],
  [/^\(?(?:以下简称|下称|简称)?"?(?:供应商|承包人|中标人|乙方|卖方)"?\)/, 'supplier'],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|被(?:确定|推荐)为|成为|系)(?:本项目|该项目)?第?[一二三四五六七八九十1-9]?(?:名|包|标段)?(?:中标|成交|中选)?候选/,
    'candidate',
  ],
  [
    /^(?:\([^()]{0,30}\))?(?:为|是|被确定为|成为|系)(?:本项目|该项目|本次采购|上述项目)?(?:的)?(?:预|拟)?(?:中标|成交|中选)/,
    'winner',
  ],
  [/^(?:\([^()]{0,30}\))?(?:以[^,。]{0,20})?(?:中标|成交|中选)(?!通知|公告|候选|结果|公示)/, 'winner'],
  [/^(?:\([^()]{0,30}\))?受[^,。]{2,40}?(?:的)?委托/, 'agency'],
  [/^(?:\([^()]{0,30}\))?(?:的)?委托/, 'purchaser'],
  [/^\)?(?:具体)?(?:负责)?组织(?:实施|采购|招标)/, 'agency'],
  [/^(?:\([^()]{0,30}\))?(?:投标)?(?:文件)?(?:被否决|未通过|不合格|投标无效|响应无效)/, 'rejected'],
]

/** What the block itself says: the text before the name back to the previous name, and the text after it. */
const fromBlock = (before: string, after: string, previous: Said | undefined, between: string | undefined): Said | undefined => {
  const afterRole = AFTER.find(([pattern]) => pattern.test(after))?.[1]
  const rank = rankIn(after.slice(0, 20)) ?? rankIn(before.slice(-24))
  if (afterRole === 'lead' || afterRole === 'member') return { role: afterRole }
  const own = between ?? before
  if (/^(?:的)?委托,?$/.test(own) || /受[^,。受]{2,40}委托,?$/.test(own)) return { role: 'agency' }
  if (/(?:^|[,。、\n:]|司|院|心)受$/.test(own.slice(-4)) && /^(?:\([^()]{0,30}\))?(?:的)?委托/.test(after))
    return { role: 'purchaser' }
  for (const words of [own, own.replace(SHORT_BRACKET, '')]) {
    const label = lastLabel(words)
    if (!label || !leadsTo(words.slice(label.end))) continue
    const role = label.role === 'winner' && /候选/.test(words.slice(label.start)) ? 'candidate' : label.role
    return { role, ...(role === 'candidate' && rank ? { rank } : {}) }
  }
  if (between !== undefined && previous?.role && LIST_BETWEEN.test(between)) return { role: previous.role }
  if (afterRole) return { role: afterRole, ...(afterRole === 'candidate' && rank ? { rank } : {}) }
  return undefined
}

/** A cell or block that is nothing but a label. */
const labelOf = (text: string): Role | undefined => {
  if (text.length > 36) return undefined
  const label = lastLabel(text, 36)
  if (!label || !leadsTo(text.slice(label.end))) return undefined
  return label.role
}

const isNeutral = (before: string): boolean => {
  const head = before.replace(/[:(]+$/, '')
  return head === '' || neutralWords.longestBefore(head, head.length) > 0 || /^[0-9一二三四五六七八九十、.()]*$/.test(head)
}

interface Previous {
  block: number
  end: number
  said: Said
  /** Stood in a numbered line. */
  item: boolean
}
const ITEM = /^(?:[0-9]{1,3}|[一二三四五六七八九十]+|\([0-9一二三四五六七八九十]+\))[、.)]?$/

/** One numbered line after another names organisations of one kind. */
const listed = (blocks: readonly Block[], m: Mention, before: string, previous: Previous | undefined): Said | undefined => {
  if (!previous?.item || !previous.said.role || !ITEM.test(before) || m.block - previous.block > 6) return undefined
  const a = blocks[previous.block]!.cell
  const b = blocks[m.block]!.cell
  const same = a?.table === b?.table && a?.row === b?.row && a?.col === b?.col
  return same ? { role: previous.said.role } : undefined
}

const IS_FIRM = /(?:公司|合伙\)?|事务所|企业)$/
const AGENT = /招标|代理|咨询|工程管理|项目管理|采购中心|交易中心|交易集团|采购管理/
/** 云岭县人民医院医疗设备采购项目: the public body before a project is its purchaser. */
const fromTitle = (name: string, before: string, after: string): Said | undefined => {
  if (IS_FIRM.test(name) || AGENT.test(name)) return undefined
  if (!/(?:^|项目名称:?|工程名称:?|关于|就|代理的|[、.])$/.test(before.slice(-6))) return undefined
  return /^[^,。;:]{0,40}?(?:采购|项目|工程|招标|设备|服务)/.test(after) ? { role: 'purchaser' } : undefined
}

/** Sets role, rank and lot of the mentions. `sites` stand in reading order. */
export const setRoles = (blocks: readonly Block[], sites: readonly Site[]): void => {
  const page = new Page(blocks, sites)
  let previous: Previous | undefined
  for (const { mention: m, folded, start, end } of sites) {
    if (m.found === 'tail') continue
    const before = folded.slice(Math.max(0, start - 160), start)
    const after = folded.slice(end, end + 80)
    const inBlock = previous?.block === m.block ? previous : undefined
    const between = inBlock ? folded.slice(inBlock.end, start) : undefined
    let said = fromBlock(before, after, inBlock?.said, between) ?? page.around(m.block, between ?? before)
    if (said?.role === 'supplier' && page.isResult(m.block)) said = { ...said, role: 'winner' }
    said ??= listed(blocks, m, before, previous) ?? page.signed(m, after) ?? fromTitle(m.name, before, after) ?? {}
    const lot = page.lot(m.block, before)
    if (said.role) m.role = said.role
    if (said.rank) m.rank = said.rank
    if (lot) m.lot = lot
    previous = { block: m.block, end, said, item: ITEM.test(before) }
  }
}

const REACH = 12
const DATE = /^\(?(?:盖章|公章|章)?\)?(?:20[0-9]{2}年|20[0-9]{2}[-./][0-9]|二[〇○0零])/
const RESULT = /(?:中标|成交|中选)(?:\((?:成交|中标)\))?\/?(?:成交)?(?:信息|结果|情况)|结果公[告示]|(?:中标|成交)公[告示]/

/** A row that says 第二名 makes a candidate of whom its column calls winner. `near`: the label stands right beside the name. */
const withRank = (role: Role, rank: number | undefined, near: boolean): Said => {
  if (rank === undefined || role === 'agency' || role === 'authority' || (near && role === 'purchaser')) return { role }
  if (role === 'winner' && rank === 1) return { role, rank }
  return role === 'rejected' || role === 'member' || role === 'lead' ? { role } : { role: 'candidate', rank }
}

class Page {
  readonly #blocks: readonly Block[]
  readonly #texts = new Map<number, string>()
  readonly #named: Set<number>
  readonly #cells = new Map<string, number[]>()

  constructor(blocks: readonly Block[], sites: readonly Site[]) {
    this.#blocks = blocks
    this.#named = new Set(sites.map(site => site.mention.block))
    blocks.forEach((block, i) => {
      if (!block.cell) return
      const { table, row, col, rowSpan, colSpan } = block.cell
      for (let r = row; r < row + Math.min(rowSpan, 60); r++) {
        for (let c = col; c < col + Math.min(colSpan, 30); c++) {
          const key = `${table}|${r}|${c}`
          this.#cells.set(key, [...(this.#cells.get(key) ?? []), i])
        }
      }
    })
  }

  /** A short block's folded text; '' for a long one, which is no label. */
  #folded(index: number): string {
    const known = this.#texts.get(index)
    if (known !== undefined) return known
    const block = this.#blocks[index]
    const text = block && block.text.length <= 80 ? fold(block.text).text : ''
    this.#texts.set(index, text)
    return text
  }

  /** By the cell on the left, the column's header, the label or the section above. */
  around(index: number, before: string): Said | undefined {
    const { cell } = this.#blocks[index]!
    if (cell) {
      const byTable = this.#fromTable(cell, before)
      if (byTable) return byTable
    }
    return this.#fromAbove(index, before)
  }

  #text(table: number, row: number, col: number): string {
    return (this.#cells.get(`${table}|${row}|${col}`) ?? []).map(i => this.#folded(i)).join('')
  }

  #fromTable(cell: NonNullable<Block['cell']>, before: string): Said | undefined {
    if (!isNeutral(before) && before.length > 12) return undefined
    const { table, row, col } = cell
    const left = col > 0 ? this.#text(table, row, col - 1) : ''
    const beside = labelOf(left)
    const rank = this.#rankInRow(table, row, col)
    if (beside) return withRank(beside, rank, true)
    for (let r = row - 1; r >= 0 && row - r <= 60; r--) {
      const text = this.#text(table, r, col)
      const role = labelOf(text)
      if (role) return withRank(role, rank, row - r === 1)
    }
    return rank ? { role: 'candidate', rank } : undefined
  }

  /** Under a section or title that announces a result, a supplier is the winner, unless the table ranks several. */
  isResult(index: number): boolean {
    const { cell } = this.#blocks[index]!
    for (let i = index - 1; i >= Math.max(0, index - 40); i--) {
      const text = this.#folded(i)
      if (text === '') continue
      if (cell && this.#blocks[i]!.cell?.table === cell.table && /得分|排名|名次|排序/.test(text)) return false
      if (RESULT.test(text)) return true
      if (isSection(text) && lastLabel(text, 80)) return false
    }
    return false
  }

  /** The line under a notice's end: who published it. */
  signed(m: Mention, after: string): Said | undefined {
    const next = m.block + 1 < this.#blocks.length ? this.#folded(m.block + 1) : ''
    const signed = DATE.test(after) || (/^(?:\(?(?:盖章|公章|章)?\)?)$/.test(after) && DATE.test(next))
    // Only near the end, and only over a date: a firm that stands alone anywhere else may be a bidder.
    if (!signed || m.block < 4 || this.#blocks.length - m.block > 12) return undefined
    if (m.start > 12) return undefined
    return { role: AGENT.test(m.name) ? 'agency' : 'purchaser' }
  }

  #rankInRow(table: number, row: number, col: number): number | undefined {
    for (let c = 0; c <= col + 6; c++) {
      const text = this.#text(table, row, c)
      const header = this.#text(table, 0, c)
      if (/候选|第.名/.test(text)) return rankIn(text)
      const cellRank = /排名|排序|名次|推荐/.test(header) ? RANK_CELL.exec(text)?.[1] : undefined
      if (cellRank) return numberOf(cellRank)
    }
    return undefined
  }

  #fromAbove(index: number, before: string): Said | undefined {
    const neutral = isNeutral(before)
    for (let i = index - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
      const text = this.#folded(i)
      const role =
        text === ''
          ? undefined
          : (labelOf(text.replace(/[:。]$/, '')) ?? (isSection(text) ? lastLabel(text, 80)?.role : undefined))
      if (role && !this.#named.has(i)) return neutral || i === index - 1 ? { role } : undefined
      if (!neutral && seen >= 1) return undefined
    }
    return undefined
  }

  /** The lot named before the name, in its row, or in the section above. */
  lot(index: number, before: string): string | undefined {
    const own = LOT.exec(before.slice(-30))
    if (own) return own[0]
    const { cell } = this.#blocks[index]!
    if (cell) {
      for (let c = 0; c < cell.col; c++) {
        const text = this.#text(cell.table, cell.row, c)
        const found = text.length <= 20 ? LOT.exec(text) : null
        if (found) return found[0]
        if (/^(?:包|标段|标项|分标|包件|采购包)号?$/.test(this.#text(cell.table, 0, c)) && text.length <= 12 && text !== '')
          return text
      }
      return undefined
    }
    for (let i = index - 1; i >= Math.max(0, index - 6); i--) {
      const text = this.#folded(i)
      const found = text !== '' && text.length <= 24 ? LOT.exec(text) : null
      if (found) return found[0]
    }
    return undefined
  }
}

/** 三、中标（成交）信息 · 2.采购代理机构信息. */
const isSection = (text: string): boolean =>
  text.length <= 40 && /^(?:[一二三四五六七八九十]+[、.]|[0-9]+[、.]|\([一二三四五六七八九十0-9]+\))/.test(text)
