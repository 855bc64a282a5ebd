/** What the page of statistics needs of the extension. The entrypoint wires it; tests give fakes. */
import type { Day } from '#shared/core/days.ts'
import type { RecordTally } from '#shared/statistics/tally-records.ts'
import type { IdbStatistics } from '#shared/store/statistics.ts'
import type { PanelServices } from '../panel/services.ts'

export interface CountedRecords {
  tally: RecordTally
  /** Lists of which records could not be read, by their key, with how many. */
  short: { key: string; missing: number }[]
}

export interface StatisticsServices extends Pick<PanelServices, 'ask' | 'onCast' | 'now' | 'save' | 'openOptions'> {
  statistics: Pick<IdbStatistics, 'all' | 'clear'>
  /** Days on which reviews were begun, and on which records were filed. */
  reviews: () => Promise<{ begun: Day[]; filed: Day[] }>
  /** Counts the records of these lists. Rejects with a `StoreError`, with the signal's reason once stopped. */
  count: (keys: readonly string[], told: (done: number) => void, signal: AbortSignal) => Promise<CountedRecords>
  print: () => void
}
