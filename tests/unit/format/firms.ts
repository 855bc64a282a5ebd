/** Invented firms with valid codes, as many as wanted. */
import { orgCodeCheckCharacter, usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ListRecord } from '#shared/core/records.ts'
import type { ListMeta } from '#shared/format/types.ts'

export const usccOf = (i: number): string => {
  const first8 = String(10_000_000 + i)
  const first17 = `91320500${first8}${orgCodeCheckCharacter(first8)}`
  return first17 + usccCheckCharacter(first17)
}

export const record = (i: number, over: Partial<ListRecord> = {}): ListRecord => ({
  id: `r${i}`,
  subject: { name: `苏州示例第${i}建设（江苏）有限公司`, uscc: usccOf(i) },
  ref: `苏示罚〔2026〕${i}号`,
  reason: '示例：未按合同约定履行义务',
  dates: { since: { on: '2026-03-01', from: 'printed' } },
  ...over,
})

export const records = (n: number): ListRecord[] => Array.from({ length: n }, (_, i) => record(i))

export const meta: ListMeta = {
  listId: 'shixin',
  seq: 1,
  retrievedAt: '2026-07-01',
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '示例渠道' },
  graceDays: 7,
  sample: false,
}
