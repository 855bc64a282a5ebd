import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#shared/core/fold.ts'

test('width, case, brackets, white space and invisible characters', () => {
  expect(fold('ａｂｃ（中国）〔２０２６〕　有\u200b限\n公司').text).toBe('ABC(中国)(2026)有限公司')
})

test('gaps tell one space from several and from line ends', () => {
  const { text, gap } = fold('甲 乙  丙\n丁\t戊')
  expect(text).toBe('甲乙丙丁戊')
  expect([...gap]).toEqual([0, 1, 2, 2, 2, 0])
})

test('a unit that becomes several leads back to its one origin', () => {
  const { text, map, end } = fold('甲㈱乙')
  expect(text).toBe('甲(株)乙')
  expect([...map]).toEqual([0, 1, 1, 1, 2, 3])
  expect([...end]).toEqual([1, 2, 2, 2, 3])
})

test('pairs fold as one, lone halves pass', () => {
  expect(fold('𝐀\ud800甲').text).toBe('A\ud800甲')
  expect(fold('\u{20bb7}').text).toBe('\u{20bb7}')
})

test('every folded unit lies inside the original, in order; folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), source => {
      const { text, map, end, gap } = fold(source)
      expect([map.length, end.length, gap.length]).toEqual([text.length + 1, text.length, text.length + 1])
      expect(map[text.length]).toBe(source.length)
      for (let i = 0; i < text.length; i++) {
        expect(map[i]! < end[i]! && end[i]! <= source.length).toBe(true)
        if (i > 0) expect(map[i]! >= map[i - 1]!).toBe(true)
      }
    }),
  )
})

test('long texts fold like their parts', () => {
  const part = '甲（乙）㈱ 有限公司'
  expect(fold(part.repeat(5000)).text).toBe(fold(part).text.repeat(5000))
})

test('a text that may hold a code or a Latin name is told from one that cannot', () => {
  for (const unit of [...'9AzＺ９*＊×●'])
    for (const text of [unit, `甲 乙${unit}`, `${unit}甲 乙`, `㈱${unit}`]) expect(fold(text).latin, text).toBe(true)
  for (const text of ['甲，乙', '甲 乙（丙）', '', '𠮷野家']) expect(fold(text).latin, text).toBe(false)
})
