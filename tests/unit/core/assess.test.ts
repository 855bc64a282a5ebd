/** How sure, which first, what directories add: the sentences of design.md "From match to assessment". */
import { describe, expect, test } from 'vitest'
import type { ListAnswer } from '#shared/core/assess.ts'
import { makePair } from '#shared/core/pairs.ts'
import { at, banned, check, codes, GP_SILENT, hit, nameOnly, silentBut, TODAY } from '../../support/assess-answers.ts'
import { CODE_A, CODE_B, code, list, NAME, record, subject } from '../../support/records.ts'

test('a list that is stale on the day asked about bars nobody, whatever its state was', () => {
  const finding = check([hit('shixin', {}, { staleOn: TODAY }), ...silentBut('shixin')])
  expect(finding.assessment).toBe('caution')
  expect(finding.matches[0]!.weakened).toContain('list-state')
})

test('a broken list makes no namesake', () => {
  const broken = hit('tax-major', { subject: { name: NAME, uscc: CODE_B } }, { state: 'broken' }, 'name')
  expect(check([hit('shixin', {}, {}, 'name'), broken], nameOnly).matches.map(m => m.basis)).toEqual(['registered-name'])
})

test('an end printed before its beginning clears nobody and bars nobody', () => {
  const dates = { since: at('2026-05-06'), validUntil: at('2024-05-06') }
  const finding = check([hit('shixin', { dates }), ...silentBut('shixin')])
  expect(finding.assessment).toBe('caution')
  expect(finding.matches[0]!.weakened).toContain('contradictory')
})

describe('certainty limits the effect', () => {
  test('same: the policy’s effect', () => {
    expect(check([hit('shixin'), ...silentBut('shixin')]).assessment).toBe('barred')
  })

  test('likely: caution at most', () => {
    const finding = check([hit('shixin', {}, {}, 'name')], nameOnly)
    expect(finding.assessment).toBe('caution')
    expect(finding.matches[0]).toMatchObject({ certainty: 'likely', basis: 'registered-name', weakened: ['certainty'] })
    expect(finding.marked).toBe(true)
  })

  test('possible: unknown, to be checked', () => {
    const variant = { subject: { name: '红光（北京）酒业有限公司' } }
    const finding = check([hit('shixin', variant, {}, 'variant'), ...silentBut('shixin')], {
      subject: subject({ name: '北京红光酒业有限公司' }),
    })
    expect(finding.assessment).toBe('unknown')
    expect(finding.reasons).toContainEqual({ code: 'possible-match', list: 'shixin' })
    expect(finding.marked).toBe(true)
    expect(finding.cleared.map(c => c.list)).not.toContain('shixin')
  })

  test('several entities of the name: unknown, code needed', () => {
    const two: ListAnswer = {
      answer: 'listed',
      list: list('shixin'),
      hits: [
        { record: record({ id: '1' }), via: 'name' },
        { record: record({ id: '2', subject: { name: NAME, uscc: CODE_B } }), via: 'name' },
      ],
    }
    const finding = check([two], nameOnly)
    expect(finding.assessment).toBe('unknown')
    expect(finding.matches.map(m => m.basis)).toEqual(['several-entities', 'several-entities'])
    expect(codes(finding)).toContain('several-entities')
  })

  test('a repaired code never bars', () => {
    const s = subject({ name: '无锡远泽虚构水务有限公司', code: code(CODE_A, { repaired: true }) })
    expect(check([hit('shixin'), ...silentBut('shixin')], { subject: s }).assessment).toBe('unknown')
  })

  test('a pair an officer confirmed is as good as a code', () => {
    const pair = makePair(nameOnly.subject!, list('shixin'), record(), { on: TODAY, reason: '已核对' })
    const finding = check([hit('shixin', {}, {}, 'name')], { ...nameOnly, confirmed: new Map([[pair.key, pair]]) })
    expect(finding.assessment).toBe('barred')
    expect(finding.matches).toMatchObject([
      { basis: 'confirmed-pair', certainty: 'same', confirmed: { on: TODAY, reason: '已核对' } },
    ])
  })
})

describe('veto', () => {
  test('another firm of that name is no hit, and is said', () => {
    const other = hit('shixin', { subject: { name: NAME, uscc: CODE_B } }, {}, 'name')
    const finding = check([other, ...silentBut('shixin')])
    expect(finding.matches).toEqual([])
    expect(finding.assessment).toBe('clear')
    expect(finding.reasons).toContainEqual({ code: 'veto-different-code', list: 'shixin' })
  })

  test('in a list that cannot clear it clears nobody', () => {
    const other = hit(
      'shixin',
      { subject: { name: NAME, uscc: CODE_B } },
      { coverage: { ...list('shixin').coverage, complete: false } },
      'name',
    )
    const finding = check([other, ...silentBut('shixin')])
    expect(finding.assessment).toBe('unknown')
    expect(finding.reasons).toContainEqual({ code: 'partial', list: 'shixin' })
  })
})

