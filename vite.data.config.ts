/** A data file's note on where its words are from is for its readers, not for what is shipped: it leaves the bundles. */
import type { Plugin } from 'vite'

type Data = { [key: string]: unknown }
type PolicyRow = Data & { site?: { url: string } }

const without = (data: Data, notes: readonly string[]): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !notes.includes(key)))

const shipped = (id: string, data: Data): unknown => {
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
