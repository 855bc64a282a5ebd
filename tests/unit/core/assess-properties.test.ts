/** The promises, over random answers: never a wrong accusation, never a wrong "no record". */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AssessInput, assess, type ListAnswer } from '#shared/core/assess.ts'
import { WORST_FIRST, worseThan } from '#shared/core/ranks.ts'
import type { ListRecord, Provenance, UnknownReason } from '#shared/core/records.ts'
import type { Context, Identifier, Role } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { CODE_A, CODE_B, code, list, NAME, record, subject } from '../../support/records.ts'

const CONTEXTS: Context[] = ['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review']
const ROLES: Role[] = [
  'winner',
  'candidate',
  'bidder',
  'supplier',
  'rejected',
  'lead',
  'member',
  'purchaser',
  'agency',
  'authority',
  'other',
]
const STATES = ['fresh', 'stale', 'partial', 'sample', 'unverified', 'broken', 'not-covered'] as const
const DAYS = ['2019-01-01', '2025-06-01', '2026-11-24', '2027-03-01']

const mark = fc.record({ on: fc.constantFrom(...DAYS), from: fc.constantFrom<Provenance>('printed', 'parsed', 'by-rule') })
const dates = fc.record({ since: mark, validUntil: mark, effectUntil: mark, publishedUntil: mark }, { requiredKeys: [] })
const ban = fc.record(
  { forbids: fc.boolean(), contradictory: fc.boolean(), permanent: fc.boolean(), area: fc.constant('虚构市') },
  { requiredKeys: ['forbids'] },
)
const recordOf = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c'),
    uscc: fc.option(fc.constantFrom(CODE_A, CODE_B), { nil: undefined }),
    masked: fc.option(fc.constant(`${CODE_A.slice(0, 11)}***${CODE_A.slice(-3)}`), { nil: undefined }),
    name: fc.constantFrom(NAME, `${NAME}无锡分公司`, '红光（北京）酒业有限公司'),
    dates,
    ban: fc.option(ban, { nil: undefined }),
    disputed: fc.boolean(),
    outcome: fc.constantFrom('罚款300万元', '警告', ''),
  })
  .map(({ uscc, masked, name, ban: b, ...rest }) =>
    record({
      ...rest,
      subject: { name, ...(uscc ? { uscc } : {}), ...(masked ? { masked } : {}) },
      ...(b ? { ban: b } : {}),
    } as Partial<ListRecord>),
  )

