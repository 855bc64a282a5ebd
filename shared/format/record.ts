/** The shape of a record, checked where bytes become records: when a block is read and before a list is published. */
import * as z from 'zod/mini'
import type { ListRecord } from '../core/types.ts'
import { FormatError } from './error.ts'

const text = z.string()
const maybe = z.optional(text)
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const date = z.optional(z.object({ on: day, from: z.enum(['printed', 'parsed', 'by-rule']), text: maybe }))

const record = z.object({
  id: z.string().check(z.minLength(1)),
  subject: z.object({
    name: text,
    uscc: maybe,
    orgCode: maybe,
    regNo: maybe,
    masked: maybe,
    codeFault: z.optional(z.literal('check-character')),
    formerNames: z.optional(z.array(text)),
    otherNames: z.optional(z.array(text)),
  }),
  ref: maybe,
  authority: maybe,
  reason: maybe,
  outcome: maybe,
  legalBasis: maybe,
  severity: z.optional(z.object({ level: z.enum(['minor', 'general', 'serious']), from: z.enum(['printed', 'by-list']) })),
  dates: z.object({ since: date, validUntil: date, effectUntil: date, scope: maybe, publishedUntil: date }),
  ban: z.optional(z.object({ forbids: z.boolean(), area: maybe, contradictory: z.optional(z.boolean()) })),
  grade: maybe,
  disputed: z.optional(z.boolean()),
  kept: z.optional(z.boolean()),
  region: maybe,
  source: z.optional(z.object({ url: maybe, file: maybe, row: z.optional(z.number()) })),
  extra: z.optional(z.record(text, text)),
})

/** A record with only the fields this version knows. Throws `bad-record` naming the field. */
export const readRecord = (value: unknown): ListRecord => {
  const read = z.safeParse(record, value)
  if (read.success) return read.data as ListRecord
  const issue = read.error.issues[0]
  const id = (value as { id?: unknown } | null)?.id
  throw new FormatError('bad-record', `record ${String(id)}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}
