/** The file between `xinbiao import` and `xinbiao publish`: `ID.list.json`. */
import * as z from 'zod/mini'
import { type Day, isDay } from '../core/days.ts'
import type { Coverage, ListId, ListRecord } from '../core/records.ts'
import { LIST_ID } from '../format/manifest.ts'
import { PublishError } from './publish-error.ts'

export interface ListFile {
  listId: ListId
  retrievedAt: Day
  coverage: Coverage
  /** Default: the policy's for the list, else 7. */
  graceDays?: number
  /** Name endings the common table lacks. Default: taken from the records. */
  endings?: string[]
  sourceUrl?: string
  records: ListRecord[]
}

const listFile = z.object({
  listId: z.string().check(z.regex(LIST_ID)),
  retrievedAt: z.string().check(z.refine(isDay)),
  coverage: z.object({
    complete: z.boolean(),
    regions: z.array(z.string()),
    subjects: z.array(z.enum(['organisation', 'sole-trader', 'person'])),
    channel: z.string(),
    note: z.optional(z.string()),
  }),
  graceDays: z.optional(z.number().check(z.int(), z.nonnegative())),
  endings: z.optional(z.array(z.string().check(z.minLength(2)))),
  sourceUrl: z.optional(z.string()),
  // Records are checked one by one when the list is built.
  records: z.array(z.unknown()),
})

/** @param name for messages. */
export const parseListFile = (text: string, name: string): ListFile => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PublishError('bad-list-file', `${name}: JSON`)
  }
  const read = z.safeParse(listFile, value)
  if (read.success) return read.data as ListFile
  const issue = read.error.issues[0]
  throw new PublishError('bad-list-file', `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}
