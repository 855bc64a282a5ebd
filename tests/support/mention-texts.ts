/** Texts as a page gives them to the finder, and a list to look names up in. */
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { keyHash } from '#shared/core/keyhash.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Block, Mention, Probe } from '#shared/core/types.ts'

export const block = (text: string, more: Partial<Block> = {}): Block => ({ text, kind: 'text', ...more })
export const find = (...texts: string[]): Mention[] => findMentions(texts.map(t => block(t)))
export const names = (...texts: string[]): string[] =>
  find(...texts)
    .filter(m => m.name !== '')
    .map(m => m.name)
export const uscc = (first17: string) => first17 + usccCheckCharacter(first17)
export const CODE = uscc('91330100MA2ABCDE1')
export const OTHER_CODE = uscc('91440300MA5XYDW32')
export const listOf = (...listed: string[]): Probe => {
  const keys = new Set(listed.map(n => keyHash('n', nameKey(n))).map(({ lo, hi }) => `${lo}|${hi}`))
  return (lo, hi) => keys.has(`${lo}|${hi}`)
}
export const findListed = (listed: string[], ...texts: string[]) =>
  findMentions(
    texts.map(t => block(t)),
    { probe: listOf(...listed) },
  )
/** A table of rows of cells. */
export const table = (rows: string[][], index = 0): Block[] =>
  rows.flatMap((row, r) =>
    row.map((text, c) =>
      block(text, { kind: 'cell', cell: { table: index, row: r, col: c, rowSpan: 1, colSpan: 1, header: r === 0 } }),
    ),
  )
