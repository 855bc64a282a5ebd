/** The shipped policy table against domain.md's. */
import { describe, expect, test } from 'vitest'
import { policy, policyList } from '#shared/policy/index.ts'
import { policySchema } from '#shared/policy/schema.ts'

const IDS =
  'shixin zhixing tax-major gp-serious gp-illegal tender-ban abnormal samr-serious wages safety penalty public-resource agency-ban tax-credit customs honour industry bank-debarred commitment report institution standard directory'.split(
    ' ',
  )

/** id → kind, severity, effect and mark in government procurement, in mandatory tendering. */
const TABLE: [string, string, string, string, string][] = [
  ['shixin', 'black', 'serious', 'barred S', 'caution S per-document'],
  ['zhixing', 'notice', 'none', 'notice G', 'notice G'],
  ['tax-major', 'black', 'serious', 'barred S', 'caution P per-document'],
  ['gp-serious', 'black', 'serious', 'barred S while-banned', 'caution G'],
  ['gp-illegal', 'black', 'serious', 'caution P', 'caution G per-document'],
  ['tender-ban', 'black', 'serious', 'caution G', 'barred P while-banned'],
  ['abnormal', 'notice', 'general', 'notice G', 'caution P per-document'],
  ['samr-serious', 'black', 'serious', 'caution P', 'caution P per-document'],
  ['wages', 'black', 'serious', 'caution P', 'caution P'],
  ['safety', 'black', 'serious', 'caution P', 'caution P per-document'],
  ['penalty', 'notice', 'as-published', 'caution P major-penalty', 'notice G'],
  ['public-resource', 'black', 'serious', 'caution G', 'caution G'],
  ['agency-ban', 'black', 'serious', 'barred P while-banned', 'caution S'],
  ['tax-credit', 'grade', 'none', 'notice G', 'notice G'],
  ['customs', 'grade', 'none', 'notice G', 'notice G'],
  ['honour', 'red', 'none', 'commended G', 'commended G'],
  ['industry', 'grade', 'none', 'notice G', 'notice G'],
  ['bank-debarred', 'black', 'serious', 'notice G', 'notice G'],
  ['commitment', 'commitment', 'none', 'notice G', 'notice G'],
  ['report', 'report', 'none', 'notice G', 'notice G'],
  ['institution', 'institution', 'none', 'notice G', 'notice G'],
  ['standard', 'red', 'none', 'commended G', 'commended G'],
  ['directory', 'directory', 'none', 'notice G', 'notice G'],
]

test('holds every list of the table and no other', () => expect(policy.lists.map(row => row.id)).toEqual(IDS))

test('keeps its schema', () => expect(policySchema.safeParse(policy).error?.issues ?? []).toEqual([]))

const said = (id: string, context: 'government-procurement' | 'mandatory-tendering') => {
  const rule = policyList(id)!.effects[context]
  return [rule.effect, rule.article?.mark ?? 'G', rule.when].filter(Boolean).join(' ')
}

test.each(TABLE)('%s', (id, kind, severity, gp, mt) => {
  expect(policyList(id)).toMatchObject({ kind, severity })
  expect(said(id, 'government-procurement')).toBe(gp)
  expect(said(id, 'mandatory-tendering')).toBe(mt)
})

describe('rules of the whole', () => {
  test('`barred` is always founded, and no other context strengthens it', () => {
    for (const row of policy.lists)
      for (const [context, rule] of Object.entries(row.effects)) {
        if (rule.effect !== 'barred') continue
        expect(rule.article?.mark ?? 'G').not.toBe('G')
        expect(['government-procurement', 'mandatory-tendering']).toContain(context)
      }
  })

  test('the lists that are ours alone have no article', () => {
    for (const id of ['commitment', 'report', 'institution', 'standard', 'directory'])
      for (const rule of Object.values(policyList(id)!.effects)) expect(rule.article).toBeUndefined()
  })

  test('agency-ban judges agencies in every context, nothing else does', () => {
    for (const row of policy.lists)
      for (const rule of Object.values(row.effects)) expect(rule.roles).toBe(row.id === 'agency-ban' ? 'agency' : undefined)
  })

  test('other-review has no built-in effects', () => {
    for (const row of policy.lists) expect(row.effects['other-review'].effect).toBe(row.kind === 'red' ? 'commended' : 'notice')
  })

  test('bank-financed: bank debarment is for a person to judge; the rest means the weaker of the two contexts under it', () => {
    expect(policyList('bank-debarred')!.effects['bank-financed']).toEqual({ effect: 'caution' })
    expect(policyList('shixin')!.effects['bank-financed'].effect).toBe('caution')
    expect(policyList('tender-ban')!.effects['bank-financed'].effect).toBe('caution')
    expect(policyList('honour')!.effects['bank-financed'].effect).toBe('commended')
  })

  test('required lists exist', () => {
    for (const context of Object.values(policy.contexts)) for (const id of context.required) expect(policyList(id)).toBeDefined()
  })

  test('every list but the directory names an official site and an objection channel', () => {
    for (const row of policy.lists) {
      if (row.id === 'directory') continue
      expect(row.site?.url).toMatch(/^https:\/\//)
      expect(row.objection?.name.zh).toBeTruthy()
    }
  })

  test('validity and its mark', () => {
    const years = Object.fromEntries(policy.lists.map(row => [row.id, row.validity.years]).filter(([, y]) => y))
    expect(years).toEqual({ shixin: 2, 'tax-major': 3, 'gp-illegal': 3, 'samr-serious': 3, wages: 3, safety: 3, 'tax-credit': 1 })
    expect(policyList('shixin')!.validity.mark).toBe('S')
    expect(policyList('tax-major')!.validity.mark).toBe('G')
  })
})
