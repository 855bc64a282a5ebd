/** Whom to watch, out of what was typed, pasted or read from a table. Organisations only: a line with a person's number is refused. */
import { parseIdentifier, sameEntityCode } from '../core/identifiers.ts'
import { nameKey } from '../core/normalise.ts'
import { hasPersonForm, isPersonCode, scrub } from '../core/person-numbers.ts'
import type { Identifier } from '../core/types.ts'
import { parseQuery } from '../lookup/query.ts'
import columns from './columns.json' with { type: 'json' }
import type { Watched, WatchedKind } from './types.ts'

export interface Wanted {
  name: string
  code?: string
}

export interface Read {
  wanted: Wanted[]
  /** Lines that hold a person's identity number: nothing of them is kept. */
  persons: number
  /** Lines that name nobody. */
  empty: number
}

/** Longer than any registered name. */
const LONGEST_NAME = 120

const holdsPerson = (text: string): boolean => scrub(text).removed > 0 || text.split(/[\s,，;；:：]+/).some(isPersonCode)

/** @param read a masked code is left out: by itself it names nobody. */
const readOne = (text: string, name: string, read: Identifier | undefined, into: Read): void => {
  const code = read?.type === 'masked' ? undefined : read?.value
  if (holdsPerson(text) || (name === '' && code && hasPersonForm(code))) into.persons++
  else if ((name === '' && !code) || name.length > LONGEST_NAME) into.empty++
  else into.wanted.push({ name, ...(code ? { code } : {}) })
}

/** A line for each: 名称 代码. */
export const readLines = (text: string): Read => {
  const into: Read = { wanted: [], persons: 0, empty: 0 }
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue
    const { name = '', code } = parseQuery(line)
    readOne(line, name, code, into)
  }
  return into
}

const columnOf = (head: readonly string[], words: readonly string[], but = -1): number => {
  for (const word of words) {
    const at = head.findIndex((cell, i) => i !== but && cell.toLowerCase().includes(word))
    if (at >= 0) return at
  }
  return -1
}

/** The rows of a table, with a head that names the columns or without one: then a row's code is its first, its name the longest text. */
export const readRows = (rows: readonly (readonly string[])[]): Read => {
  const into: Read = { wanted: [], persons: 0, empty: 0 }
  const [head = []] = rows
  const codeAt = columnOf(head, columns.code)
  const nameAt = columnOf(head, columns.name, codeAt)
  // A firm's own name may contain 公司: a head has no legal form behind it.
  const headed = nameAt >= 0 && (codeAt >= 0 || columns.name.some(word => word === head[nameAt]!.trim().toLowerCase()))
  for (const row of headed ? rows.slice(1) : rows) {
    const cells = row.map(cell => cell.trim())
    const typed = headed ? (cells[codeAt] ?? '') : (cells.find(cell => parseIdentifier(cell)) ?? '')
    const name = headed ? (cells[nameAt] ?? '') : longest(cells.filter(cell => cell !== typed && /\p{Script=Han}/u.test(cell)))
    readOne(cells.join(' '), name, parseIdentifier(typed), into)
  }
  return into
}

const longest = (cells: readonly string[]): string => cells.reduce((best, cell) => (cell.length > best.length ? cell : best), '')

export interface Added {
  /** To be put: new ones, and those that have gained a name or a code. */
  put: Watched[]
  added: number
  /** Watched already. */
  known: number
}

const sameFirm = (held: Pick<Watched, 'name' | 'code'>, { name, code }: Wanted): boolean => {
  const [a, b] = [held.code, code].map(one => (one ? parseIdentifier(one) : undefined))
  if (a && b) return sameEntityCode(a, b)
  return name !== '' && held.name !== '' && nameKey(name) === nameKey(held.name)
}

/** @param newId called once for each new one. */
export const addWatched = (
  held: readonly Watched[],
  wanted: readonly Wanted[],
  { kind, now, newId }: { kind: WatchedKind; now: number; newId: () => string },
): Added => {
  const all = [...held]
  const put = new Map<string, Watched>()
  let added = 0
  let known = 0
  for (const one of wanted) {
    const at = all.findIndex(other => sameFirm(other, one))
    const other = all[at]
    if (!other) added++
    else known++
    if (other && (other.name || !one.name) && (other.code || !one.code)) continue
    const next: Watched = other
      ? { id: other.id, kind: other.kind, name: other.name || one.name, ...codeOf(other, one), addedAt: now }
      : { id: newId(), kind, ...one, addedAt: now }
    if (at < 0) all.push(next)
    else all[at] = next
    put.set(next.id, next)
  }
  return { put: [...put.values()], added, known }
}

const codeOf = (...some: Wanted[]): { code?: string } => {
  const code = some.find(one => one.code)?.code
  return code ? { code } : {}
}
