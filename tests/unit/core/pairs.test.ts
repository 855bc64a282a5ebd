import { describe, expect, test } from 'vitest'
import { isConfirmable, makePair } from '#shared/core/pairs.ts'
import type { ListRecord } from '#shared/core/records.ts'
import { groupSubjects } from '#shared/core/subjects.ts'
import type { PageSubject } from '#shared/core/types.ts'
import { check, hit, TODAY } from '../../support/assess-answers.ts'
import { CODE_A, CODE_B, code, list, NAME, record, subject } from '../../support/records.ts'

const SAID = { on: TODAY, reason: '已核对营业执照' }
const bare: PageSubject = { key: NAME, name: NAME, roles: ['supplier'], mentions: [0] }
const noCode = { name: NAME }

interface Case {
  /** What the officer had before them. */
  printed?: PageSubject
  listed?: Partial<ListRecord>
  in?: string
  /** What a page prints and a list says later. */
  now?: PageSubject
  nowListed?: Partial<ListRecord>
  nowIn?: string
}

/** Basis of the one match, or `none`. */
const later = (one: Case): string => {
  const { printed = bare, listed = {}, in: on = 'shixin' } = one
  const { now = printed, nowListed = listed, nowIn = on } = one
  const pair = makePair(printed, list(on), record(listed), SAID)
  const found = hit(nowIn, record(nowListed), {}, 'name')
  return check([found], { subject: now, confirmed: new Map([[pair.key, pair]]) }).matches[0]?.basis ?? 'none'
}

describe('a confirmed pair', () => {
  test('is the same organisation where the same is printed', () => expect(later({})).toBe('confirmed-pair'))

  test('holds however brackets and spaces are printed', () => {
    const spread = '苏州澜启虚构自动化 有限公司'
    expect(later({ now: { ...bare, key: spread, name: spread } })).toBe('confirmed-pair')
  })

  test('holds for the next entry about the same code, and for the next version of a code’s name', () => {
    expect(later({ nowListed: { id: 'r2' } })).toBe('confirmed-pair')
    const former = { name: '苏州澜启虚构控股有限公司', uscc: CODE_A, formerNames: [NAME] }
    expect(later({ nowListed: { subject: former } })).toBe('confirmed-pair')
  })

  test('without a code in the record holds for that entry alone', () => {
    expect(later({ listed: { subject: noCode } })).toBe('confirmed-pair')
    expect(later({ listed: { subject: noCode }, nowListed: { id: 'r2', subject: noCode } })).toBe('registered-name')
  })

  test('says nothing of another list', () => expect(later({ nowIn: 'tax-major' })).toBe('registered-name'))

  test('says nothing of another organisation of that name', () => {
    expect(later({ nowListed: { subject: { name: NAME, uscc: CODE_B } } })).toBe('registered-name')
  })

  test('never holds once a different valid code is printed', () => {
    expect(later({ now: subject({ code: code(CODE_B) }) })).toBe('none')
    // The record prints no code to compare with: what was confirmed was the name alone.
    expect(later({ listed: { subject: noCode }, now: subject({ code: code(CODE_B) }) })).toBe('registered-name')
    const withA = subject({ code: code(CODE_A) })
    expect(later({ printed: withA, listed: { subject: noCode } })).toBe('confirmed-pair')
    expect(later({ printed: withA, listed: { subject: noCode }, now: subject({ code: code(CODE_B) }) })).toBe('registered-name')
  })

  test('made of a name with its code says nothing of the name alone', () => {
    expect(later({ printed: subject(), listed: { subject: noCode }, now: bare })).toBe('registered-name')
  })

  test('never holds for a name printed with codes of different organisations', () => {
    const [both] = groupSubjects(
      [CODE_A, CODE_B].map(value => ({ block: 0, start: 0, end: 0, text: NAME, name: NAME, found: 'judged', code: code(value) })),
    )
    expect(both!.code).toBeUndefined()
    expect(later({ now: both! })).toBe('several-entities')
    expect(isConfirmable(both!, { certainty: 'likely' })).toBe(false)
  })

  test('makes nothing of the tail of a longer name', () => {
    expect(later({ now: { ...bare, tailOf: `北京${NAME}` } })).toBe('tail-of-longer-name')
  })
})

test('what can be confirmed: a name that is not settled, and no tail', () => {
  expect(isConfirmable(bare, { certainty: 'likely' })).toBe(true)
  expect(isConfirmable(bare, { certainty: 'possible' })).toBe(true)
  expect(isConfirmable(bare, { certainty: 'same' })).toBe(false)
  expect(isConfirmable({ ...bare, name: '' }, { certainty: 'possible' })).toBe(false)
  expect(isConfirmable({ ...bare, tailOf: `北京${NAME}` }, { certainty: 'possible' })).toBe(false)
})
