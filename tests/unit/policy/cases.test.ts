/** The policy's cases that lawyers read, row by row. */
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { EffectRule, Policy, PolicyList } from '#shared/core/policy.ts'
import type { Context } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { policySchema } from '#shared/policy/schema.ts'
import { policyCases, type Row, rowsWith } from '../../support/policy-cases.ts'
import { contextRow, englishRow, listRow } from '../../support/policy-overview.ts'
import { effectOfRow, findingOfRow } from '../../support/policy-rows.ts'

const effects = rowsWith(policyCases, '减轻理由')
const findings = rowsWith(policyCases, '缘由')
const said = (row: Row, ...headings: string[]): Row => Object.fromEntries(headings.map(heading => [heading, row[heading]!]))
const title = (row: Row) =>
  [row.号, row.名单 ?? row.名单的回答, row.适用规则, row.角色, row.条目, row.匹配, row.名单状况].filter(Boolean).join(' ')

test('there are 150 cases and more, each with its number', () => {
  const numbers = [...effects, ...findings].map(row => row.号)
  expect(numbers.length).toBeGreaterThanOrEqual(150)
  expect(new Set(numbers).size).toBe(numbers.length)
})

describe('what an entry means', () => {
  test.each(effects.map(row => [title(row), row] as const))('%s', (_, row) =>
    expect(effectOfRow(row, policy)).toEqual(said(row, '后果', '条款', '减轻理由')),
  )
})

describe('what an organisation’s check comes to', () => {
  test.each(findings.map(row => [title(row), row] as const))('%s', (_, row) =>
    expect(findingOfRow(row, policy)).toEqual(said(row, '结论', '缘由')),
  )
})

/** 以文件为准: a rule of the document can never give more than a caution by itself. */
const isAtMostWhatItSays = ({ effect, when }: EffectRule): boolean => when !== 'per-document' || effect === 'caution'

/** 禁止代理 is a rule for agencies in every context, and no other list is. */
const judgesWhomItSays = ({ id }: PolicyList, { roles }: EffectRule): boolean => (roles === 'agency') === (id === 'agency-ban')

/** Whether every table still says what a policy says. */
const holds = (changed: Policy): boolean => {
  // A table without its form is refused before anybody is judged by it.
  if (!policySchema.safeParse(changed).success) return false
  try {
    return (
      changed.lists.every(row =>
        Object.values(row.effects).every(rule => isAtMostWhatItSays(rule) && judgesWhomItSays(row, rule)),
      ) &&
      effects.every(row => isDeepStrictEqual(effectOfRow(row, changed), said(row, '后果', '条款', '减轻理由'))) &&
      findings.every(row => isDeepStrictEqual(findingOfRow(row, changed), said(row, '结论', '缘由'))) &&
      isDeepStrictEqual(changed.lists.map(listRow), rowsWith(policyCases, '有效期')) &&
      isDeepStrictEqual(changed.lists.map(englishRow), rowsWith(policyCases, 'Authority')) &&
      isDeepStrictEqual(
        (Object.keys(changed.contexts) as Context[]).map(id => contextRow(changed, id)),
        rowsWith(policyCases, '必查名单'),
      )
    )
  } catch {
    // A value that no code knows is a change that was noticed.
    return false
  }
}

test('the overviews print the lists and contexts as the policy has them', () => {
  expect(policy.lists.map(listRow)).toEqual(rowsWith(policyCases, '有效期'))
  expect(policy.lists.map(englishRow)).toEqual(rowsWith(policyCases, 'Authority'))
  expect((Object.keys(policy.contexts) as Context[]).map(id => contextRow(policy, id))).toEqual(rowsWith(policyCases, '必查名单'))
})

/** Words that one cell may hold instead of another. */
const VOCABULARY: readonly (readonly string[])[] = [
  ['barred', 'caution', 'notice', 'commended'],
  ['while-banned', 'per-document', 'major-penalty'],
  ['P', 'S', 'G'],
]

/** Every policy that differs from `whole` in one cell: another value for each, and none where it may be absent. */
function* changes(whole: Policy): Generator<[where: string, changed: Policy]> {
  const paths: { path: (string | number)[]; value: unknown }[] = []
  const walk = (value: unknown, path: (string | number)[]) => {
    if (typeof value === 'object' && value !== null) {
      if (path.length > 0) paths.push({ path, value })
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key])
    } else paths.push({ path, value })
  }
  walk({ lists: whole.lists, contexts: whole.contexts }, [])
  for (const { path, value } of paths) {
    const put = (to: unknown): Policy => {
      const copy = structuredClone(whole)
      let at = copy as unknown as { [key: string | number]: unknown }
      for (const key of path.slice(0, -1)) at = at[key] as typeof at
      const last = path.at(-1)!
      if (to !== undefined) at[last] = to
      else if (Array.isArray(at)) at.splice(Number(last), 1)
      else delete at[last]
      return copy
    }
    const where = path.join('.')
    yield [`${where} left out`, put(undefined)]
    if (typeof value === 'number') yield [`${where} one more`, put(value + 1)]
    if (typeof value !== 'string') continue
    const others = VOCABULARY.find(words => words.includes(value))?.filter(word => word !== value) ?? [`${value}改`]
    for (const other of others) yield [`${where} ${other}`, put(other)]
  }
}

test('no cell of the policy can be changed without a case that fails', () => {
  expect(holds(policy)).toBe(true)
  const unnoticed: string[] = []
  let tried = 0
  for (const [where, changed] of changes(policy)) {
    tried++
    if (holds(changed)) unnoticed.push(where)
  }
  expect(tried).toBeGreaterThan(1000)
  expect(unnoticed).toEqual([])
}, 120_000)
