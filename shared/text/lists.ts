/** Names of lists: from the policy table. A publisher's own list goes by its id. */
import type { Words } from '../core/policy.ts'
import type { ListId } from '../core/records.ts'
import { policy, policyList } from '../policy/index.ts'
import type { Lang } from './words.ts'

export const inLang = (words: Words, lang: Lang): string => (lang === 'en' ? words.en : words.zh)

export const listName = (id: ListId, lang: Lang): string => {
  const row = policyList(id)
  return row ? inLang(row.name, lang) : id
}

/** For marks, lines and table columns. */
export const listShortName = (id: ListId, lang: Lang): string => {
  const row = policyList(id)
  return row ? inLang(row.short, lang) : id
}

export { policy, policyList }
