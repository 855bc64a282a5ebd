/** The shape of a record, checked where bytes become records: when a block is read and before a list is published. */
import * as z from 'zod/mini'
import { isDay } from '../core/days.ts'
import type { ListRecord } from '../core/records.ts'
import { canonicalJson } from './canonical.ts'
import { FormatError } from './error.ts'

const text = z.string()
const maybe = z.optional(text)
const day = z.string().check(z.refine(isDay))
const date = z.optional(z.object({ from: z.enum(['printed', 'parsed', 'by-rule']), on: day, text: maybe }))

// Every shape in alphabetical order: what zod reads then has its members in canonical order (`canonicalRecord`).
const record = z.object({
  authority: maybe,
  ban: z.optional(
    z.object({ area: maybe, contradictory: z.optional(z.boolean()), forbids: z.boolean(), permanent: z.optional(z.boolean()) }),
  ),
  dates: z.object({ effectUntil: date, publishedUntil: date, scope: maybe, since: date, validUntil: date }),
  disputed: z.optional(z.boolean()),
  extra: z.optional(z.record(text, text)),
  grade: maybe,
  id: z.string().check(z.minLength(1)),
  kept: z.optional(z.boolean()),
  legalBasis: maybe,
  outcome: maybe,
  reason: maybe,
  ref: maybe,
  region: maybe,
  severity: z.optional(z.object({ from: z.enum(['printed', 'by-list']), level: z.enum(['minor', 'general', 'serious']) })),
  source: z.optional(z.object({ file: maybe, row: z.optional(z.number()), url: maybe })),
  subject: z.object({
    codeFault: z.optional(z.literal('check-character')),
    formerNames: z.optional(z.array(text)),
    masked: maybe,
    name: text,
    orgCode: maybe,
    otherNames: z.optional(z.array(text)),
    regNo: maybe,
    uscc: maybe,
  }),
})

/** A record with only the fields this version knows. Throws `bad-record` naming the field. */
export const readRecord = (value: unknown): ListRecord => {
  const read = z.safeParse(record, value)
  if (read.success) return read.data as ListRecord
  const issue = read.error.issues[0]
  const id = (value as { id?: unknown } | null)?.id
  throw new FormatError('bad-record', `record ${String(id)}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

/**
 * Canonical JSON of what `readRecord` gave, at the speed of the engine's own writer. Only `extra` has members in an order of its
 * own.
 */
export const canonicalRecord = (known: ListRecord): string => (known.extra ? canonicalJson(known) : JSON.stringify(known))
