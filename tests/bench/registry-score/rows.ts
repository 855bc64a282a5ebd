/** The register of names and codes beside the repository, and which half of it stands on the list. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { isValidUscc, parseIdentifier } from '#shared/core/identifiers.ts'
import { keyHash } from '#shared/core/keyhash.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { ListRecord, Subject } from '#shared/core/records.ts'
import type { Identifier } from '#shared/core/types.ts'
import { cleanName } from '#shared/publish/codes.ts'

export interface Row {
  /** The same for all lines of one name and code. */
  id: string
  name: string
  /** As `nameKey` gives it. */
  key: string
  /** Undefined where the register holds something else than a code in its place: 无, 企合川总副字…. */
  code?: Identifier
  listed: boolean
}

export interface Register {
  rows: Row[]
  /** Names that several entities bear, all of them on the list. */
  shared: ReadonlySet<string>
}

/** A register has no order to halve it by that would not be some province's; the hash of name and code has none. */
const inHalf = (key: string, code: string): boolean => (keyHash('n', `${key}|${code}`).lo & 1) === 0

/** @param most for a short run: only the first rows. */
export const readRegister = (file: string, most = Number.POSITIVE_INFINITY): Register => {
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
  const rows = new Map<string, Row>()
  const byName = new Map<string, Row[]>()
  for (let i = 1; i < lines.length && rows.size < most; i++) {
    const [raw = '', printed = ''] = lines[i]!.split('\t')
    const name = cleanName(raw)
    const key = nameKey(name)
    const id = `${key}|${printed}`
    if (key === '' || rows.has(id)) continue
    const code = parseIdentifier(printed)
    const row: Row = { id, name, key, listed: inHalf(key, printed), ...(code ? { code } : {}) }
    rows.set(id, row)
    byName.set(key, [...(byName.get(key) ?? []), row])
  }
  const shared = [...byName].filter(([, own]) => own.length > 1)
  for (const [, own] of shared) for (const row of own) row.listed = true
  // Rows of one block of the list stand together, so that a batch of pages reads few blocks.
  const place = ({ key, code }: Row) => (code ? keyHash('u', code.value) : keyHash('n', key)).hi
  const ordered = [...rows.values()].map(row => ({ row, at: place(row) })).sort((a, b) => a.at - b.at)
  return { rows: ordered.map(({ row }) => row), shared: new Set(shared.map(([key]) => key)) }
}

const subjectOf = ({ name, code }: Row): Subject => {
  if (code?.type === 'uscc')
    return { name, uscc: code.value, ...(isValidUscc(code.value) ? {} : { codeFault: 'check-character' as const }) }
  if (code?.type === 'org-code') return { name, orgCode: code.value }
  return { name, ...(code?.type === 'reg-no' ? { regNo: code.value } : {}) }
}

export const recordOf = (row: Row): ListRecord => ({
  id: row.id,
  subject: subjectOf(row),
  dates: { since: { on: '2026-03-02', from: 'printed' } },
})
