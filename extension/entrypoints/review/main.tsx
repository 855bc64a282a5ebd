import { dayAt } from '#shared/core/days.ts'
import { sha256Hex } from '#shared/format/bytes.ts'
import { type ListsOptions, openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { issuerAnswer } from '#shared/review/reports.ts'
import { runReview } from '#shared/review/run-review.ts'
import { countsOf } from '#shared/statistics/day-counts.ts'
import { openKeptStore } from '#shared/store/browser.ts'
import { IdbOfficialDesk } from '#shared/store/official-desk.ts'
import { IdbPairs } from '#shared/store/pairs.ts'
import { IdbReviews } from '#shared/store/reviews.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'
import type { Store } from '#shared/sync/ports.ts'
import { variantsFrom } from '../../background/variants.ts'
import { browser } from '../../platform/browser.ts'
import { mountPage } from '../../ui/mount.tsx'
import { onCaptured } from '../../ui/official/news.ts'
import { panelServices } from '../../ui/panel/real-services.ts'
import { ReviewPage } from '../../ui/review/review-page.tsx'
import type { ReviewServices } from '../../ui/review/services.ts'
import '../../ui/review/review.css'

const panel = panelServices()
const { now } = panel
const listsOptions = (store: Store): ListsOptions => ({ store, clock: { now }, policy, ...variantsFrom('/data/t2s.json') })
const services: ReviewServices = {
  ...panel,
  reviews: new IdbReviews(),
  // The look-up runs here, over the same store: a review of hundreds must not hold up the pages' background.
  look: async (review, told, signal) => {
    const store = await openKeptStore()
    try {
      const lists = await openLists(listsOptions(store))
      const manifests = new Map<string, string>()
      for (const row of await store.lists()) if (row.manifest) manifests.set(row.key, sha256Hex(row.manifest))
      const confirmed = new Map((await new IdbPairs().all()).map(pair => [pair.key, pair]))
      const tool = `xinbiao ${browser.runtime.getManifest().version}`
      const run = await runReview(review, { lists, manifests, confirmed, now: now(), tool, signal, told })
      const findings = run.results.map(({ finding }) => finding)
      // A run is a run, counted or not.
      await new IdbStatistics().count(run.asOf, countsOf('reviews', findings)).catch(() => {})
      return run
    } finally {
      store.close()
    }
  },
  issuer: async name => {
    const store = await openKeptStore()
    try {
      const lists = await openLists(listsOptions(store))
      return issuerAnswer(name, await lists.ask({ name }), dayAt(now()))
    } finally {
      store.close()
    }
  },
  desk: new IdbOfficialDesk(),
  onCaptured,
  addressOf: tabId =>
    browser.tabs.get(tabId).then(
      ({ url }) => url?.replace(/#.*/, ''),
      () => undefined,
    ),
  openTab: url => void browser.tabs.create({ url }),
  newId: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
}
const tab = new URLSearchParams(location.search).get('tab')
mountPage(services, <ReviewPage services={services} {...(tab === null ? {} : { tabId: Number(tab) })} />)
