/** What one page's findings are worth, given who is named on it. */

import { codesOf } from '#shared/core/codes.ts'
import { isSoleTraderCode, sameEntityCode } from '#shared/core/identifiers.ts'
import { matchesByName } from '#shared/core/match.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { ListRecord } from '#shared/core/records.ts'
import type { Finding, Match } from '#shared/core/types.ts'
import type { Row } from './rows.ts'
import type { Printed, Way } from './ways.ts'

/** What can go wrong, the worst first. */
export const FAULTS = ['wrong not-listed', 'wrong same', 'wrong likely', 'missed', 'only possible'] as const
export type Fault = (typeof FAULTS)[number]

/** 个体工商户 and names that may be signs or persons are found by their codes alone. */
const byCodeOnly = ({ name, key, code }: Row): boolean =>
  (code?.type === 'uscc' && isSoleTraderCode(code.value)) || key.endsWith('(个体工商户)') || !matchesByName(name)

/** The register gives some codes to two names: then both are that entity. */
const isCodeOf = ({ code }: Row, { subject }: ListRecord): boolean =>
  code !== undefined && codesOf(subject).some(other => sameEntityCode(code, other))

export class Tally {
  readonly #way: Way
  readonly #shared: ReadonlySet<string>
  readonly #most: number
  asked = 0
  listed = 0
  found = 0
  /** Not on the list, and said to be perhaps what is. */
  possible = 0
  readonly counts = new Map<Fault, number>(FAULTS.map(fault => [fault, 0]))
  readonly examples = new Map<Fault, string[]>(FAULTS.map(fault => [fault, []]))

  /** @param most examples kept of each fault. */
  constructor(way: Way, shared: ReadonlySet<string>, most: number) {
    this.#way = way
    this.#shared = shared
    this.#most = most
  }

  /** @param findings of this page, all of them. */
  add(page: Printed, findings: readonly Finding[]): void {
    const matches = findings.flatMap(finding => finding.matches)
    this.asked += page.rows.length
    for (const row of page.rows) {
      if (!row.listed) continue
      this.listed++
      this.#judgeListed(row, page, matches, findings)
    }
    const named = new Set(page.rows.map(row => row.id))
    for (const match of matches) {
      const { record, certainty, basis } = match
      const right = named.has(record.id) || (certainty === 'same' && page.rows.some(row => isCodeOf(row, record)))
      if (!right && certainty === 'possible') this.possible++
      const alone = right && !(certainty === 'likely' && this.#shared.has(nameKey(record.subject.name)))
      if (alone || certainty === 'possible') continue
      this.#fault(certainty === 'same' ? 'wrong same' : 'wrong likely', page, `${record.subject.name} by ${basis}`)
    }
  }

  #judgeListed(row: Row, page: Printed, matches: readonly Match[], findings: readonly Finding[]): void {
    const { prints } = this.#way
    const codeOnly = byCodeOnly(row)
    for (const { subject, cleared, assessment } of findings) {
      const itself =
        (row.code !== undefined && subject.code?.value === row.code.value) || (!codeOnly && nameKey(subject.name) === row.key)
      if (itself && (cleared.length > 0 || assessment === 'clear')) this.#fault('wrong not-listed', page, row.name)
    }
    const own = matches.filter(match => match.record.id === row.id)
    const within = findings.flatMap(({ subject }) => subject.tailOf ?? []).join(' ')
    const certainties = own.map(match => match.certainty)
    if (prints === 'name' && codeOnly) {
      if (own.length === 0) this.found++
      return
    }
    const wanted = prints === 'name' || !row.code ? (this.#shared.has(row.key) ? 'possible' : 'likely') : 'same'
    if (certainties.includes(wanted) || certainties.includes('same')) this.found++
    else if (own.length > 0) this.#fault('only possible', page, `${row.name} by ${own.map(m => m.basis)} in ${within}`)
    else this.#fault('missed', page, `${row.name} ${row.code?.value ?? ''}`)
  }

  #fault(fault: Fault, page: Printed, what: string): void {
    this.counts.set(fault, this.counts.get(fault)! + 1)
    const examples = this.examples.get(fault)!
    if (examples.length < this.#most) examples.push(`${what} ← ${page.blocks.map(block => block.text).join(' | ')}`)
  }

  get wrong(): number {
    return [...this.counts.values()].reduce((sum, n) => sum + n, 0)
  }
}
