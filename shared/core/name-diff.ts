/** Two names, or two codes, side by side: what is the same, what is only written otherwise, and what differs. */
import { nameKey } from './normalise.ts'

export interface DiffPart {
  /** `form`: equal as keys (brackets, width, capitals, spaces, invisible characters). `differs`: not equal; one side may be empty. */
  kind: 'same' | 'form' | 'differs'
  printed: string
  listed: string
}

interface Sign {
  raw: string
  /** Empty for white space and what cannot be seen. */
  key: string
}

/** No organisation's name is as long; the table below grows by the product of both. */
const LONGEST = 500

const signsOf = (text: string): Sign[] => Array.from(text, raw => ({ raw, key: nameKey(raw) }))

/** `table[i * width + j]`: length of the longest common run of signs, gaps allowed, from `i` and `j` on. */
const commonFrom = (a: readonly Sign[], b: readonly Sign[]): { at: (i: number, j: number) => number } => {
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i]!.key === b[j]!.key
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
  return { at: (i, j) => table[i * width + j]! }
}

/** Parts in order. Joined, their `printed` are the printed text and their `listed` the record's. */
export const diffNames = (printed: string, listed: string): DiffPart[] => {
  const parts: DiffPart[] = []
  const add = (kind: DiffPart['kind'], one: string, other: string) => {
    const last = parts.at(-1)
    if (last?.kind === kind) {
      last.printed += one
      last.listed += other
    } else parts.push({ kind, printed: one, listed: other })
  }
  const a = signsOf(printed)
  const b = signsOf(listed)
  if (a.length > LONGEST || b.length > LONGEST) {
    add(printed === listed ? 'same' : nameKey(printed) === nameKey(listed) ? 'form' : 'differs', printed, listed)
    return parts
  }
  const seenA = a.filter(sign => sign.key !== '')
  const seenB = b.filter(sign => sign.key !== '')
  const common = commonFrom(seenA, seenB)
  let [i, j] = [0, 0]
  // How many of the signs that can be seen are behind.
  let [p, q] = [0, 0]
  while (i < a.length || j < b.length) {
    const one = a[i]
    const other = b[j]
    if (one?.key === '' || other?.key === '') {
      const [left, right] = [one?.key === '' ? one.raw : '', other?.key === '' ? other.raw : '']
      add(left === right ? 'same' : 'form', left, right)
      if (left !== '') i++
      if (right !== '') j++
    } else if (one && other && one.key === other.key) {
      add(one.raw === other.raw ? 'same' : 'form', one.raw, other.raw)
      i++
      j++
      p++
      q++
    } else if (one && (!other || common.at(p + 1, q) >= common.at(p, q + 1))) {
      add('differs', one.raw, '')
      i++
      p++
    } else {
      add('differs', '', other!.raw)
      j++
      q++
    }
  }
  return parts
}

/** The one of several names that has most in common with what is printed; the first of equals. */
export const nearestName = (printed: string, names: readonly string[]): string => {
  const shared = (name: string) =>
    diffNames(printed, name).reduce((sum, part) => sum + (part.kind === 'differs' ? 0 : part.listed.length), 0)
  return names.reduce((best, name) => (shared(name) > shared(best) ? name : best))
}
