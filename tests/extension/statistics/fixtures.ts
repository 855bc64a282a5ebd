/** The page of statistics over a store in memory: known lists, counts and deliveries. */
import { addDays, dayAt } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import { buildList } from '#shared/format/build.ts'
import type { DayCounts } from '#shared/statistics/day-counts.ts'
import type { Delivery } from '#shared/statistics/deliveries.ts'
import { emptyTally } from '#shared/statistics/row-tally.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { countLists } from '../../../extension/ui/statistics/count-lists.ts'
import type { StatisticsServices } from '../../../extension/ui/statistics/services.ts'
import { entries, entry, firm, install, listMeta, NOW, registry, uscc } from '../../support/lists.ts'
import { list } from '../options/fake.ts'

export const TODAY = dayAt(NOW)

export const dayOf = (day: string, more: Partial<DayCounts> = {}): DayCounts => ({
  day,
  checks: { pages: 4, reviews: 1 },
  names: 12,
  findings: { barred: 1, caution: 2, clear: 3, unknown: 6 },
  hits: { shixin: { 'serious-by-list': 2 } },
  ...more,
})

const rows = { ...emptyTally(), read: 200, kept: 180, rejected: 20, codesMissing: 9 }
export const delivery = (received: string): Delivery => ({
  listId: 'penalty',
  publisher: '云岭市信用信息中心',
  received,
  retrievedAt: received,
  every: 31,
  total: rows,
  departments: [{ department: '云岭市市场监督管理局', ...rows }],
})

const lists: ListState[] = [
  list('shixin', { count: 40, retrievedAt: addDays(TODAY, -3), staleOn: addDays(TODAY, 5) }),
  list('gp-serious', { count: 2, retrievedAt: addDays(TODAY, -60), staleOn: addDays(TODAY, -29), state: 'stale' }),
]

export interface FakeStatistics extends StatisticsServices {
  saved: { name: string; content: string }[]
  cleared: number
}

/** @param more replaces some of the services. */
export const fakeStatistics = async (more: Partial<StatisticsServices> = {}, held = lists): Promise<FakeStatistics> => {
  const store = new MemoryStore()
  const row = registry('r1')
  const printed = (on: string) => ({ on, from: 'printed' as const })
  await install(store, row, buildList(entries(0, 40), listMeta('shixin')))
  const bans = [1, 2].map(n =>
    entry(
      `b${n}`,
      { name: firm(100 + n), uscc: uscc(100 + n) },
      {
        severity: { level: 'serious', from: 'printed' },
        ban: { forbids: true },
        dates: { since: printed('2026-01-02'), effectUntil: printed(n === 1 ? '2027-01-01' : '2026-06-30') },
      },
    ),
  )
  await install(store, row, buildList(bans, listMeta('gp-serious')))
  let kept = { days: [dayOf(addDays(TODAY, -8)), dayOf(TODAY)], deliveries: [delivery('2026-07-01'), delivery('2026-08-01')] }
  const fake: FakeStatistics = {
    saved: [],
    cleared: 0,
    ask: (async () => ({ ok: true, value: { registries: [], lists: held } })) as unknown as StatisticsServices['ask'],
    onCast: () => () => {},
    now: () => NOW,
    save: (name, content) => fake.saved.push({ name, content: String(content) }),
    openOptions: () => {},
    statistics: {
      all: async () => ({ ...kept, unreadable: 0 }),
      clear: async () => {
        fake.cleared++
        kept = { days: [], deliveries: [] }
      },
    },
    reviews: async () => ({ begun: ['2026-08-01'], filed: [] }),
    count: (keys, told, signal) => countLists(store, keys, TODAY, { told, signal }),
    print: () => {},
    ...more,
  }
  return fake
}