describe('worst first', () => {
  test('red never cancels black; each is shown, black first', () => {
    const finding = check([hit('honour'), hit('gp-serious', banned), ...silentBut('gp-serious')])
    expect(finding.assessment).toBe('barred')
    expect(finding.matches.map(m => m.list)).toEqual(['gp-serious', 'honour'])
  })

  test.each([
    [['shixin', 'wages', 'abnormal', 'honour'], 'barred'],
    [['wages', 'abnormal', 'honour'], 'caution'],
    [['abnormal', 'honour'], 'notice'],
    [['honour'], 'commended'],
    [[], 'clear'],
  ] as [string[], string][])('%j: %s', (ids, expected) => {
    expect(check([...ids.map(id => hit(id)), ...silentBut(...ids)]).assessment).toBe(expected)
  })

  test('an unanswered list outweighs notice and commendation, not caution', () => {
    expect(check([hit('honour'), ...silentBut('shixin')]).assessment).toBe('unknown')
    expect(check([hit('abnormal'), ...silentBut('shixin')]).assessment).toBe('unknown')
    expect(check([hit('wages'), ...silentBut('shixin')]).assessment).toBe('caution')
  })
})

describe('directories', () => {
  const entry = (id: string, uscc: string) => ({
    record: record({ id, subject: { name: NAME, uscc }, region: '江苏省' }),
    via: 'name' as const,
  })
  const directory = (...hits: ReturnType<typeof entry>[]): ListAnswer => ({ answer: 'listed', list: list('directory'), hits })

  test('offer a code and find nothing', () => {
    const finding = check([directory(entry('d1', CODE_A)), ...GP_SILENT], nameOnly)
    expect(finding.matches).toEqual([])
    expect(finding.offeredCodes).toEqual([{ code: CODE_A, name: NAME, region: '江苏省', listKey: 'reg/directory' }])
    expect(finding).toMatchObject({ assessment: 'unknown', marked: false })
  })

  test('offer nothing where a code was printed', () => {
    expect(check([directory(entry('d1', CODE_A)), ...GP_SILENT]).offeredCodes).toBeUndefined()
  })

  test('with several of the name say so, on the page too', () => {
    const finding = check([directory(entry('d1', CODE_A), entry('d2', CODE_B)), ...GP_SILENT], nameOnly)
    expect(finding).toMatchObject({ assessment: 'unknown', marked: true })
    expect(codes(finding)).toContain('several-entities')
    expect(finding.offeredCodes).toHaveLength(2)
  })

  test('the only entity’s record is likely, whatever name it bears', () => {
    const other = hit('shixin', { subject: { name: '曾用旧名虚构有限公司', uscc: CODE_A } }, {}, 'directory')
    const finding = check([directory(entry('d1', CODE_A)), other], nameOnly)
    expect(finding.matches[0]).toMatchObject({ basis: 'directory-only-entity', certainty: 'likely', effect: 'caution' })
  })

  test('among several entities it is only possible', () => {
    const other = hit('shixin', { subject: { name: '曾用旧名虚构有限公司', uscc: CODE_A } }, {}, 'directory')
    const finding = check([directory(entry('d1', CODE_A), entry('d2', CODE_B)), other], nameOnly)
    expect(finding.matches[0]).toMatchObject({ basis: 'several-entities', effect: 'unknown' })
  })
})

describe('marks', () => {
  test('tails are for the panel only', () => {
    const finding = check([hit('shixin', {}, {}, 'tail')], {
      ...nameOnly,
      subject: { ...nameOnly.subject!, tailOf: `北京${NAME}` },
    })
    expect(finding).toMatchObject({ assessment: 'unknown', marked: false })
    expect(finding.matches[0]?.basis).toBe('tail-of-longer-name')
  })

  test('a code without a hit is marked, even if it fails its check', () => {
    expect(check(GP_SILENT, { subject: subject({ code: code(CODE_A, { valid: false }) }) }).marked).toBe(true)
  })
})

test('the order never depends on the order of the answers', () => {
  const answers = [hit('wages'), hit('honour'), hit('shixin'), hit('abnormal'), hit('tax-major')]
  const order = (a: ListAnswer[]) => check(a).matches.map(m => m.list)
  expect(order([...answers].reverse())).toEqual(order(answers))
})
