/** The words of findings: complete in both languages, and never the words that judge. */
import { describe, expect, test } from 'vitest'
import type { Basis, ReasonCode, WeakenedBy } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { assessmentWords, certaintyWords, glyphOf } from '#shared/text/assessment.ts'
import { contextWord } from '#shared/text/contexts.ts'
import { listName, listShortName } from '#shared/text/lists.ts'
import { reasonShort, reasonText, shortReasonWords } from '#shared/text/reasons.ts'
import { roleWord } from '#shared/text/roles.ts'
import { basisWords } from '#shared/text/tables/basis.ts'
import { cardWords } from '#shared/text/tables/card.ts'
import { clockWords } from '#shared/text/tables/clock.ts'
import { reasonWords } from '#shared/text/tables/reason.ts'
import { roleWords } from '#shared/text/tables/role.ts'
import { verdictWords } from '#shared/text/tables/verdict.ts'
import { weakenedWords } from '#shared/text/tables/weakened.ts'
import { weakenedText } from '#shared/text/weakened.ts'
import type { WordTable } from '#shared/text/words.ts'
import { list } from '../../support/records.ts'

const TABLES: { [area: string]: WordTable } = {
  assessmentWords,
  basisWords,
  cardWords,
  clockWords,
  reasonWords,
  shortReasonWords,
  roleWords,
  verdictWords,
  weakenedWords,
}
const FORBIDDEN = /应拒绝|失信企业|无记录|警|优|评分|得分/

describe.each(Object.entries(TABLES))('%s', (_, table) => {
  test.each(Object.entries(table))('%s', (_key, [zh, en]) => {
    expect(zh).not.toBe('')
    expect(en).not.toBe('')
    expect(zh).not.toMatch(FORBIDDEN)
    expect(en).not.toMatch(/\b(?:reject(?! list)|blacklisted|no record|score|warning)\b/i)
    // English is English; placeholders are the same on both sides.
    expect(en).not.toMatch(/[\u4e00-\u9fff]/)
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(m => m[1]).sort()
    expect(holes(en)).toEqual(holes(zh))
    // Chinese punctuation in Chinese text.
    expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:!?]/)
  })
})

test('the six marks', () => {
  expect((['barred', 'caution', 'notice', 'commended', 'clear', 'unknown'] as const).map(glyphOf).join('')).toBe('限核注守无?')
})

test('every basis, weakening, reason and role has its words', () => {
  const bases: { [B in Basis]: true } = {
    uscc: true,
    'org-code-in-uscc': true,
    'reg-no': true,
    'masked-code-and-name': true,
    'confirmed-pair': true,
    'registered-name': true,
    'former-name': true,
    'directory-only-entity': true,
    'variant-name': true,
    'tail-of-longer-name': true,
    'several-entities': true,
    'repaired-code': true,
  }
  for (const basis of Object.keys(bases) as Basis[]) {
    expect(certaintyWords(basis, 'zh-CN')).toBeTruthy()
    expect(basisWords[basis]).toBeTruthy()
  }
  for (const key of Object.keys(weakenedWords).filter(k => k !== 'join') as WeakenedBy[]) {
    expect(weakenedText(key, 'en')).toBeTruthy()
    expect(verdictWords).toHaveProperty([`why.${key}`])
  }
  expect(roleWord(undefined, 'zh-CN')).toBe('角色未明')
  expect(roleWord('candidate', 'zh-CN')).toBe('中标候选人')
})

describe('reasons', () => {
  const codes = Object.keys(shortReasonWords) as ReasonCode[]

  test.each(codes)('%s: what happened, what it means, what to do', code => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const text = reasonText({ code, list: 'shixin' }, { lang, context: { context: 'other-review', inferred: false } })
      expect(text).not.toMatch(/\{\w+\}/)
      expect(text.length).toBeGreaterThan(12)
      expect(reasonShort({ code, list: 'shixin' }, lang)).not.toMatch(/\{\w+\}/)
    }
  })

  test('a stale list is named with the day it went stale', () => {
    const lists = [list('shixin', { state: 'stale', staleOn: '2026-11-20' })]
    expect(reasonText({ code: 'stale', list: 'shixin' }, { lang: 'zh-CN', lists })).toContain(
      '“失信被执行人”名单已过期（自 2026-11-20 起）',
    )
  })
})

test('lists and contexts go by the policy’s names', () => {
  for (const row of policy.lists) {
    expect(listName(row.id, 'zh-CN')).toBe(row.name.zh)
    expect(listShortName(row.id, 'en')).toBe(row.short.en)
    expect(`${row.name.zh}${row.short.zh}${row.authority?.zh}`).not.toMatch(FORBIDDEN)
  }
  expect(listName('city-list', 'zh-CN')).toBe('city-list')
  expect(contextWord({ context: 'government-procurement', inferred: true }, 'zh-CN')).toBe('适用规则：政府采购（推断）')
})
