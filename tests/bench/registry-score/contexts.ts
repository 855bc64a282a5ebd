/** What stands before organisations' names on real pages, as it is printed there: taken from the annotated pages by this script. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '#shared/core/fold.ts'
import { regionAt } from '#shared/core/mentions/regions.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { readHtml } from '#shared/documents/html.ts'

/** The last run of letters and digits, with the punctuation after it. What stands before that is apart from the name already. */
const LAST_RUN = /(?<run>(?:\p{N}+ ?)?[\p{L}\p{N}]*)[^\p{L}\p{N}]{0,3}$/u
/** A longer run is a sentence of that page alone, or another name. */
const LONGEST_RUN = 14

interface Gold {
  page: string
  orgs: { name: string }[]
}

/** Where names stand in a folded text; of names inside one another only the longest. */
const placesOf = (text: string, names: readonly string[]): number[] => {
  const taken: [from: number, to: number][] = []
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (!taken.some(([from, to]) => at < to && at + name.length > from)) taken.push([at, at + name.length])
    }
  }
  return taken.map(([from]) => from)
}

/** 江西, 南京凌云与: what begins with a place's name is, or may be, the beginning of another firm's name. */
const isName = (context: string): boolean => regionAt(context, 0, context.length) > 0

/** The most frequent contexts of all sets, the most frequent first; the empty one, of names that stand alone, is none. */
export const leftContexts = (pages: string, most: number): string[] => {
  const counts = new Map<string, number>()
  for (const set of ['portal', 'fddc']) {
    const gold = readFileSync(join(pages, `${set}.gold.ndjson`), 'utf8')
      .split('\n')
      .filter(Boolean)
    for (const line of gold) {
      const { page, orgs } = JSON.parse(line) as Gold
      const file = join(pages, set, page)
      if (!existsSync(file)) continue
      const names = [...new Set(orgs.map(org => nameKey(org.name)))].sort((a, b) => b.length - a.length)
      for (const block of readHtml(readFileSync(file, 'utf8'))) {
        const folded = fold(block.text)
        for (const at of placesOf(folded.text, names)) {
          const found = LAST_RUN.exec(block.text.slice(0, folded.map[at]))
          const context = found?.[0] ?? ''
          const run = found?.groups?.run ?? ''
          if (context.trim() === '' || run.length > LONGEST_RUN || isName(context)) continue
          counts.set(context, (counts.get(context) ?? 0) + 1)
        }
      }
    }
  }
  const byCount = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return byCount.slice(0, most).map(([context]) => context)
}
