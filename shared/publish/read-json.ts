/** JSON and NDJSON → rows. Nested objects become columns with dots in their names; lists of plain values are joined by `；`. */
import type { Pace } from '../documents/pace.ts'
import { type BrokenRow, ImportError, type Row } from './rows.ts'

/** Names under which services put their rows, the likelier first. */
const ROW_NAMES = ['rows', 'data', 'list', 'records', 'items', 'result', 'results', 'content', 'datas', 'page']

export interface JsonRows {
  headers: string[]
  rows: Row[]
  broken: BrokenRow[]
}

/** @param path dots between names; without it the array is looked for under the usual names. */
export const readJson = async (text: string, file: string, pace: Pace, path?: string): Promise<JsonRows> => {
  let root: unknown
  try {
    root = JSON.parse(text, exactNumbers)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new ImportError('broken-json', file, words, lineOf(words, text))
  }
  const array = path ? follow(root, path) : findArray(root, 4)
  if (!Array.isArray(array)) throw new ImportError('no-table', file, path ?? '')
  return collect(
    array.map((value, i) => ({ line: i + 1, value })),
    [],
    pace,
  )
}

export const readNdjson = (text: string, pace: Pace): Promise<JsonRows> => {
  const entries: { line: number; value: unknown }[] = []
  const broken: BrokenRow[] = []
  for (const [i, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue
    try {
      entries.push({ line: i + 1, value: JSON.parse(raw, exactNumbers) })
    } catch {
      broken.push({ line: i + 1, reason: 'broken-json' })
    }
  }
  return collect(entries, broken, pace)
}

/** Codes written as numbers are longer than a double is exact: where the platform gives the digits as written, they are kept. */
function exactNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && context?.source ? context.source : value
}

/** The engines say where in their own words, and not always. */
const lineOf = (words: string, text: string): number | undefined => {
  const line = /line (\d+)/.exec(words)
  const position = /position (\d+)/.exec(words)
  return line ? Number(line[1]) : position ? text.slice(0, Number(position[1])).split('\n').length : undefined
}

const follow = (root: unknown, path: string): unknown => {
  let value = root
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined
  return value
}

const isObject = (value: unknown): value is { [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const findArray = (value: unknown, depth: number): unknown[] | undefined => {
  if (Array.isArray(value)) return value
  if (!isObject(value) || depth === 0) return undefined
  const names = [...ROW_NAMES.filter(n => n in value), ...Object.keys(value).filter(n => !ROW_NAMES.includes(n))]
  for (const name of names) {
    const found = findArray(value[name], depth - 1)
    if (found) return found
  }
  return undefined
}

const collect = async (entries: { line: number; value: unknown }[], broken: BrokenRow[], pace: Pace): Promise<JsonRows> => {
  const columns = new Map<string, number>()
  const rows: Row[] = []
  for (const { line, value } of entries) {
    if (!isObject(value)) {
      broken.push({ line, reason: 'not-an-object' })
      continue
    }
    const cells: string[] = []
    flatten(value, '', (name, text) => {
      let column = columns.get(name)
      if (column === undefined) {
        column = columns.size
        columns.set(name, column)
      }
      cells[column] = text
    })
    rows.push({ line, cells })
    await pace()
  }
  // Entries lack names that later ones have, so the width is known only now.
  for (const row of rows) row.cells = Array.from({ length: columns.size }, (_, i) => row.cells[i] ?? '')
  return { headers: [...columns.keys()], rows, broken }
}

const flatten = (value: { [name: string]: unknown }, prefix: string, put: (name: string, text: string) => void): void => {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key
    if (isObject(inner)) flatten(inner, `${name}.`, put)
    else if (Array.isArray(inner)) {
      if (inner.every(x => !isObject(x))) put(name, inner.map(plain).join('；'))
      else for (const [i, x] of inner.entries()) if (isObject(x)) flatten(x, `${name}.${i}.`, put)
    } else put(name, plain(inner))
  }
}

const plain = (value: unknown): string => (value === null || value === undefined ? '' : String(value).trim())
