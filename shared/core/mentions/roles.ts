/** What a place in a text says an organisation is: by the words before and after it, its row and column, and the section it is in. */
import { isBidder } from '../ranks.ts'
import type { Block, Mention } from '../types.ts'
import { fromBlock } from './beside.ts'
import type { Said } from './labels.ts'
import { AGENT, Page } from './page.ts'
import { UnitSet } from './words.ts'

/** A mention with its place in its block's folded text. */
export interface Site {
  mention: Mention
  folded: string
  start: number
  end: number
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
const ENDS_TITLE = new UnitSet('称:于就的、.')
/** 云岭县人民医院医疗设备采购项目: the public body before a project is its purchaser. */
const fromTitle = (name: string, before: string, after: string): Said | undefined => {
  if (before !== '' && !ENDS_TITLE.has(before.charCodeAt(before.length - 1))) return undefined
  if (IS_FIRM.test(name) || AGENT.test(name)) return undefined
  if (!/(?:^|[目程同]名称:?|关于|就|代理的|[、.])$/.test(before.slice(-6))) return undefined
  return /^[^,。;:]{0,40}?(?:采购|项目|工程|招标|设备|服务)/.test(after) ? { role: 'purchaser' } : undefined
}

/** Sets role, rank and lot of the mentions. `sites` stand in reading order; `texts`: folded texts of blocks, as far as known. */
export const setRoles = (blocks: readonly Block[], sites: readonly Site[], texts: readonly (string | undefined)[]): void => {
  const page = new Page(
    blocks,
    sites.map(site => site.mention.block),
    texts,
  )
  let previous: Previous | undefined
  for (const { mention: m, folded, start, end } of sites) {
    if (m.found === 'tail') continue
    const before = folded.slice(Math.max(0, start - 160), start)
    const after = folded.slice(end, end + 80)
    const inBlock = previous?.block === m.block ? previous : undefined
    const between = inBlock ? folded.slice(inBlock.end, start) : undefined
    let said =
      fromBlock(before, after, inBlock?.said, between) ??
      (inBlock ? undefined : (page.signed(m, after) ?? page.around(m.block, before)))
    if ((said?.role === 'winner' || said?.role === 'candidate') && page.isFormer(m.block)) said = { ...said, role: 'bidder' }
    if (said?.role === 'supplier' && page.isResult(m.block)) said = { ...said, role: 'winner' }
    said ??= listed(blocks, m, before, previous) ?? fromTitle(m.name, before, after) ?? {}
    const lot = page.lot(m.block, before)
    if (said.role) m.role = said.role
    if (said.rank) m.rank = said.rank
    // Lots are bid for: who buys, runs or oversees the procurement does so in all of them.
    if (lot && (!m.role || isBidder([m.role]))) m.lot = lot.replace(':', '')
    previous = { block: m.block, end, said, item: ITEM.test(before) }
  }
}
