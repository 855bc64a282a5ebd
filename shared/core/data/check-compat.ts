/**
 * Checks `compat.json` against the Unicode properties that the runtime carries: each character is one of the class that its
 * stand-in is for (brackets, dashes, quotes, dots, colons, CJK radicals), folding it changes it, and folding again changes nothing
 * more. Run: `node shared/core/data/check-compat.ts`.
 */
import { fold } from '../fold.ts'
import compat from './compat.json' with { type: 'json' }

/** By stand-in: what may become it. */
const CLASSES: [standIn: RegExp, of: RegExp][] = [
  [/^\($/, /^\p{Ps}$/u],
  [/^\)$/, /^\p{Pe}$/u],
  // The minus sign is typed for a dash.
  [/^-$/, /^(?:\p{Pd}|−)$/u],
  [/^["']$/, /^(?:\p{Quotation_Mark}|‵)$/u],
  [/^·$/, /^(?:\p{Po}|\p{Lm}|\p{Sm})$/u],
  [/^:$/, /^(?:\p{Po}|\p{Sm})$/u],
  [/^\p{Script=Han}$/u, /^[\u2e80-\u2eff]$/],
]

const faults: string[] = []
if (!compat.source) faults.push('no source')
const characters = Object.entries(compat.map)
for (const [from, to] of characters) {
  const code = `U+${from.codePointAt(0)!.toString(16).toUpperCase()} ${from} → ${to}`
  if ([...from].length !== 1 || from.length !== 1 || to.length !== 1) faults.push(`${code}: not one unit for one`)
  if (!CLASSES.some(([standIn, of]) => standIn.test(to) && of.test(from))) faults.push(`${code}: of another class`)
  if (fold(from).text !== to) faults.push(`${code}: folds to ${fold(from).text}`)
  if (fold(to).text !== to) faults.push(`${code}: folds on to ${fold(to).text}`)
}
for (const fault of faults) console.log(fault)
if (faults.length > 0) process.exitCode = 1
else console.log(`${characters.length} characters are in order`)
