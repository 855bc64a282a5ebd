/** Names of the contexts, from the policy's small table: the panel and the popup carry no list data. */
import type { Words } from '#shared/core/policy.ts'
import type { Context } from '#shared/core/types.ts'
import table from '#shared/policy/contexts.json' with { type: 'json' }
import type { Lang } from '#shared/text/words.ts'

const rows = table as { [C in Context]: { name: Words } }

export const CONTEXTS = Object.keys(rows) as Context[]

export const contextName = (context: Context, lang: Lang): string => rows[context].name[lang === 'en' ? 'en' : 'zh']
