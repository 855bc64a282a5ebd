/** Lists' answers about one firm, and what the assessment makes of them. */
import { type AssessInput, assess, type ListAnswer } from '#shared/core/assess.ts'
import type { ListRecord, ListState, Provenance, UnknownReason } from '#shared/core/records.ts'
import type { Context, Finding } from '#shared/core/types.ts'
import { policy } from '#shared/policy/index.ts'
import { list, record, subject } from './records.ts'

export const TODAY = '2026-11-24'
export const GP = { context: 'government-procurement' as Context, inferred: false }
export const at = (on: string, from: Provenance = 'printed') => ({ on, from })

export const hit = (
  id: string,
  r: Partial<ListRecord> = {},
  over: Partial<ListState> = {},
  via: 'code' | 'name' | 'variant' | 'tail' | 'directory' = 'code',
): ListAnswer => ({
  answer: 'listed',
  list: list(id, over),
  hits: [{ record: record({ id: `${id}-1`, ...r }), via }],
})
export const silent = (id: string, over: Partial<ListState> = {}): ListAnswer => ({ answer: 'not-listed', list: list(id, over) })
export const unknown = (id: string, reason: UnknownReason, over: Partial<ListState> = {}): ListAnswer => ({
  answer: 'unknown',
  list: list(id, over),
  reason,
})
export const GP_SILENT = ['shixin', 'tax-major', 'gp-serious'].map(id => silent(id))
export const silentBut = (...ids: string[]) => GP_SILENT.filter(answer => !ids.includes(answer.list.id))

export const check = (answers: ListAnswer[], over: Partial<AssessInput> = {}): Finding =>
  assess({ subject: subject(), answers, context: GP, asOf: TODAY, policy, triedCode: true, triedName: true, ...over })

export const nameOnly: Partial<AssessInput> = {
  subject: { ...subject(), code: undefined } as AssessInput['subject'],
  triedCode: false,
}
export const codes = (finding: Finding) => finding.reasons.map(reason => reason.code)
export const banned: Partial<ListRecord> = {
  ban: { forbids: true },
  dates: { since: at('2026-03-02'), effectUntil: at('2027-03-01') },
}
