/** A data file's note on where its words are from is for its readers, not for what is shipped: it leaves the bundles. */
import type { Plugin } from 'vite'

const NOTES = ['source', 'about']

export const dataWithoutNotes = (): Plugin => ({
  name: 'data-without-notes',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/shared\/core\/data\/[^/]+\.json$/.test(id)) return null
    const data = JSON.parse(code) as Record<string, unknown>
    return { code: JSON.stringify(Object.fromEntries(Object.entries(data).filter(([key]) => !NOTES.includes(key)))), map: null }
  },
})
