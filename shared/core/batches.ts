/** Cuts blocks into messages, and finds what each needs from before it. */
import type { Block } from './types.ts'

/** Whatever holds a block: the page's own with its text nodes, a document's with its place. */
export interface Held {
  block: Block
}

/** Characters in a message; with its leads it stays under the 64 k of the design. */
const MOST_CHARACTERS = 60_000
/** Blocks in a message: far under the background's cap. */
const MOST_BLOCKS = 10_000
/** Leads: labels and headings that stand close before, and a table's header. */
const LEAD_CHARACTERS = 600
const LEADS_NEAR = 3
const LOOK_BACK = 200

/** How good a place is for a cut before `at`: between tables best, else between rows. */
const cutWorth = (blocks: readonly Held[], at: number): number => {
  const before = blocks[at - 1]!.block
  const after = blocks[at]!.block
  if (before.cell?.table !== after.cell?.table) return after.kind === 'heading' ? 4 : 3
  if (!after.cell) return after.kind === 'heading' ? 4 : 2
  return before.cell!.row === after.cell.row ? 0 : 1
}

/** Consecutive runs within the limits. A table is cut only where it is longer than half a message. */
export const cutIntoBatches = <T extends Held>(blocks: readonly T[]): T[][] => {
  const runs: T[][] = []
  let from = 0
  while (from < blocks.length) {
    let to = from
    let characters = 0
    while (to < blocks.length && to - from < MOST_BLOCKS) {
      characters += blocks[to]!.block.text.length
      if (characters > MOST_CHARACTERS && to > from) break
      to++
    }
    if (to < blocks.length) {
      let best = to
      let worth = -1
      for (let at = to; at > from + (to - from) / 2; at--) {
        const w = cutWorth(blocks, at)
        if (w > worth) {
          best = at
          worth = w
        }
      }
      to = best
    }
    runs.push(blocks.slice(from, to))
    from = to
  }
  return runs
}

/**
 * Blocks to read before a batch, for labels only.
 * @param order all blocks of the page in reading order
 * @param at where the batch's first block stands in it
 */
export const leadsOf = (batch: readonly Held[], order: readonly Held[], at: number): Block[] => {
  const own = new Set(batch)
  const leads = new Set<number>()
  let characters = 0
  const take = (i: number) => {
    if (i < 0 || own.has(order[i]!) || leads.has(i)) return
    characters += order[i]!.block.text.length
    if (characters <= LEAD_CHARACTERS) leads.add(i)
  }
  const table = batch[0]?.block.cell?.table
  let heading = -1
  for (let i = at - 1; i >= Math.max(0, at - LOOK_BACK); i--) {
    if (heading < 0 && order[i]!.block.kind === 'heading') heading = i
    if (i >= at - LEADS_NEAR) take(i)
  }
  take(heading)
  for (let i = at - 1; table !== undefined && i >= 0 && order[i]!.block.cell?.table === table; i--) {
    const cell = order[i]!.block.cell!
    if (cell.header || cell.row === 0) take(i)
  }
  return [...leads].sort((a, b) => a - b).map(i => ({ ...order[i]!.block, lead: true }))
}
