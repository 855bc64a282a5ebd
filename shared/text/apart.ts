/**
 * Word tables that a bundle goes without (`vite.data.config.ts` says which): they are read from a file when first needed. Until then
 * nothing can be said with them; a speaker of an empty table throws.
 */
import type { WordTable } from './words.ts'

const empty = new Map<string, WordTable>()

/** Stands in a bundle for the table of this name. */
export const apart = (name: string): WordTable => {
  const table: WordTable = {}
  empty.set(name, table)
  return table
}

/**
 * @param file the tables by name. In a bundle that has its tables nothing is missing, and nothing done.
 * @throws when the file lacks a table: then none is filled.
 */
export const fillApart = (file: { [name: string]: WordTable | undefined }): void => {
  for (const name of empty.keys()) if (!file[name]) throw new Error(`no words: ${name}`)
  for (const [name, table] of empty) Object.assign(table, file[name])
}
