/** Which rules apply here (适用规则): the officer's word, the site's data, or the words of the page. */
import type { Settings } from '#shared/contract/views.ts'
import { type CueCount, countCues, cuedContexts, inferContext } from '#shared/core/cues.ts'
import type { Context, ContextChoice } from '#shared/core/types.ts'
import { siteOf } from './site-data.ts'
import type { TabState } from './state.ts'

export { type CueCount, countCues }

/** Rules a known site may stand under. A bank's money can be behind a notice on any of them. */
const candidates = (host: string): Context[] => {
  const site = siteOf(host)
  return site ? [...site.contexts, 'bank-financed'] : cuedContexts
}

const inferred = (tab: TabState): Context => {
  const sums: CueCount = {}
  for (const frame of Object.values(tab.frames))
    for (const batch of Object.values(frame.batches))
      for (const [context, n] of Object.entries(batch.cues) as [Context, number][]) sums[context] = (sums[context] ?? 0) + n
  // A site's first context is its usual one; without a site, no rule is taken for granted.
  const [first] = siteOf(tab.host)?.contexts ?? []
  return inferContext(sums, candidates(tab.host), first ?? 'other-review')
}

/** The context in force in a tab. `inferred` until a person or the site's data has said so: then nothing is barred. */
export const contextOf = (tab: TabState, settings: Pick<Settings, 'siteContext'>): ContextChoice => {
  if (tab.context) return tab.context
  if (tab.document) return { context: inferred(tab), inferred: true }
  const site = siteOf(tab.host)
  const fixed = settings.siteContext[tab.host] ?? (site && settings.siteContext[site.host])
  if (fixed) return { context: fixed, inferred: false }
  if (site?.contexts.length === 1) return { context: site.contexts[0]!, inferred: false }
  return { context: inferred(tab), inferred: true }
}
