/** When a firm is clear, and what keeps it from that: design.md "From match to assessment". */
import { describe, expect, test } from 'vitest'
import type { ListAnswer } from '#shared/core/assess.ts'
import type { Context } from '#shared/core/types.ts'
import { at, check, codes, GP_SILENT, hit, nameOnly, silent, silentBut, TODAY, unknown } from '../../support/assess-answers.ts'
import { CODE_A, code, list, subject } from '../../support/records.ts'

describe('clear', () => {
  test('every required list answered, with code and name', () => {
    const finding = check(GP_SILENT)
    expect(finding.assessment).toBe('clear')
    expect(finding.cleared).toEqual(
      ['shixin', 'tax-major', 'gp-serious'].map(id => ({ list: id, listKey: `reg/${id}`, seq: 412, retrievedAt: '2026-11-23' })),
    )
    expect(finding.marked).toBe(true)
  })

  test.each([
    ['absent', [] as ListAnswer[]],
    ['absent', [silent('abnormal')]],
    ['sample', [silent('shixin', { sample: true, state: 'sample' })]],
    ['sample', [silent('shixin', { sample: true })]],
    ['partial', [silent('shixin', { coverage: { ...list('shixin').coverage, complete: false } })]],
    ['partial', [unknown('shixin', 'partial', { state: 'partial' })]],
    ['stale', [silent('shixin', { state: 'stale' })]],
    ['stale', [silent('shixin', { staleOn: TODAY })]],
    ['unverified', [silent('shixin', { origin: 'local', registryId: 'local' })]],
    ['unverified', [unknown('shixin', 'unverified', { state: 'unverified' })]],
    ['broken', [unknown('shixin', 'broken', { state: 'broken' })]],
    ['broken', [hit('shixin', {}, { state: 'broken' })]],
    ['not-covered', [silent('shixin', { coverage: { ...list('shixin').coverage, regions: ['江苏省'] } })]],
    ['needs-code', [unknown('shixin', 'needs-code')]],
    ['needs-name', [unknown('shixin', 'needs-name')]],
  ])('not when a required list is %s', (reason, answers) => {
    const finding = check([...answers, ...silentBut('shixin')])
    expect(finding.assessment).toBe('unknown')
    expect(finding.reasons).toContainEqual({ code: reason, list: 'shixin' })
    expect(finding.cleared.map(c => c.list)).toEqual(['tax-major', 'gp-serious'])
  })

  test('a good copy clears where another copy is stale', () => {
    const finding = check([silent('shixin', { key: 'old/shixin', state: 'stale' }), ...GP_SILENT])
    expect(finding.assessment).toBe('clear')
  })

  test('a sole trader only by lists that hold sole traders', () => {
    const s = subject({ code: code(`92${CODE_A.slice(2)}`) })
    expect(check(GP_SILENT, { subject: s }).assessment).toBe('unknown')
  })

  test('not by name alone: no mark', () => {
    const finding = check(GP_SILENT, nameOnly)
    expect(finding).toMatchObject({ assessment: 'unknown', marked: false, matches: [], cleared: [] })
    expect(finding.reasons[0]).toEqual({ code: 'name-only' })
  })

  test('not by code alone', () => {
    const finding = check(GP_SILENT, { subject: subject({ name: '' }), triedName: false })
    expect(finding.assessment).toBe('unknown')
    expect(codes(finding)).toContain('needs-name')
  })

  test('not by a code that fails its check, is masked, repaired or a mere registration number', () => {
    for (const c of [
      code(CODE_A, { valid: false }),
      code(CODE_A, { repaired: true }),
      { type: 'masked' as const, value: '91320599****123X', valid: true },
      { type: 'reg-no' as const, value: '320599000123456', valid: true },
    ])
      expect(check(GP_SILENT, { subject: subject({ code: c }) }).assessment).toBe('unknown')
    expect(codes(check(GP_SILENT, { subject: subject({ code: code(CODE_A, { valid: false }) }) }))).toContain('code-invalid')
  })

  test('never in a context that requires no list', () => {
    const finding = check(GP_SILENT, { context: { context: 'other-review', inferred: false } })
    expect(finding.assessment).toBe('unknown')
    expect(codes(finding)).toContain('no-required-lists')
  })

  test('a project profile adds lists', () => {
    const finding = check(GP_SILENT, { alsoRequired: ['wages'] })
    expect(finding.assessment).toBe('unknown')
    expect(finding.reasons).toContainEqual({ code: 'absent', list: 'wages' })
  })

  test('with no list at all, that is said first', () => {
    const finding = check([])
    expect(finding.reasons[0]).toEqual({ code: 'no-lists' })
    expect(finding.assessment).toBe('unknown')
  })

  test('each context asks for its own lists', () => {
    const need = (context: Context) =>
      check([], { context: { context, inferred: false } })
        .reasons.filter(r => r.code === 'absent')
        .map(r => r.list)
    expect(need('government-procurement')).toEqual(['shixin', 'tax-major', 'gp-serious'])
    expect(need('mandatory-tendering')).toEqual(['shixin', 'tender-ban'])
    expect(need('contract')).toEqual(['shixin'])
    expect(need('bank-financed')).toEqual(['bank-debarred', 'shixin', 'tax-major', 'gp-serious', 'tender-ban'])
    expect(need('other-review')).toEqual([])
  })

  test('重大违法记录 without a hit is 未覆盖 and makes nobody unknown', () => {
    const finding = check(GP_SILENT)
    expect(finding.reasons).toEqual([{ code: 'not-covered-rule', list: 'gp-illegal' }])
    expect(codes(check([hit('gp-illegal'), ...GP_SILENT]))).not.toContain('not-covered-rule')
  })
})

describe('a sample, local, stale or partial copy’s hit does not answer for the required list', () => {
  const ended = { dates: { validUntil: at('2020-01-01') } }
  test.each([
    ['sample', { sample: true, state: 'sample' as const }],
    ['unverified', { origin: 'local' as const, state: 'unverified' as const }],
    ['stale', { state: 'stale' as const }],
  ])('%s', (reason, over) => {
    const finding = check([hit('shixin', ended, over), ...silentBut('shixin')])
    expect(finding.assessment).toBe('unknown')
    expect(finding.reasons).toContainEqual({ code: reason, list: 'shixin' })
    expect(finding.matches[0]?.effect).toBe('notice')
  })
})
