/** Looks an organisation up for the watch: each list's entries that bear its name or code, and whether the list can say what it holds. */
import type { Day } from '../core/days.ts'
import { parseIdentifier } from '../core/identifiers.ts'
import type { ConfirmedPair } from '../core/pairs.ts'
import type { ListRecord } from '../core/records.ts'
import type { Match, PageSubject } from '../core/types.ts'
import type { Answer, Lookup, Query } from '../lookup/types.ts'
import type { Entry, Observation, Watched } from './types.ts'

/** Who somebody is, is no news; what a sample holds is nobody's record. */
const isWatched = ({ list }: Answer, directories: ReadonlySet<string>): boolean => !list.sample && !directories.has(list.id)

export interface ObserveNeeds {
  lookup: Pick<Lookup, 'ask' | 'check'>
  /** Ids of lists that are directories. */
  directories: ReadonlySet<string>
  confirmed: ReadonlyMap<string, ConfirmedPair>
  asOf: Day
}

export const subjectOf = ({ name, code }: Pick<Watched, 'name' | 'code'>): PageSubject => {
  const read = code ? parseIdentifier(code) : undefined
  return { key: `${name} ${code ?? ''}`, name, ...(read ? { code: read } : {}), roles: ['supplier'], mentions: [] }
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))

const valuesOf = (record: ListRecord, certainty: Entry['certainty']): Entry['values'] => {
  const { dates, ban } = record
  const values: { [F in keyof Entry['values']]: string | undefined } = {
    certainty,
    name: record.subject.name,
    since: dates.since?.on,
    effectUntil: dates.effectUntil?.on,
    validUntil: dates.validUntil?.on,
    publishedUntil: dates.publishedUntil?.on,
    scope: dates.scope ?? ban?.area,
    severity: record.severity?.level,
    outcome: record.outcome,
    grade: record.grade,
    disputed: text(record.disputed),
    kept: text(record.kept),
    forbids: text(ban?.forbids),
    permanent: text(ban?.permanent),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

const entryOf = (record: ListRecord, { list }: Answer, matches: readonly Match[]): Entry => {
  const match = matches.find(one => one.listKey === list.key && one.record.id === record.id)
  const certainty = match?.certainty ?? 'other'
  const code = record.subject.uscc ?? record.subject.orgCode ?? record.subject.regNo
  return {
    listKey: list.key,
    list: list.id,
    record: record.id,
    certainty,
    values: valuesOf(record, certainty),
    ...(code ? { code } : {}),
    seq: list.seq,
    retrievedAt: list.retrievedAt,
  }
}

/** @param before what was seen of each, by place: entries found by name alone are looked for by their own code too. */
export const observe = async (
  { lookup, directories, confirmed, asOf }: ObserveNeeds,
  watched: readonly Pick<Watched, 'name' | 'code'>[],
  before: readonly (readonly Entry[] | undefined)[] = [],
): Promise<Observation[][]> => {
  const subjects = watched.map(subjectOf)
  // No rules are asked about: what an entry means is for the project it is looked up for.
  const options = { context: { context: 'other-review', inferred: false }, asOf, confirmed } as const
  const findings = await lookup.check(subjects, options)
  return Promise.all(
    subjects.map(async ({ name, code }, i) => {
      const asked: Query[] = [{ ...(name ? { name } : {}), ...(code ? { code } : {}) }]
      for (const held of code ? [] : new Set(before[i]?.map(entry => entry.code))) {
        const own = held ? parseIdentifier(held) : undefined
        if (own) asked.push({ code: own })
      }
      const [answers, ...byCode] = await Promise.all(asked.map(query => lookup.ask(query)))
      return answers!
        .filter(answer => isWatched(answer, directories))
        .map(answer => observation(answer, byCode.flat(), findings[i]!.matches, before[i]))
    }),
  )
}

const observation = (
  answer: Answer,
  byCode: readonly Answer[],
  matches: readonly Match[],
  before: readonly Entry[] | undefined,
): Observation => {
  const { list } = answer
  const records = new Map<string, ListRecord>()
  const take = (one: Answer, wanted: (id: string) => boolean) => {
    if (one.answer === 'listed') for (const { record } of one.hits) if (wanted(record.id)) records.set(record.id, record)
  }
  take(answer, () => true)
  for (const one of byCode)
    if (one.list.key === list.key) take(one, id => before?.some(held => held.listKey === list.key && held.record === id) === true)
  const unsure = answer.answer === 'unknown' ? answer.reason : list.state === 'fresh' ? undefined : list.state
  // The hits' own list may say more: a part that could not be read.
  const damaged = answer.answer === 'listed' && answer.list.state !== 'fresh' ? answer.list.state : undefined
  const reason = unsure ?? damaged
  return {
    listKey: list.key,
    list: list.id,
    seq: list.seq,
    retrievedAt: list.retrievedAt,
    ...(reason ? { unsure: reason } : {}),
    found: [...records.values()].map(record => entryOf(record, answer, matches)),
  }
}
