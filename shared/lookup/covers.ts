/** When a look-up without a hit may say NOT LISTED (protocol.md "Answer"), and else why not. */
import { isSoleTraderCode } from '../core/identifiers.ts'
import type { ListState, UnknownReason } from '../core/records.ts'
import type { Identifier } from '../core/types.ts'
import type { Query } from './types.ts'

const EVERYWHERE = '全国'

const codeCovers = (list: ListState, code: Identifier): boolean => {
  const { count, uscc, orgCode, regNo } = list.keyCoverage
  // A USCC is looked up by itself and by the organisation code inside it: a record with either is found.
  if (code.type === 'uscc' || code.type === 'org-code') return Math.max(uscc, orgCode) >= count
  return code.type === 'reg-no' && regNo >= count
}

/**
 * Why a list that holds no record for the query still cannot answer NOT LISTED; undefined when it can. A list of some regions
 * clears nobody: where an authority publishes says nothing about where the firm is.
 */
export const noHitReason = (list: ListState, { name, code }: Query): UnknownReason | undefined => {
  if (list.state !== 'fresh') return list.state
  if (!list.coverage.complete) return 'partial'
  if (!list.coverage.regions.includes(EVERYWHERE)) return 'not-covered'
  const trader = code?.type === 'uscc' && isSoleTraderCode(code.value)
  if (!list.coverage.subjects.includes(trader ? 'sole-trader' : 'organisation')) return 'not-covered'
  const named = name !== undefined && name !== ''
  if (named && list.keyCoverage.name >= list.keyCoverage.count) return undefined
  if (!code || code.type === 'masked') return 'needs-code'
  if (codeCovers(list, code)) return undefined
  if (!named) return 'needs-name'
  // Records without a name key are 个体工商户, which have a USCC: name and code together reach every record.
  return code.type === 'reg-no' ? 'needs-code' : undefined
}
