/** Forms of what a review holds beside the lists' answers: 重大违法记录, 信用承诺, 信用报告. For what is kept and for what is filed. */
import * as z from 'zod/mini'
import { day, hash, instant } from './forms.ts'

const text = z.string()
const certainty = z.enum(['same', 'likely', 'possible'])
const majorKind = z.enum(['criminal', 'suspension', 'revocation', 'fine'])
export type MajorKind = z.infer<typeof majorKind>

/** A person's word on whether a penalty is a 重大违法记录. */
export const majorJudgement = z.object({
  major: z.boolean(),
  /** Yuan: the field's own standard for a large fine, where it is higher than the general one. */
  line: z.optional(z.number()),
  reason: text,
  by: text,
  at: instant,
})

/** A penalty found that reads as 重大违法记录. Without `judged` it is a proposal and no more. */
export const major = z.object({
  /** The list's `key`. */
  list: text,
  record: text,
  certainty,
  kinds: z.array(majorKind),
  /** The largest fine it names, yuan. */
  fine: z.optional(z.number()),
  since: z.optional(day),
  article: text,
  judged: z.optional(majorJudgement),
})

/** 信用承诺 as entered by hand: what was promised not to be the case, by the lists that can tell. */
export const promise = z.object({
  text,
  /** List ids. */
  lists: z.array(text),
  /** To whom. */
  to: z.optional(text),
  on: z.optional(day),
  by: text,
  at: instant,
})

/** How a promise stands beside a look-up: `differs` is 待核对, no judgement. */
const compared = z.enum(['differs', 'not-seen', 'not-settled', 'not-covered', 'not-run'])
export type Compared = z.infer<typeof compared>

export const filedPromise = z.object({
  text,
  to: z.optional(text),
  on: z.optional(day),
  by: z.optional(text),
  at: z.optional(instant),
  /** Of an entry of the commitments list: where it stands, how surely it is this bidder's, and what the source says of it. */
  entry: z.optional(z.object({ list: text, record: text, certainty, kept: z.optional(z.boolean()) })),
  beside: z.array(z.object({ list: text, is: compared })),
})

/** What the lists of filed credit institutions say of a report's issuer; whatever is not in them is said, not judged. */
export const issuer = z.object({
  is: z.enum(['filed', 'ended', 'alike', 'not-found', 'not-settled', 'no-list']),
  /** The entry's name. */
  name: z.optional(text),
  /** The last day its filing counts. */
  until: z.optional(day),
  /** The list that said so. */
  list: z.optional(text),
  seq: z.optional(z.number()),
  retrievedAt: z.optional(day),
  /** Of `not-settled`: why the list's silence says nothing. */
  reason: z.optional(text),
})
export type IssuerAnswer = z.infer<typeof issuer>

/** 信用报告 as entered by hand. */
export const report = z.object({
  number: text,
  /** Its name, as printed. */
  from: text,
  grade: z.optional(text),
  on: z.optional(day),
  until: z.optional(day),
  /** `path`: kept among the review's files, to be filed with it. */
  file: z.optional(z.object({ name: text, size: z.number(), sha256: hash, path: z.optional(text) })),
  issuer,
  by: text,
  at: instant,
})

export const filedReport = z.object({ ...report.shape, is: z.enum(['valid', 'expired', 'not-yet', 'open']) })

/** 贯标、示范: an entry of a list of those commended for keeping faith. */
export const standard = z.object({
  list: text,
  record: text,
  certainty,
  what: text,
  since: z.optional(day),
  until: z.optional(day),
})

/** 失信预警: `on` is the day it is about. */
export const filedWarning = z.object({
  is: z.enum(['newly-listed', 'starts', 'entry-ends', 'ban-ends', 'publication-ends', 'stale']),
  /** The bidder's number; absent of a list. */
  bidder: z.optional(z.number()),
  /** The list's `key`. */
  list: text,
  record: z.optional(text),
  certainty: z.optional(certainty),
  on: z.optional(day),
  /** The source prints no such day: parsed from its text, or by the list's rule. */
  reckoned: z.optional(z.boolean()),
})
export type FiledWarning = z.infer<typeof filedWarning>
