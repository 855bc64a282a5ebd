/** Words read from a file: all of them or none, and what cannot be read says nothing. */
import { expect, test } from 'vitest'
import { apart, fillApart } from '#shared/text/apart.ts'
import { tables } from '#shared/text/tables/index.ts'
import { speak } from '#shared/text/words.ts'

test('a table says nothing before its file is read, and its words after', () => {
  const [card, verdict] = [apart('card'), apart('verdict')]
  expect(() => speak(card, 'zh-CN')('disputed')).toThrow()
  expect(() => fillApart({ card: tables.card })).toThrow('verdict')
  expect(() => speak(card, 'zh-CN')('disputed')).toThrow()
  fillApart(JSON.parse(JSON.stringify(tables)))
  expect(speak(card, 'zh-CN')('disputed')).toBe('异议处理中')
  expect(speak(verdict, 'en')('unknown', { why: 'x' })).toBe('Not settled: x')
})

test('every table of the folder is in the file, under its file’s name', () => {
  const files = import.meta.glob<{ [name: string]: unknown }>(['../../../shared/text/tables/*.ts', '!**/index.ts'], {
    eager: true,
  })
  const found = Object.entries(files).map(([path, module]) => {
    const name = path.replace(/^.*\/(\w+)\.ts$/, '$1')
    return [name, module[`${name}Words`]]
  })
  expect(Object.fromEntries(found)).toEqual(tables)
})
