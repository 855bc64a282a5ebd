/** 繁→简, unit by unit. */
export type Simplify = (text: string) => string

/** @param table `data/t2s.json`: the characters of `from` become those of `to`, one for one. */
export const simplifier = ({ from, to }: { from: string; to: string }): Simplify => {
  const toSimplified = new Map<string, string>()
  for (let i = 0; i < from.length; i++) toSimplified.set(from[i]!, to[i]!)
  return text => {
    let out = ''
    for (const c of text) out += toSimplified.get(c) ?? c
    return out
  }
}
