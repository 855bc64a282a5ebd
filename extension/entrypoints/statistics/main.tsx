import { dayAt } from '#shared/core/days.ts'
import { openKeptStore } from '#shared/store/browser.ts'
import { IdbReviews } from '#shared/store/reviews.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'
import { mountPage } from '../../ui/mount.tsx'
import { panelServices } from '../../ui/panel/real-services.ts'
import { countLists } from '../../ui/statistics/count-lists.ts'
import type { StatisticsServices } from '../../ui/statistics/services.ts'
import { StatisticsPage } from '../../ui/statistics/statistics-page.tsx'
import '../../ui/statistics/statistics.css'

const panel = panelServices()
const dayOf = (instant: string) => dayAt(Date.parse(instant))
const services: StatisticsServices = {
  ...panel,
  statistics: new IdbStatistics(),
  reviews: async () => {
    const { reviews } = await new IdbReviews().all()
    return {
      begun: reviews.map(({ createdAt }) => dayOf(createdAt)),
      filed: reviews.flatMap(({ filed }) => filed.map(({ at }) => dayOf(at))),
    }
  },
  // Counted here, over the same store: a million records must not hold up the pages' background.
  count: async (keys, told, signal) => {
    const store = await openKeptStore()
    try {
      return await countLists(store, keys, dayAt(panel.now()), { signal, told })
    } finally {
      store.close()
    }
  },
  print: () => print(),
}
mountPage(services, <StatisticsPage services={services} />)
