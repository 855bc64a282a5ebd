/** Who is judged, what the law says of an entry here, and what its list is worth: design.md and domain.md. */
import { describe, expect, test } from 'vitest'
import type { AssessInput, ListAnswer } from '#shared/core/assess.ts'
import type { ListRecord, Provenance } from '#shared/core/records.ts'
import type { Context, Role } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { at, banned, check, GP, GP_SILENT, hit, silent, silentBut, TODAY } from '../../support/assess-answers.ts'
import { subject } from '../../support/records.ts'

describe('who is judged', () => {
  const as = (roles: Role[], answers: ListAnswer[], over: Partial<AssessInput> = {}) =>
    check(answers, { subject: subject({ roles }), ...over }).assessment

  test.each(['winner', 'candidate', 'bidder', 'supplier', 'lead', 'member', 'rejected'] as Role[])(
    '%s: the policy’s effect',
    role => expect(as([role], [hit('shixin')])).toBe('barred'),
  )

  test('an agency by agency-ban only', () => {
    const quiet = [...GP_SILENT, silent('agency-ban')]
    expect(as(['agency'], [hit('agency-ban', banned), ...quiet.slice(0, 3)])).toBe('barred')
    expect(as(['agency'], [hit('shixin'), silent('tax-major'), silent('gp-serious'), silent('agency-ban')])).toBe('notice')
    expect(as(['supplier'], [hit('agency-ban', banned), ...GP_SILENT])).toBe('notice')
    expect(as(['agency'], quiet)).toBe('clear')
    expect(as(['agency'], GP_SILENT)).toBe('unknown')
  })

  test.each(['purchaser', 'authority'] as Role[])('%s: at most notice', role => {
    expect(as([role], [hit('shixin'), ...silentBut('shixin')])).toBe('notice')
  })

  test('unknown role: at most caution', () => {
    expect(as([], [hit('shixin')])).toBe('caution')
    expect(as(['other'], [hit('shixin')])).toBe('caution')
    expect(as([], [hit('agency-ban', banned)])).toBe('caution')
  })

  test('who is purchaser and supplier is judged as supplier', () =>
    expect(as(['purchaser', 'supplier'], [hit('shixin')])).toBe('barred'))
})

