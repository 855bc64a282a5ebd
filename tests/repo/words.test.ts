/** The catalogue: every word in both languages, and none of the words that accuse, decide or grade. */
import { describe, expect, test } from 'vitest'
import type { WordTable } from '#shared/text/words.ts'

const tables: [name: string, table: WordTable][] = []
for (const [file, module] of Object.entries(
  import.meta.glob<{ [name: string]: unknown }>('../../shared/text/**/*.ts', { eager: true }),
)) {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue
    const entries = Object.values(value)
    if (entries.length > 0 && entries.every(v => Array.isArray(v) && v.every(x => typeof x === 'string')))
      tables.push([`${file}: ${name}`, value as WordTable])
  }
}
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(m => m[1]!).sort()

test('the catalogue was found', () => {
  expect(tables.length).toBeGreaterThan(4)
})

describe.each(tables)('%s', (_name, table) => {
  test('has both languages, with the same values in each', () => {
    for (const [key, words] of Object.entries(table)) {
      expect(words, key).toHaveLength(2)
      expect(words[0].trim(), key).not.toBe('')
      expect(words[1].trim(), key).not.toBe('')
      expect(placeholders(words[1]), key).toEqual(placeholders(words[0]))
    }
  })

  test('never says what only people may decide', () => {
    const forbidden = Object.entries(table).filter(([, [zh]]) => /应拒绝|应予拒绝|失信企业|^警$|^优$/.test(zh))
    expect(forbidden).toEqual([])
  })

  test('has English in the English column', () => {
    const chinese = Object.entries(table).filter(
      ([, [, en]]) => /\p{Script=Han}{4,}/u.test(en) && !/[（(].*\p{Script=Han}/u.test(en),
    )
    expect(chinese.map(([k]) => k)).toEqual([])
  })
})
