/** Checks are counted for statistics: how many, of how many organisations, and what they found. Nothing of whom they found is kept. */
import { countsOf } from '#shared/statistics/day-counts.ts'
import type { Background } from './background.ts'
import type { TabFindings } from './check.ts'
import type { TabState } from './state.ts'

/** Counts a page or document once, and each of its organisations once, as it stands when the page has been read. */
export const countTab = async (bg: Background, tab: TabState, { findings }: TabFindings): Promise<void> => {
  const { counted } = tab
  const fresh = findings.filter(({ subject }) => !counted?.includes(subject.key))
  if (counted && fresh.length === 0) return
  tab.counted = [...(counted ?? []), ...fresh.map(({ subject }) => subject.key)]
  await bg.count(countsOf(tab.document ? 'files' : 'pages', fresh, counted ? 0 : 1))
  await bg.tabs.save(tab.tabId)
}
