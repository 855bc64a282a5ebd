/** The policy table's schema: for a registry's own policy read from the network, and for the test of the shipped data. */
import * as z from 'zod/mini'

const words = z.object({ zh: z.string().check(z.minLength(1)), en: z.string().check(z.minLength(1)) })
const mark = z.enum(['P', 'S', 'G'])
const provision = z.object({ text: z.string().check(z.minLength(2), z.maxLength(200)), mark })
const article = z.object({ ...provision.shape, also: z.optional(z.array(provision)) })
const effect = z.enum(['barred', 'caution', 'notice', 'commended'])

export const effectRuleSchema = z.object({
  effect,
  when: z.optional(z.enum(['while-banned', 'per-document', 'major-penalty'])),
  otherwise: z.optional(effect),
  article: z.optional(article),
  roles: z.optional(z.literal('agency')),
})

const contextIds = ['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review'] as const
const place = z.object({ name: words, url: z.optional(z.string().check(z.regex(/^https?:\/\//))) })

export const policyListSchema = z.object({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: words,
  short: words,
  kind: z.enum(['black', 'red', 'notice', 'grade', 'directory', 'commitment', 'report', 'institution']),
  authority: words,
  site: z.optional(z.object({ name: words, url: z.string().check(z.regex(/^https?:\/\//)) })),
  objection: z.optional(place),
  severity: z.enum(['serious', 'general', 'minor', 'as-published', 'none']),
  effects: z.record(z.enum(contextIds), effectRuleSchema),
  grades: z.optional(z.array(z.object({ match: z.string().check(z.minLength(1)), effect }))),
  validity: z.object({
    years: z.optional(z.number()),
    months: z.optional(z.number()),
    bySeverity: z.optional(z.object({ minor: z.number(), general: z.number(), serious: z.number() })),
    mark,
    from: z.optional(z.enum(['decision', 'publication', 'filing', 'assessment'])),
  }),
  graceDays: z.int().check(z.positive()),
})

export const policySchema = z.object({
  version: z.string(),
  lists: z.array(policyListSchema),
  contexts: z.record(
    z.enum(contextIds),
    z.object({
      name: words,
      required: z.array(z.string()),
      requiredArticle: z.optional(article),
      under: z.optional(z.array(z.enum(contextIds))),
    }),
  ),
})
