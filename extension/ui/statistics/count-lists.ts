/** The records of several installed lists in one tally, read from the store block by block. */
import type { Day } from '#shared/core/days.ts'
import { FormatError } from '#shared/format/error.ts'
import { readManifest } from '#shared/format/manifest.ts'
import { policyList } from '#shared/policy/index.ts'
import { eachRecord } from '#shared/statistics/each-record.ts'
import { countRecords } from '#shared/statistics/tally-records.ts'
import type { ListRow, Store } from '#shared/sync/ports.ts'
import type { CountedRecords } from './services.ts'

/** How many records the list says it holds, or none where it cannot say. */
const claimed = ({ manifest }: ListRow): number => {
  try {
    return manifest ? readManifest(manifest).count : 0
  } catch (error) {
    if (error instanceof FormatError) return 0
    throw error
  }
}

export const countLists = async (
  store: Pick<Store, 'lists' | 'parts'>,
  keys: readonly string[],
  asOf: Day,
  { signal, told }: { signal?: AbortSignal; told?: (done: number) => void } = {},
): Promise<CountedRecords> => {
  const counter = countRecords(asOf)
  const short: CountedRecords['short'] = []
  let before = 0
  for (const row of (await store.lists()).filter(({ key }) => keys.includes(key))) {
    let given = 0
    const take: Parameters<typeof eachRecord>[2] = record => {
      counter.take(record, policyList(row.listId))
      given++
    }
    try {
      await eachRecord(store, row, take, { ...(signal ? { signal } : {}), told: done => told?.(before + done) })
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
    }
    const missing = claimed(row) - given
    if (missing > 0 || row.active === undefined) short.push({ key: row.key, missing })
    before += given
  }
  return { tally: counter.tally(), short }
}
