/** What a code's label and the words around it say of whose code it is. */
import { fold } from '../fold.ts'
import type { Role } from '../types.ts'
import { lastLabel, leadsTo } from './labels.ts'

export type Side = 'bidder' | 'purchaser' | 'agency' | 'authority' | 'other'
export const sideOf = (role: Role): Side =>
  role === 'purchaser' || role === 'agency' || role === 'authority' || role === 'other' ? role : 'bidder'

/** What parts clauses: a code's label says something only of its own clause. */
export const CLAUSE = /[。；;，,、\n\s]/
export const lastClause = (text: string): string => text.split(CLAUSE).at(-1)!
/** 公司的, 其, 1、: words before a label that name nobody. */
export const NOBODY = /^(?:其|该|本)?(?:公司|单位|企业|机构|法人)?的?$/
/** 甲公司是乙公司的子公司, …: what follows is said of the first. `after`: the text after the second name. */
export const isAttribute = (after: string): boolean => ATTRIBUTE.test(after)
const ATTRIBUTE = /^(?:[（(][^（()）]*[)）])?(?:的|之|[全控参][资股](?:孙|子)?公司|(?:下属|所属|旗下))/
/** The role a label begins with: 采购代理机构统一社会信用代码. Undefined when a name stands between. */
export const roleIn = (words: string): Role | undefined => {
  const folded = fold(words).text
  const label = lastLabel(folded)
  return label && leadsTo(folded.slice(label.end).replace(/^的|的$/g, '')) ? label.role : undefined
}
