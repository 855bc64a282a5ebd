/** What a procurement document asks bidders to prove though it can be looked up online: the rule against it is the officer's to know. */
import data from './demands.json' with { type: 'json' }

export type Demand = (typeof data.items)[number]

const has = (text: string, words: readonly string[]): boolean => words.some(word => text.includes(word))

/**
 * Told, never judged: the document's words decide.
 * @param demanded what bidders are to hand in; everything in it is asked for.
 * @param clauses other clauses of the document: only a sentence that asks counts, and none that says it is not asked.
 */
export const demandsIn = (demanded: string | undefined, clauses: readonly (string | undefined)[]): Demand[] => {
  const asking = clauses
    .flatMap(clause => (clause ?? '').split(/[。；;\n]/))
    .filter(sentence => has(sentence, data.ask) && !has(sentence, data.not))
  const asked = [demanded ?? '', ...asking].join('\n').replace(/\s*([^\n])/g, '$1')
  return data.items.filter(({ words }) => has(asked, words))
}
