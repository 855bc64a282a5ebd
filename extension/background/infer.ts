/** Which rules apply here (适用规则): the officer's word, the site's data, or the words of the page. */
import type { Settings } from '#shared/contract/messages.ts'
import type { Block, Context, ContextChoice } from '#shared/core/types.ts'
import data from './cues.json' with { type: 'json' }
import { siteOf } from './site-data.ts'
import type { TabState } from './state.ts'

export type CueCount = { [C in Context]?: number }

const cues = Object.entries(data.cues) as [Context, [string, number][]][]

const countOf = (text: string, word: string): number => {
  let n = 0
  for (let at = text.indexOf(word); at >= 0 && n < data.mostOfOneWord; at = text.indexOf(word, at + word.length)) n++
  return n
}

/** Weights of each context's words in a batch. A heading says more about a page than a paragraph. */
export const countCues = (blocks: Block[]): CueCount => {
  const plain = blocks.map(b => b.text).join('\n')
  const headings = blocks
    .filter(b => b.kind === 'heading' || b.kind === 'caption')
    .map(b => b.text)
    .join('\n')
  const count: CueCount = {}
  for (const [context, words] of cues) {
    let sum = 0
    for (const [word, weight] of words)
      sum += weight * (countOf(plain, word) + (data.headingFactor - 1) * countOf(headings, word))
    if (sum > 0) count[context] = sum
  }
  return count
}

/** Rules a known site may stand under. A bank's money can be behind a notice on any of them. */
const candidates = (host: string): Context[] => {
  const site = siteOf(host)
  return site ? [...site.contexts, 'bank-financed'] : cues.map(([context]) => context)
}

const inferred = (tab: TabState): Context => {
  const sums: CueCount = {}
  for (const frame of Object.values(tab.frames))
    for (const batch of Object.values(frame.batches))
      for (const [context, n] of Object.entries(batch.cues) as [Context, number][]) sums[context] = (sums[context] ?? 0) + n
  const [first, ...rest] = candidates(tab.host)
  // A site's first context is its usual one; without a site, no rule is taken for granted.
  let best: Context = siteOf(tab.host) ? first! : 'other-review'
  let most = data.leastWeight - 1
  for (const context of [first!, ...rest]) {
    const sum = sums[context] ?? 0
    if (sum > most) {
      most = sum
      best = context
    }
  }
  return best
}

/** The context in force in a tab. `inferred` until a person or the site's data has said so: then nothing is barred. */
export const contextOf = (tab: TabState, settings: Pick<Settings, 'siteContext'>): ContextChoice => {
  if (tab.context) return tab.context
  const site = siteOf(tab.host)
  const fixed = settings.siteContext[tab.host] ?? (site && settings.siteContext[site.host])
  if (fixed) return { context: fixed, inferred: false }
  if (site?.contexts.length === 1) return { context: site.contexts[0]!, inferred: false }
  return { context: inferred(tab), inferred: true }
}
