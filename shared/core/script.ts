/** 繁→简: a table of characters, apart from what uses it because it is large. */
import table from './data/t2s.json' with { type: 'json' }

const toSimplified = new Map<string, string>()
for (let i = 0; i < table.from.length; i++) toSimplified.set(table.from[i]!, table.to[i]!)

/** 繁→简, unit by unit. */
export const simplify = (text: string): string => {
  let out = ''
  for (const c of text) out += toSimplified.get(c) ?? c
  return out
}
