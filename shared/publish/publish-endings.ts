/** Name endings that a list's records need beyond the common table, so that the finder stops at them too. */
import { endingTable, findEndings } from '../core/mentions/endings.ts'
import { nameKey } from '../core/normalise.ts'
import type { ListRecord } from '../core/records.ts'

/** More would swell the manifest; the rarest names are then found by code, or where they are all that a place says. */
const MOST = 1024
const HAN_END = /\p{Script=Han}$/u

/**
 * The last characters of the names that end in no common ending: two for Chinese names (矩阵), four for others (INC., S.A.). Chinese
 * ones before others, the most frequent first, until `MOST`.
 */
export const endingsOf = (records: readonly ListRecord[]): string[] => {
  const common = endingTable()
  const counts = new Map<string, number>()
  for (const { subject } of records) {
    for (const name of [subject.name, ...(subject.formerNames ?? []), ...(subject.otherNames ?? [])]) {
      const key = nameKey(name)
      if (key.length < 4) continue
      // Only the tail can hold an ending that closes the name; 24 characters are more than any has.
      const tail = key.slice(-24)
      if (findEndings(tail, common).some(ending => ending.end === tail.length)) continue
      // 中心 is a common ending, 售后服务中心 is none.
      const short = HAN_END.test(key) && findEndings(key.slice(-2), common).length === 0
      const own = key.slice(short ? -2 : -4)
      counts.set(own, (counts.get(own) ?? 0) + 1)
    }
  }
  const rank = (ending: string) => (HAN_END.test(ending) ? 0 : 1)
  const byCount = [...counts].sort(([a, n], [b, m]) => rank(a) - rank(b) || m - n || (a < b ? -1 : 1))
  return byCount
    .slice(0, MOST)
    .map(([ending]) => ending)
    .sort()
}
