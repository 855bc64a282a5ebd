import { expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { lotKey } from '#shared/core/lots.ts'
import { groupSubjects } from '#shared/core/subjects.ts'
import type { Identifier, Mention } from '#shared/core/types.ts'
import { rolesPhrase } from '#shared/text/roles.ts'

const uscc = (first17: string): Identifier => ({ type: 'uscc', value: first17 + usccCheckCharacter(first17), valid: true })
const A = uscc('91330100MA2ABCDE1')
const B = uscc('91440300MA5XYDW32')
const mention = (name: string, more: Partial<Mention> = {}): Mention => ({
  block: 0,
  start: 0,
  end: name.length,
  text: name,
  name,
  found: 'judged',
  ...more,
})

test('one name is one subject, brackets and width aside', () => {
  const subjects = groupSubjects([
    mention('澄湖（云岭）有限公司', { role: 'bidder' }),
    mention('澄湖(云岭)有限公司', { role: 'winner', rank: 1, lot: '一包' }),
  ])
  expect(subjects).toEqual([
    {
      key: '澄湖(云岭)有限公司',
      name: '澄湖（云岭）有限公司',
      roles: ['winner', 'bidder'],
      rank: 1,
      lots: ['一包'],
      inLots: [{ lot: '一包', role: 'winner', rank: 1 }],
      mentions: [0, 1],
    },
  ])
})

test('a code printed once counts for all places of the name', () => {
  const subjects = groupSubjects([mention('澄湖有限公司'), mention('澄湖有限公司', { code: A })])
  expect(subjects).toHaveLength(1)
  expect(subjects[0]!.code).toEqual(A)
})

test('two different codes give none', () => {
  const [subject] = groupSubjects([mention('澄湖有限公司', { code: A }), mention('澄湖有限公司', { code: B })])
  expect(subject!.code).toBeUndefined()
  expect(subject!.codes).toEqual([A, B])
})

test('an organisation code inside the full code is the same entity', () => {
  const org: Identifier = { type: 'org-code', value: A.value.slice(8, 17), valid: true }
  const [subject] = groupSubjects([mention('澄湖有限公司', { code: org }), mention('澄湖有限公司', { code: A })])
  expect(subject!.code).toEqual(A)
})

test('a code alone stands by itself, unless a name of the page has it', () => {
  const alone = mention('', { found: 'code', code: A, text: A.value })
  expect(groupSubjects([alone])).toMatchObject([{ key: A.value, name: '', code: A }])
  expect(groupSubjects([alone, mention('澄湖有限公司', { code: A })])).toMatchObject([{ name: '澄湖有限公司', mentions: [0, 1] }])
})

test('a typed code is marked as typed and never overrules a printed one', () => {
  const typed = { 澄湖有限公司: B.value.toLowerCase() }
  expect(groupSubjects([mention('澄湖有限公司')], typed)[0]).toMatchObject({ code: B, codeTyped: true })
  const [printed] = groupSubjects([mention('澄湖有限公司', { code: A })], typed)
  expect(printed!.code).toEqual(A)
  expect(printed!.codeTyped).toBeUndefined()
  expect(groupSubjects([mention('澄湖有限公司')], { 澄湖有限公司: 'x' })[0]!.code).toBeUndefined()
})

test('a lot’s name that holds the purchaser’s makes no lot its own', () => {
  const [subject] = groupSubjects([mention('澄湖医院', { role: 'purchaser' }), mention('澄湖医院', { lot: '标项一' })])
  expect(subject!.lots).toBeUndefined()
  expect(rolesPhrase(subject!, 'zh-CN')).toBe('采购人')
})

test('only tails make a tail', () => {
  const tail = mention('华润澄湖有限公司', { found: 'tail', within: '北京华润澄湖有限公司' })
  expect(groupSubjects([tail])[0]!.tailOf).toBe('北京华润澄湖有限公司')
  expect(groupSubjects([tail, mention('华润澄湖有限公司')])[0]!.tailOf).toBeUndefined()
})

test('a firm that wins one lot and loses another is said so, lot by lot', () => {
  const [subject] = groupSubjects([
    mention('澄湖有限公司', { role: 'bidder', lot: '一包' }),
    mention('澄湖有限公司', { role: 'winner', lot: '一包' }),
    mention('澄湖有限公司', { role: 'bidder', lot: '包1' }),
    mention('澄湖有限公司', { role: 'rejected', lot: '二包' }),
    mention('澄湖有限公司', { role: 'candidate', rank: 2, lot: '三包' }),
  ])
  expect(subject!.inLots).toEqual([
    { lot: '一包', role: 'winner' },
    { lot: '二包', role: 'rejected' },
    { lot: '三包', role: 'candidate', rank: 2 },
  ])
  expect(rolesPhrase(subject!, 'zh-CN')).toBe(
    '中标（成交）供应商（一包）、未中标或未通过的投标人（二包）、第 2 中标候选人（三包）',
  )
})

test('one lot under several names is one, another unit or number is another', () => {
  const keys = (...lots: string[]) => lots.map(lotKey)
  expect(new Set(keys('第一包', '包1', '1包', '采购包1', '包件一')).size).toBe(1)
  expect(new Set(keys('第十二标段', '12标段', '标段12')).size).toBe(1)
  expect(new Set(keys('第一包', '第一标段', '第二包', '第十包', '第十一包', '1', 'A包', 'B包')).size).toBe(8)
})
