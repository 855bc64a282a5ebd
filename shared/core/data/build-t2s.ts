/**
 * Rebuilds `t2s.json`, the 繁→简 character table, from opencc-js (Apache-2.0; OpenCC's TSCharacters, Hong Kong and Taiwan
 * variants folded first). Run: `node shared/core/data/build-t2s.ts [--check]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { Converter } from 'opencc-js'

const convert = Converter({ from: 't', to: 'cn' })
const fromHk = Converter({ from: 'hk', to: 'cn' })
const fromTw = Converter({ from: 'tw', to: 'cn' })
const simple = new Map<string, string>()
for (let cp = 0x3400; cp <= 0x9fff; cp++) {
  const c = String.fromCodePoint(cp)
  const s = [convert(c), fromTw(c), fromHk(c)].find(x => x !== c && x.length === 1)
  if (s !== undefined) simple.set(c, s)
}
// 麼 → 么 → 幺: each goes to the end of its chain, so that simplifying twice changes nothing.
const endOf = (c: string): string => {
  const s = simple.get(c)
  return s === undefined ? c : endOf(s)
}
const from = [...simple.keys()].join('')
const to = [...simple.keys()].map(endOf).join('')
const text = `${JSON.stringify({ source: 'opencc-js 1.4.2 (OpenCC TSCharacters, tw, hk), Apache-2.0', from, to })}\n`
const file = new URL('./t2s.json', import.meta.url)
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) throw new Error('t2s.json differs from what opencc-js gives: run node shared/core/data/build-t2s.ts')
} else {
  writeFileSync(file, text)
}
console.log(`${from.length} characters`)