const answerOf = (ids: string[]): fc.Arbitrary<ListAnswer> =>
  fc
    .record({
      id: fc.constantFrom(...ids),
      registry: fc.constantFrom('reg', 'other'),
      local: fc.boolean(),
      state: fc.constantFrom(...STATES),
      fresh: fc.constantFrom(true, true, false),
      complete: fc.boolean(),
      kind: fc.constantFrom('listed', 'listed', 'not-listed', 'not-listed', 'unknown'),
      hits: fc.array(
        fc.record({
          record: fc.oneof(fc.constant(record()), recordOf),
          via: fc.constantFrom('code', 'name', 'variant', 'tail', 'directory'),
        }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      reason: fc.constantFrom<UnknownReason>('stale', 'partial', 'needs-code', 'needs-name', 'broken'),
    })
    .map(({ id, registry, local, state, fresh, complete, kind, hits, reason }) => {
      const s = list(id, {
        key: `${registry}/${id}`,
        origin: local && !fresh ? 'local' : 'registry',
        state: fresh ? 'fresh' : state,
        sample: !fresh && state === 'sample',
        coverage: { ...list(id).coverage, complete: fresh || complete },
      })
      if (kind === 'listed') return { answer: 'listed', list: s, hits } as ListAnswer
      return kind === 'unknown' ? { answer: 'unknown', list: s, reason } : { answer: 'not-listed', list: s }
    })

const IDS = policy.lists.map(row => row.id)
const random = fc.array(fc.oneof(answerOf(['shixin', 'tax-major', 'gp-serious', 'tender-ban', 'agency-ban']), answerOf(IDS)), {
  maxLength: 5,
})
/** Mostly the required lists stand silent and fresh behind what chance adds, so that `clear` and `barred` are met often. */
const answers = fc
  .tuple(random, fc.boolean(), fc.subarray(['shixin', 'tax-major', 'gp-serious', 'tender-ban', 'agency-ban', 'bank-debarred']))
  .map(([some, all, part]): ListAnswer[] => {
    const silent = (all ? ['shixin', 'tax-major', 'gp-serious', 'tender-ban', 'agency-ban', 'bank-debarred'] : part).map(
      (id): ListAnswer => ({ answer: 'not-listed', list: list(id, { key: `base/${id}` }) }),
    )
    return [...new Map([...silent, ...some].map(answer => [answer.list.key, answer])).values()]
  })

const subjectOf = fc
  .record({
    name: fc.constantFrom(NAME, NAME, '北京红光酒业有限公司', ''),
    code: fc.constantFrom<Identifier | undefined>(
      undefined,
      ...Array.from({ length: 5 }, () => code(CODE_A)),
      code(CODE_B),
      code(CODE_A, { repaired: true }),
      code(CODE_A.slice(0, 17) + (CODE_A[17] === '0' ? '1' : '0'), { valid: false }),
      { type: 'masked', value: `${CODE_A.slice(0, 11)}***${CODE_A.slice(-3)}`, valid: true },
    ),
    roles: fc.oneof(fc.constant<Role[]>(['supplier']), fc.uniqueArray(fc.constantFrom(...ROLES), { maxLength: 2 })),
  })
  .map(({ name, code: c, roles }) => {
    const s = subject({ name, roles })
    if (c) s.code = c
    else delete s.code
    return s
  })

const inputs: fc.Arbitrary<AssessInput> = fc.record({
  subject: subjectOf,
  answers,
  context: fc.record({ context: fc.constantFrom(...CONTEXTS), inferred: fc.constantFrom(false, false, true) }),
  asOf: fc.constantFrom('2026-11-24', '2027-03-02', '2024-01-01'),
  policy: fc.constant(policy),
  triedCode: fc.constantFrom(true, true, true, false),
  triedName: fc.constantFrom(true, true, true, false),
})

test('chance meets every assessment', () => {
  const met = new Set(fc.sample(inputs, { numRuns: 2000, seed: 20261124 }).map(input => assess(input).assessment))
  expect([...met].sort()).toEqual([...WORST_FIRST].sort())
})

const RUNS = { numRuns: 1000 }

test('no possible or likely match bars', () => {
  fc.assert(
    fc.property(inputs, input => {
      const finding = assess(input)
      for (const match of finding.matches) {
        if (match.certainty === 'likely') expect(match.effect).not.toBe('barred')
        if (match.certainty === 'possible') expect(match.effect).toBe('unknown')
      }
      if (finding.assessment === 'barred') expect(finding.matches[0]).toMatchObject({ certainty: 'same', effect: 'barred' })
    }),
    RUNS,
  )
})

test('`barred` needs a confirmed context, a founded rule, a verified list that is no sample, and a plain running effect', () => {
  fc.assert(
    fc.property(inputs, input => {
      for (const match of assess(input).matches) {
        if (match.effect !== 'barred') continue
        const state = input.answers.find(answer => answer.list.key === match.listKey)!.list
        expect(input.context.inferred).toBe(false)
        expect(match.article?.mark ?? 'G').not.toBe('G')
        expect(state).toMatchObject({ origin: 'registry', sample: false })
        expect(match.record.disputed).not.toBe(true)
        expect(match.record.ban?.contradictory ?? false).toBe(false)
        expect(match.record.ban?.area).toBeUndefined()
        expect(['active', 'open']).toContain(match.standing)
        expect(match.weakened ?? []).toEqual([])
      }
    }),
    RUNS,
  )
})

test('red never changes black', () => {
  fc.assert(
    fc.property(inputs, answerOf(['honour', 'standard']), (input, red) => {
      const without = {
        ...input,
        answers: input.answers.filter(answer => answer.list.id !== 'honour' && answer.list.id !== 'standard'),
      }
      const a = assess(without)
      const b = assess({ ...without, answers: [...without.answers, red] })
      const black = (finding: typeof a) => finding.matches.filter(match => match.list !== 'honour' && match.list !== 'standard')
      // Without required lists nothing is left unknown by silence: there a red hit may be all there is to say.
      const silent = a.assessment === 'unknown' && input.context.context === 'other-review'
      if (worseThan(a.assessment, 'notice') && !silent) expect(b.assessment).toBe(a.assessment)
      expect(black(b)).toEqual(black(a))
    }),
    RUNS,
  )
})

test('`clear` only when every required list answered fresh, complete, signed and real, with code and name tried', () => {
  fc.assert(
    fc.property(inputs, input => {
      const finding = assess(input)
      if (finding.assessment !== 'clear') return
      const required = policy.contexts[input.context.context].required
      expect(required.length).toBeGreaterThan(0)
      expect(input.triedCode && input.triedName).toBe(true)
      expect(input.subject.code).toMatchObject({ valid: true })
      expect(finding.matches).toEqual([])
      for (const id of required) {
        const entry = finding.cleared.find(c => c.list === id)
        const answer = input.answers.find(a => a.list.key === entry?.listKey)
        expect(answer?.list).toMatchObject({
          id,
          state: 'fresh',
          sample: false,
          origin: 'registry',
          coverage: { complete: true },
        })
        expect(answer?.answer).not.toBe('unknown')
      }
    }),
    RUNS,
  )
})

test('an unanswered required list never leaves less than unknown', () => {
  fc.assert(
    fc.property(inputs, fc.constantFrom('shixin', 'tax-major', 'gp-serious'), (input, gone) => {
      const finding = assess({
        ...input,
        context: { ...input.context, context: 'government-procurement' },
        answers: input.answers.filter(answer => answer.list.id !== gone),
      })
      expect(WORST_FIRST.indexOf(finding.assessment)).toBeLessThanOrEqual(WORST_FIRST.indexOf('unknown'))
      expect(finding.reasons).toContainEqual({ code: 'absent', list: gone })
    }),
    RUNS,
  )
})

test('a computed end never makes an entry less than caution where it was more', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('shixin', 'tax-major'),
      fc.constantFrom<Provenance>('parsed', 'by-rule'),
      fc.constantFrom(...DAYS),
      (id, from, on) => {
        const r = record({ dates: { since: { on: '2018-01-01', from: 'printed' }, validUntil: { on, from } } })
        const finding = assess({
          subject: subject(),
          answers: [{ answer: 'listed', list: list(id), hits: [{ record: r, via: 'code' }] }],
          context: { context: 'government-procurement', inferred: false },
          asOf: '2026-11-24',
          policy,
          triedCode: true,
          triedName: true,
        })
        expect(['barred', 'caution']).toContain(finding.assessment)
      },
    ),
  )
})

test('a no-hit by name alone is never marked', () => {
  fc.assert(
    fc.property(inputs, input => {
      const s = { ...input.subject }
      delete s.code
      const finding = assess({ ...input, subject: s, triedCode: false })
      expect(finding.assessment).not.toBe('clear')
      if (finding.matches.length === 0 && !finding.reasons.some(r => r.code === 'several-entities'))
        expect(finding.marked).toBe(false)
    }),
    RUNS,
  )
})

test('pure: the same answers give the same finding, and it survives JSON', () => {
  fc.assert(
    fc.property(inputs, input => {
      const finding = assess(input)
      expect(assess(structuredClone(input))).toEqual(finding)
      expect(JSON.parse(JSON.stringify(finding))).toEqual(finding)
    }),
    { numRuns: 200 },
  )
})
