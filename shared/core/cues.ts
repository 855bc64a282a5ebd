/** Which rules apply (适用规则), inferred from a text's own words. An inferred context never bars. */
import data from './data/cues.json' with { type: 'json' }
import type { Block, Context } from './types.ts'

export type CueCount = { [C in Context]?: number }

const cues = Object.entries(data.cues) as [Context, [string, number][]][]

/** Contexts that have cues, in the data's order. */
export const cuedContexts: Context[] = cues.map(([context]) => context)

const countOf = (text: string, word: string): number => {
  let n = 0
  for (let at = text.indexOf(word); at >= 0 && n < data.mostOfOneWord; at = text.indexOf(word, at + word.length)) n++
  return n
}

/** Weights of each context's words in a batch. A heading says more about a page than a paragraph. */
export const countCues = (blocks: readonly Block[]): CueCount => {
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

/** The candidate whose words weigh most, the first of equals; `otherwise` when all weigh too little to say. */
export const inferContext = (
  count: CueCount,
  candidates: readonly Context[] = cuedContexts,
  otherwise: Context = 'other-review',
): Context => {
  let best = otherwise
  let most = data.leastWeight - 1
  for (const context of candidates) {
    const sum = count[context] ?? 0
    if (sum > most) {
      most = sum
      best = context
    }
  }
  return best
}
