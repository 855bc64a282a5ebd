/**
 * Checks `cues.json`: a source named, contexts that the policy knows, no word twice for a context, whole positive weights. Run: `node shared/core/data/check-cues.ts`.
 */
import contexts from '../../policy/contexts.json' with { type: 'json' }
import cues from './cues.json' with { type: 'json' }

const faults: string[] = []
if (!cues.source) faults.push('no source')
const whole = (n: number) => Number.isInteger(n) && n > 0
for (const key of ['leastWeight', 'headingFactor', 'mostOfOneWord'] as const)
  if (!whole(cues[key])) faults.push(`${key}: ${cues[key]} is no whole number`)
for (const [context, words] of Object.entries(cues.cues)) {
  if (!Object.hasOwn(contexts, context)) faults.push(`${context}: the policy knows no such context`)
  const seen = new Set<string>()
  for (const [word, weight] of words as [string, number][]) {
    if (word.trim() !== word || word === '') faults.push(`${context}: “${word}” begins or ends with white space`)
    if (seen.has(word)) faults.push(`${context}: ${word} twice`)
    if (!whole(weight)) faults.push(`${context}: ${word} weighs ${weight}`)
    seen.add(word)
  }
}
for (const fault of faults) console.log(fault)
if (faults.length > 0) process.exitCode = 1
else console.log('the cues are in order')
