/**
 * Codes printed on the pages and the names they were given to: a JSON line a set. `nearby`: the name stands in the code's own text, its
 * row or the row above, or the lines beside it. A code whose owner the page does not name stays alone, and is listed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isValidUscc, normaliseCode } from '#shared/core/identifiers.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Block, Mention } from '#shared/core/types.ts'
import { readHtml } from '#shared/documents/html.ts'

interface Printed {
  block: number
  value: string
}

const RUN = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g
/** Every valid 18-character code, sought without the finder, and the codes of other kinds that the finder reads. */
const printedIn = (blocks: readonly Block[], mentions: readonly Mention[]): Printed[] => {
  const printed: Printed[] = blocks.flatMap(({ text }, block) =>
    [...text.normalize('NFKC').toUpperCase().matchAll(RUN)]
      .filter(([value]) => isValidUscc(value))
      .map(([value]) => ({ block, value })),
  )
  const held = new Set(printed.map(code => code.value))
  for (const { block, code } of mentions)
    if (code?.valid && !held.has(code.value)) {
      held.add(code.value)
      printed.push({ block, value: code.value })
    }
  return printed
}

/** Blocks between a code and the line with its name: a label may stand in one of its own. */
const LINES = 2
const isNearby = (blocks: readonly Block[], code: Printed, owner: Mention): boolean => {
  const a = blocks[code.block]!.cell
  const b = blocks[owner.block]!.cell
  if (a && b && a.table === b.table) return b.row <= a.row && a.row <= b.row + b.rowSpan
  return Math.abs(code.block - owner.block) <= LINES
}

interface GoldPage {
  page: string
  orgs: { name: string; uscc?: string | null }[]
}

export const scoreCodes = (data: string): object[] =>
  ['portal', 'fddc'].map(set => {
    const gold = new Map<string, GoldPage['orgs']>()
    for (const line of readFileSync(join(data, `pages/${set}.gold.ndjson`), 'utf8')
      .split('\n')
      .filter(Boolean)) {
      const { page, orgs } = JSON.parse(line) as GoldPage
      gold.set(page, orgs)
    }
    const figures = { set, codes: 0, attached: 0, nearby: 0, gold: 0, goldRight: 0 }
    const far: string[] = []
    const alone: string[] = []
    for (const page of readdirSync(join(data, 'pages', set)).filter(name => name.endsWith('.html'))) {
      const blocks = readHtml(readFileSync(join(data, 'pages', set, page), 'utf8'))
      const mentions = findMentions(blocks)
      for (const code of printedIn(blocks, mentions)) {
        figures.codes++
        const owners = mentions.filter(m => m.name !== '' && m.code?.value === code.value)
        if (owners.length > 0) figures.attached++
        if (owners.some(owner => isNearby(blocks, code, owner))) figures.nearby++
        else if (owners[0]) far.push(`${page} ${code.value} ${owners[0].name}`)
        else alone.push(`${page} ${code.value}`)
      }
      for (const { name, uscc } of gold.get(page) ?? []) {
        if (!uscc) continue
        figures.gold++
        const right = mentions.some(m => m.code?.value === normaliseCode(uscc) && nameKey(m.name) === nameKey(name))
        if (right) figures.goldRight++
      }
    }
    return { ...figures, far, alone }
  })
