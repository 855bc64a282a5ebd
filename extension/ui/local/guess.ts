/** Which shipped mapping reads a file, and what its columns mean: by the header names the shipped mappings know. */
import { guessHint, guessMapping } from '#shared/publish/guess-mapping.ts'
import { expectedHeaders, type Mapping } from '#shared/publish/mapping.ts'
import { shippedMappings } from '#shared/publish/mappings/index.ts'
import { headerKey, type RowTable } from '#shared/publish/rows.ts'
import { ANY_LIST } from './any-list.ts'
import type { Draft } from './draft.ts'
import type { MappingChoice } from './importer.ts'

/** Every header that a shipped mapping or the guess knows: finds the header row under a title. */
export const knownHeaders: string[] = [...new Set([...shippedMappings.flatMap(expectedHeaders), ...(guessHint.expect ?? [])])]

/** By header words and by content; columns that no meaning takes are shown as they are, unless they may hold persons' numbers. */
export const guessDraft = (table: RowTable): Draft => {
  const { mapping, columns } = guessMapping(table.headers, table.rows, {
    listId: ANY_LIST,
    coverage: { complete: false, regions: ['全国'], subjects: ['organisation'], channel: '' },
  })
  const draft: Draft = {}
  for (const { column, field, header } of columns) {
    if (field) draft[column] = field
    else if (mapping?.extra && header in mapping.extra) draft[column] = 'extra'
  }
  return draft
}

/** The share of a mapping's named columns that the file has; 0 without its name column. */
const shareOf = (mapping: Mapping, table: RowTable): number => {
  const headers = new Set(table.headers.map(headerKey))
  const has = (refs: (string | number)[] | undefined) => refs?.some(ref => typeof ref === 'string' && headers.has(headerKey(ref)))
  const { format } = mapping.rows ?? {}
  if (format && format !== table.format) return 0
  if (!has(mapping.fields.name?.from)) return 0
  const named = Object.values(mapping.fields).filter(field => field.from?.some(ref => typeof ref === 'string'))
  return named.filter(field => has(field.from)).length / named.length
}

/** A mapping of a fixed shape fits from here on; below, most of what it asks for is not in the file. */
const FITS = 0.6

export const rankMappings = (table: RowTable): MappingChoice[] =>
  shippedMappings
    .map(mapping => ({ mapping, name: mapping.name, score: shareOf(mapping, table) }))
    // The plainest mapping asks for little, so it fits much: a richer one that fits too is the better guess.
    .sort((a, b) => Number(b.score >= FITS) - Number(a.score >= FITS) || columnsOf(b.mapping) - columnsOf(a.mapping))
    .map(({ mapping, name, score }) => ({ mapping, name, fits: score >= FITS }))

const columnsOf = (mapping: Mapping) => Object.keys(mapping.fields).length
