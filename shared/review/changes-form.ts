/** What changed since an earlier run, as a record keeps it. */
import * as z from 'zod/mini'
import { hash, instant } from './forms.ts'

const text = z.string()

export const filedChange = z.object({
  is: z.enum([
    'new',
    'changed',
    'removed',
    /** Its list did not answer this time: nothing is known of the record. */
    'not-observed',
    'bidder-added',
    'bidder-gone',
    /** Its name or code is another one now: nothing is compared. */
    'asked-otherwise',
    'list-updated',
    'list-added',
    'list-not-observed',
  ]),
  /** The bidder's `no`; its name where it is no longer in the record. */
  bidder: z.optional(z.number()),
  name: z.optional(text),
  /** The list's key and its id. */
  list: z.optional(text),
  id: z.optional(text),
  record: z.optional(text),
  /** Less than `same`: it may be another organisation's. */
  certainty: z.optional(z.enum(['same', 'likely', 'possible'])),
})

export const filedChanges = z.object({
  since: z.object({
    no: z.number(),
    at: instant,
    stage: z.optional(text),
    /** Digest of the record filed of that run. */
    filed: z.optional(hash),
  }),
  lines: z.array(filedChange),
})

export type FiledChange = z.infer<typeof filedChange>
export type FiledChanges = z.infer<typeof filedChanges>