describe('what the law says here', () => {
  const MT = { context: 'mandatory-tendering' as Context, inferred: false }
  const effect = (answer: ListAnswer, over: Partial<AssessInput> = {}) => check([answer], over).matches[0]!

  test('per document: caution', () => {
    expect(effect(hit('shixin'), { context: MT })).toMatchObject({ effect: 'caution', weakened: ['per-document'] })
  })

  test('effects marked G never bar', () => {
    expect(effect(hit('bank-debarred'), { context: { context: 'bank-financed', inferred: false } }).effect).toBe('caution')
    expect(effect(hit('public-resource')).effect).toBe('caution')
    // Even a table that says so does not make a G effect bar.
    const claims = structuredClone(policy)
    claims.lists.find(row => row.id === 'public-resource')!.effects['government-procurement'] = {
      effect: 'barred',
      article: { text: '某规定', mark: 'G' },
    }
    expect(effect(hit('public-resource'), { policy: claims })).toMatchObject({
      effect: 'caution',
      weakened: ['basis-unconfirmed'],
    })
  })

  test('an inferred context never bars', () => {
    expect(effect(hit('shixin'), { context: { ...GP, inferred: true } })).toMatchObject({
      effect: 'caution',
      weakened: ['context-inferred'],
    })
  })

  test('the procurement list bars while the ban runs, else caution', () => {
    expect(effect(hit('gp-serious', banned)).effect).toBe('barred')
    expect(effect(hit('gp-serious', { ban: { forbids: true }, dates: { effectUntil: at('2026-11-23') } }))).toMatchObject({
      effect: 'caution',
      weakened: ['ban-ended'],
    })
    expect(effect(hit('gp-serious', { ban: { forbids: false }, dates: {} }))).toMatchObject({
      effect: 'caution',
      weakened: ['no-ban'],
    })
  })

  test('a tender ban bars in mandatory tendering within its dates', () => {
    expect(effect(hit('tender-ban', banned), { context: MT }).effect).toBe('barred')
    expect(effect(hit('tender-ban', banned)).effect).toBe('caution')
  })

  test.each([
    ['parsed', { ban: { forbids: true }, dates: { effectUntil: at('2027-03-01', 'parsed' as Provenance) } }, 'parsed-end'],
    ['contradictory', { ban: { forbids: true, contradictory: true }, dates: { effectUntil: at('2027-03-01') } }, 'contradictory'],
    ['area-limited', { ban: { forbids: true, area: '济宁市' }, dates: { effectUntil: at('2027-03-01') } }, 'area-limited'],
    [
      'limited by its printed scope',
      { ban: { forbids: true }, dates: { effectUntil: at('2027-03-01'), scope: '济宁市' } },
      'area-limited',
    ],
    [
      'a printed end beside a text that does not forbid',
      { ban: { forbids: false }, dates: { effectUntil: at('2027-03-01') } },
      'contradictory',
    ],
    ['permanent by its text', { ban: { forbids: true, permanent: true }, dates: {} }, 'parsed-end'],
    ['without a readable end', { ban: { forbids: true }, dates: {} }, 'end-unknown'],
  ] as [string, Partial<ListRecord>, string][])('a ban that is %s: caution', (_, r, why) => {
    const match = effect(hit('gp-serious', r))
    expect(match.effect).toBe('caution')
    expect(match.weakened).toContain(why)
  })

  test('a computed end never clears an entry its source still publishes', () => {
    const byRule = effect(hit('shixin', { dates: { since: at('2020-01-01') } }))
    expect(byRule).toMatchObject({ standing: 'past-computed-end', effect: 'caution', weakened: ['computed-end'] })
    const parsed = effect(hit('gp-serious', { ban: { forbids: true }, dates: { effectUntil: at('2026-01-01', 'parsed') } }))
    expect(parsed).toMatchObject({ standing: 'past-computed-end', effect: 'caution' })
  })

  test('a printed end that passed leaves a notice', () => {
    expect(effect(hit('shixin', { dates: { validUntil: at('2026-11-23') } }))).toMatchObject({
      standing: 'ended',
      effect: 'notice',
    })
    expect(effect(hit('shixin', { dates: { validUntil: at(TODAY) } })).effect).toBe('barred')
  })

  test('an entry of later date is none yet', () => {
    expect(effect(hit('shixin'), { asOf: '2026-03-01' })).toMatchObject({ standing: 'not-yet', effect: 'notice' })
  })

  test('a disputed entry is shown and weakened', () => {
    expect(effect(hit('shixin', { disputed: true }))).toMatchObject({ effect: 'caution', weakened: ['disputed'] })
    expect(effect(hit('wages', { disputed: true }))).toMatchObject({ effect: 'caution', weakened: ['disputed'] })
  })

  test('a penalty: the major-illegal rule, else notice', () => {
    expect(effect(hit('penalty', { outcome: '罚款300万元' }))).toMatchObject({ effect: 'caution', article: { mark: 'P' } })
    expect(effect(hit('penalty', { outcome: '罚款3万元' })).effect).toBe('notice')
    expect(effect(hit('penalty', { outcome: '罚款300万元', dates: {} }), { context: MT }).effect).toBe('notice')
  })

  test.each([
    ['A', 'commended'],
    ['A级', 'commended'],
    ['D', 'notice'],
    ['M', 'notice'],
    ['AA', 'notice'],
  ])('tax grade %s: %s', (grade, expected) => {
    expect(effect(hit('tax-credit', { grade, dates: { since: at('2026-06-01') } })).effect).toBe(expected)
  })

  test('an old grade is history, no praise', () => {
    expect(effect(hit('tax-credit', { grade: 'A', dates: { since: at('2018-06-01') } }))).toMatchObject({
      standing: 'past-computed-end',
      effect: 'notice',
    })
  })

  test('other-review has no built-in effects', () => {
    const OTHER = { context: 'other-review' as Context, inferred: false }
    for (const row of policy.lists) {
      if (row.kind === 'directory') continue
      expect(['notice', 'commended']).toContain(effect(hit(row.id, banned), { context: OTHER }).effect)
    }
    expect(check([hit('shixin')], { context: OTHER }).assessment).toBe('notice')
  })

  test('a publisher’s own list: at most notice', () => {
    expect(effect(hit('city-blacklist')).effect).toBe('notice')
  })

  test('a registry’s own policy may weaken, never strengthen, never praise', () => {
    const row = (value: 'barred' | 'notice' | 'commended') => {
      const own = structuredClone(policy.lists.find(l => l.id === 'shixin')!)
      own.effects['government-procurement'] = { effect: value }
      return () => own
    }
    expect(effect(hit('shixin'), { ownRow: row('notice') })).toMatchObject({ effect: 'notice', weakened: ['registry-policy'] })
    expect(effect(hit('shixin'), { ownRow: row('commended') }).effect).toBe('notice')
    expect(effect(hit('wages'), { ownRow: row('barred') }).effect).toBe('caution')
    expect(effect(hit('city-blacklist'), { ownRow: row('barred') }).effect).toBe('notice')
  })
})

describe('where the list comes from', () => {
  test.each([
    ['local-list', { origin: 'local' as const, state: 'unverified' as const }],
    ['sample', { sample: true, state: 'sample' as const }],
    ['list-state', { state: 'stale' as const }],
  ])('%s: at most caution', (why, over) => {
    const match = check([hit('shixin', {}, over)]).matches[0]!
    expect(match.effect).toBe('caution')
    expect(match.weakened).toContain(why)
  })

  test('a partial list’s hit is a hit', () => {
    expect(check([hit('shixin', {}, { state: 'partial' })]).assessment).toBe('barred')
  })

  test('a broken list shows nothing', () => {
    expect(check([hit('shixin', {}, { state: 'broken' })]).matches).toEqual([])
  })
})
