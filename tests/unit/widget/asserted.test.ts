/** What a badge may show to everybody: what the code asserts, and nothing that rests on a name. */
import { expect, test } from 'vitest'
import { assertedOnly } from '../../../widget/asserted.ts'
import { CODE_B, record, subject } from '../../support/records.ts'
import { find, hit, silentBut } from '../text/findings.ts'

const { uscc, ...named } = record().subject
const byName = { subject: named }

test('a code that agrees shows the record, red beside black', () => {
  const found = find([hit('shixin'), hit('honour'), ...silentBut('shixin')])
  const { finding, reasons } = assertedOnly(found)
  expect(uscc).toBeDefined()
  expect(finding.assessment).toBe('barred')
  expect(finding.matches.map(m => m.list)).toEqual(['shixin', 'honour'])
  expect(reasons.map(r => r.code)).not.toContain('record-without-code')
})

test('a record of the name without a code is neither shown nor cleared', () => {
  const found = find([hit('shixin', byName, {}, 'name'), ...silentBut('shixin')])
  expect(found.matches).toHaveLength(1)
  const { finding, reasons } = assertedOnly(found)
  expect(finding.assessment).toBe('unknown')
  expect(finding.matches).toEqual([])
  expect(reasons).toContainEqual({ code: 'record-without-code' })
  expect(JSON.stringify(reasons)).not.toContain('shixin')
})

test('a name written alike is not hinted at', () => {
  const alike = { subject: { name: '甲虚构（乙）有限公司' } }
  const found = find([hit('shixin', alike, {}, 'variant'), ...silentBut('shixin')], subject({ name: '乙甲虚构有限公司' }))
  expect(found.reasons.map(r => r.code)).toContain('possible-match')
  const { finding, reasons } = assertedOnly(found)
  expect(finding.assessment).toBe('unknown')
  expect(reasons.map(r => r.code)).not.toContain('possible-match')
  expect(reasons).toContainEqual({ code: 'record-without-code' })
})

test('a namesake with another code is not spoken of', () => {
  const other = { subject: { ...named, uscc: CODE_B } }
  const found = find([hit('shixin', other, {}, 'name'), ...silentBut('shixin')])
  expect(found.reasons.map(r => r.code)).toContain('veto-different-code')
  const { finding, reasons } = assertedOnly(found)
  expect(reasons.map(r => r.code)).not.toContain('veto-different-code')
  expect(finding.assessment).toBe('clear')
})

test('praise does not cover what a name leaves open', () => {
  const found = find([hit('honour'), hit('shixin', byName, {}, 'name'), ...silentBut('shixin')])
  expect(assertedOnly(found).finding.assessment).toBe('unknown')
})
