/** Invented firms, records and lists for tests. Codes are made valid by the check character. */
import { orgCodeCheckCharacter, usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ListRecord, ListState } from '#shared/core/records.ts'
import type { Identifier, PageSubject, Role } from '#shared/core/types.ts'

/** A valid organisation code from eight characters. */
export const org = (first8: string): string => first8 + orgCodeCheckCharacter(first8)

/** A valid USCC of an enterprise in an invented district, from the organisation code's eight characters. */
export const uscc = (first8: string, head = '91320599'): string => {
  const first17 = head + org(first8)
  return first17 + usccCheckCharacter(first17)
}

export const CODE_A = uscc('MA1ABCD1')
export const CODE_B = uscc('MA1ABCD2')

export const code = (value: string, over: Partial<Identifier> = {}): Identifier => ({ type: 'uscc', value, valid: true, ...over })

export const NAME = '苏州澜启虚构自动化有限公司'

export const subject = (over: Partial<PageSubject> = {}): PageSubject => ({
  key: NAME,
  name: NAME,
  code: code(CODE_A),
  roles: ['supplier'] as Role[],
  mentions: [0],
  ...over,
})

export const record = (over: Partial<ListRecord> = {}): ListRecord => ({
  id: 'r1',
  subject: { name: NAME, uscc: CODE_A },
  dates: { since: { on: '2026-03-02', from: 'printed' } },
  ...over,
})

export const list = (id: string, over: Partial<ListState> = {}): ListState => ({
  key: `reg/${id}`,
  id,
  registryId: 'reg',
  origin: 'registry',
  publisher: '某市虚构信用信息中心',
  seq: 412,
  retrievedAt: '2026-11-23',
  staleOn: '2026-12-01',
  count: 100,
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '虚构渠道' },
  keyCoverage: { count: 100, uscc: 100, orgCode: 100, regNo: 0, name: 100, anyCode: 100 },
  sample: false,
  state: 'fresh',
  ...over,
})
