/**
 * What has become of an organisation's entries: new, changed, removed, or not observed (未获取). Only a list that can say what it
 * holds says that an entry is gone.
 */
import type { Change, Entry, EntryEvent, Field, Observation, Watched } from './types.ts'
import { fields } from './types.ts'

export interface Compared {
  entries: Entry[]
  news: EntryEvent[]
}

const same = (a: Entry, b: Entry): boolean => a.listKey === b.listKey && a.record === b.record

/** A variant, a short name or a namesake accuses nobody: such entries are kept in mind and not told. */
const counts = ({ certainty }: Entry): boolean => certainty === 'same' || certainty === 'likely'

const changesOf = (before: Entry, now: Entry): Change[] =>
  fields.flatMap((field: Field): Change[] => {
    const [from = '', to = ''] = [before.values[field], now.values[field]]
    return from === to ? [] : [[field, from, to]]
  })

/**
 * @param before what was seen last; undefined for an organisation never looked up: then its entries are the beginning, and no news.
 * @param now one observation for each installed list. A list that is missing here was not observed.
 */
export const compare = (watched: Watched, before: readonly Entry[] | undefined, now: readonly Observation[]): Compared => {
  const entries: Entry[] = []
  const news: EntryEvent[] = []
  const of = ({ listKey, list, record, certainty }: Entry, { seq, retrievedAt }: Pick<Entry, 'seq' | 'retrievedAt'>) => ({
    watched: watched.id,
    name: watched.name,
    ...(watched.code ? { code: watched.code } : {}),
    listKey,
    list,
    record,
    certainty,
    seq,
    retrievedAt,
  })
  for (const observed of now) {
    for (const entry of observed.found) {
      const held = before?.find(one => same(one, entry))
      // An older version than the one already seen tells nothing new.
      if (held && entry.seq < held.seq) {
        entries.push(held)
        continue
      }
      entries.push(entry)
      const changes = held ? changesOf(held, entry) : []
      if (before && counts(entry) && !(held && counts(held))) news.push({ kind: 'new', ...of(entry, entry) })
      else if (held && counts(held) && changes.length > 0) news.push({ kind: 'changed', ...of(entry, entry), changes })
    }
  }
  for (const held of before ?? []) {
    const observed = now.find(one => one.listKey === held.listKey)
    if (observed?.found.some(one => same(one, held))) continue
    if (observed && observed.unsure === undefined && observed.seq >= held.seq) {
      const by = watched.code || held.code ? 'code' : 'name'
      const last = { seq: held.seq, retrievedAt: held.retrievedAt }
      if (counts(held)) news.push({ kind: 'removed', ...of(held, observed), by, last })
      continue
    }
    const reason = observed ? (observed.unsure ?? 'stale') : 'absent'
    entries.push({ ...held, missing: reason })
    // That a whole list is gone or damaged is told once, of the list.
    if (held.missing === undefined && counts(held) && reason !== 'absent' && reason !== 'broken')
      news.push({ kind: 'unobserved', ...of(held, held), reason })
  }
  return { entries, news }
}
