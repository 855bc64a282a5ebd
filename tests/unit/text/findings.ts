/** Findings of invented firms, made by the real assessment, for the tests of words. */
import { assess, type ListAnswer } from '#shared/core/assess.ts'
import type { ListRecord, ListState } from '#shared/core/records.ts'
import type { ContextChoice, Finding, PageSubject } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { list, record, subject } from '../../support/records.ts'

export const TODAY = '2026-11-24'
export const GP: ContextChoice = { context: 'government-procurement', inferred: false }

export const hit = (
  id: string,
  r: Partial<ListRecord> = {},
  over: Partial<ListState> = {},
  via: 'code' | 'name' | 'variant' | 'tail' = 'code',
): ListAnswer => ({ answer: 'listed', list: list(id, over), hits: [{ record: record({ id: `${id}-1`, ...r }), via }] })

export const silent = (id: string, over: Partial<ListState> = {}): ListAnswer => ({ answer: 'not-listed', list: list(id, over) })
export const silentBut = (...ids: string[]) =>
  ['shixin', 'tax-major', 'gp-serious'].filter(id => !ids.includes(id)).map(id => silent(id))

export const withoutCode = (over: Partial<PageSubject> = {}): PageSubject => {
  const s = subject(over)
  delete s.code
  return s
}

export const find = (answers: ListAnswer[], s: PageSubject = subject(), context: ContextChoice = GP): Finding =>
  assess({ subject: s, answers, context, asOf: TODAY, policy, triedCode: s.code !== undefined, triedName: s.name !== '' })

export const banned: Partial<ListRecord> = {
  outcome: '列入不良行为记录，一年内禁止参加政府采购活动',
  ref: '虚财购罚〔2026〕7号',
  authority: '某市财政局',
  ban: { forbids: true },
  dates: {
    since: { on: '2026-03-02', from: 'printed' },
    effectUntil: { on: '2027-03-01', from: 'printed' },
    publishedUntil: { on: '2029-03-01', from: 'printed' },
  },
}
