/**
 * A filed review, `record.json`: what was asked and when, of which versions of which lists, what each answered, what it comes to,
 * and what people decided. Canonical JSON (RFC 8785), so that the same review is the same bytes.
 */
import * as z from 'zod/mini'
import { fromUtf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import { FormatError } from '../format/error.ts'
import { filedChanges } from './changes-form.ts'
import { filedPromise, filedReport, filedWarning, major, standard } from './facts-form.ts'
import { day, hash, instant } from './forms.ts'

const text = z.string()
export const assessment = z.enum(['barred', 'caution', 'unknown', 'notice', 'commended', 'clear'])

const project = z.object({
  name: z.optional(text),
  number: z.optional(text),
  /** 截止时点: both the query and the data must lie inside. Days of Asia/Shanghai, both included. */
  window: z.optional(z.object({ from: z.optional(day), to: z.optional(day) })),
  /** 资格审查 · 评标 · 定标 · 签约. */
  stage: z.optional(z.enum(['qualification', 'evaluation', 'award', 'contract'])),
  /** 查询渠道, 留存方式, 使用规则, as the procurement document names them. */
  channels: z.optional(z.array(text)),
  evidence: z.optional(text),
  rules: z.optional(text),
  score: z.optional(text),
  bonus: z.optional(text),
  /** Whether the document asks for the legal representative, and for the project manager by certificate number. */
  representative: z.optional(z.boolean()),
  manager: z.optional(z.boolean()),
})

/** One version of one list that was asked. */
const list = z.object({
  /** `registryId/listId`. */
  key: text,
  id: text,
  name: text,
  publisher: text,
  origin: text,
  seq: z.number(),
  retrievedAt: z.optional(day),
  state: text,
  sample: z.boolean(),
  complete: z.boolean(),
  required: z.boolean(),
  /** SHA-256 of the list's signed manifest, by which the version is known; absent where none is installed. */
  manifest: z.optional(hash),
})

const answer = z.object({
  /** The list's `key`; the list's id where it is not installed. */
  list: text,
  answer: z.enum(['listed', 'not-listed', 'unknown']),
  reason: z.optional(text),
  /** Ids of the records found; they stand whole in the bidder's evidence. */
  records: z.optional(z.array(text)),
})

const match = z.object({
  list: text,
  record: text,
  basis: text,
  certainty: z.enum(['same', 'likely', 'possible']),
  effect: assessment,
  standing: text,
  severity: z.optional(text),
  article: z.optional(text),
  weakened: z.optional(z.array(text)),
})

/** One look-up on an official channel. `by-hand`: what was seen is the officer's word, in `seen`. */
const official = z.object({
  /** The list's id. */
  list: text,
  channel: text,
  result: z.enum(['hit', 'no-hit', 'by-hand']),
  seen: z.optional(z.enum(['hit', 'no-hit'])),
  at: instant,
  /** Paths in the record. */
  captures: z.array(text),
})

/** 通过 / 不通过 / 需澄清, by a person. */
export const decision = z.object({
  verdict: z.enum(['pass', 'fail', 'clarify']),
  reason: text,
  by: text,
  at: instant,
  second: z.optional(z.object({ by: text, at: instant })),
})

const bidder = z.object({
  no: z.number(),
  name: text,
  code: z.optional(text),
  codeTyped: z.optional(z.boolean()),
  /** In words: role, rank and lots. */
  role: z.optional(text),
  assessment,
  verdict: text,
  reasons: z.array(text),
  answers: z.array(answer),
  matches: z.array(match),
  /** Path of the bidder's evidence in the record. */
  evidence: text,
  /** Documents that name it, and where. */
  places: z.optional(z.array(z.object({ file: text, place: z.optional(text) }))),
  /** The last look-up of each list under the bidder's name and code. */
  official: z.optional(z.array(official)),
  /** 重大违法记录: empty is 未覆盖, absent is not asked. */
  major: z.optional(z.array(major)),
  promises: z.optional(z.array(filedPromise)),
  reports: z.optional(z.array(filedReport)),
  standards: z.optional(z.array(standard)),
  decision: z.optional(decision),
})

export const reviewRecord = z.object({
  format: z.literal('xinbiao-review'),
  version: z.literal(1),
  project,
  run: z.object({
    at: instant,
    /** Whose clock `at` is of. */
    clock: text,
    asOf: day,
    tool: text,
    policy: text,
    /** Its number within the review; the run before it and the SHA-256 of that run's canonical JSON. */
    no: z.optional(z.number()),
    previous: z.optional(z.object({ no: z.number(), digest: hash })),
  }),
  context: z.object({ id: text, name: text, inferred: z.boolean() }),
  lists: z.array(list),
  bidders: z.array(bidder),
  documents: z.array(z.object({ file: text, sha256: hash, unread: z.optional(z.array(text)) })),
  /** 失信预警: absent in records of before there were any. */
  warnings: z.optional(z.array(filedWarning)),
  /** Against the run of the last record, or the run before. */
  changes: z.optional(filedChanges),
  /** 联合体: the members' `no`, the lead first where one is named; what is found of any of them counts for all. */
  groups: z.optional(
    z.array(z.object({ members: z.array(z.number()), lead: z.optional(z.number()), assessment, standing: text })),
  ),
  /** Digest of the review before it of the same project. */
  previous: z.optional(hash),
})

export type ReviewRecord = z.infer<typeof reviewRecord>
export type ReviewBidder = ReviewRecord['bidders'][number]
export type ReviewList = ReviewRecord['lists'][number]

export const writeRecord = (record: ReviewRecord): string => `${canonicalJson(record)}\n`

/** @throws FormatError `bad-record` naming the member, or that the bytes are not in canonical form. */
export const readReview = (bytes: Uint8Array): ReviewRecord => {
  const source = fromUtf8(bytes, 'record.json')
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch (error) {
    throw new FormatError('bad-record', (error as Error).message)
  }
  const read = z.safeParse(reviewRecord, value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new FormatError('bad-record', `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim())
  }
  if (writeRecord(read.data) !== source) throw new FormatError('bad-record', 'not in canonical form')
  return read.data
}
