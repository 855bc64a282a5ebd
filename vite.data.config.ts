/**
 * A data file's note on where its words are from is for its readers, not for what is shipped: it leaves the bundles. The order of its
 * words is for them too.
 */
import type { Plugin } from 'vite'

/** For the extension's background: the words of cards stay out of its bundle (`shared/text/apart.ts`), which is read whole at every waking. */
export const wordsApart = (): Plugin => ({
  name: 'words-apart',
  enforce: 'pre',
  load(id) {
    const name = /\/shared\/text\/tables\/(\w+)\.ts$/.exec(id)?.[1]
    return name ? `import { apart } from '#shared/text/apart.ts'\nexport const ${name}Words = apart('${name}')` : null
  },
})

type Data = { [key: string]: unknown }
type PolicyRow = Data & { site?: { url: string } }

const without = (data: Data, notes: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !notes.includes(key)))

/** Lists of words, whose order means nothing, by the words' ends: they pack smaller so. */
const packed = (data: Data): Data =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.split(' ').map(backward).sort().map(backward).join(' ') : value,
    ]),
  )
const backward = (word: string): string => [...word].reverse().join('')

const shipped = (id: string, data: Data): unknown => {
  if (/\/shared\/core\/data\/(?:words|endings)\.json$/.test(id)) return packed(without(data, ['source']))
  if (/\/shared\/core\/data\/[^/]+\.json$/.test(id)) return without(data, ['source'])
  if (id.endsWith('/shared/policy/lists.json'))
    return (data as unknown as PolicyRow[]).map(row => ({
      ...without(row, ['authority']),
      ...(row.site ? { site: { url: row.site.url } } : {}),
    }))
  if (!id.endsWith('/extension/background/sites.json')) return undefined
  return { groups: (data.groups as Data[]).map(group => without(group, ['source', 'mark'])) }
}

export const dataWithoutNotes = (): Plugin => ({
  name: 'data-without-notes',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.json')) return null
    const data = shipped(id, JSON.parse(code) as Data)
    return data ? { code: JSON.stringify(data), map: null } : null
  },
})
