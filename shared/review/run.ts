/** One pass of all bidders over the lists on this machine: what was asked, of which versions, when, and what each answered. */
import * as z from 'zod/mini'
import type { ListRecord, ListState } from '../core/records.ts'
import type { Context, Finding } from '../core/types.ts'
import { sha256Hex, utf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import type { Answer } from '../lookup/types.ts'
import { day, hash, instant } from './forms.ts'
import type { ProjectReview } from './project.ts'

const text = z.string()
const answer = z.object({
  /** `ListState.key`. */
  list: text,
  answer: z.enum(['listed', 'not-listed', 'unknown']),
  reason: z.optional(text),
  hits: z.optional(z.array(z.object({ record: z.custom<ListRecord>(isObject), via: z.enum(['code', 'name', 'variant']) }))),
})

export const reviewRun = z.object({
  review: text,
  no: z.number(),
  at: instant,
  asOf: day,
  stage: text,
  tool: text,
  policy: text,
  context: text,
  alsoRequired: z.array(text),
  lists: z.array(z.custom<ListState>(isObject)),
  /** SHA-256 of a list's signed manifest, by the list's key. */
  manifests: z.record(text, hash),
  /** The run before it, and the SHA-256 of its canonical JSON. */
  previous: z.optional(z.object({ no: z.number(), digest: hash })),
  results: z.array(
    z.object({
      bidder: text,
      asked: z.object({ name: text, code: z.optional(text) }),
      /** Lists that the rules asked of this bidder. */
      required: z.array(text),
      finding: z.custom<Finding>(isObject),
      answers: z.array(answer),
    }),
  ),
})

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

export type ReviewRun = Omit<z.infer<typeof reviewRun>, 'context'> & { context: Context }
export type RunResult = ReviewRun['results'][number]
export type RunAnswer = RunResult['answers'][number]

/** @param before the last one that can be read. */
export const chained = (run: ReviewRun, before: ReviewRun | undefined): ReviewRun =>
  before ? { ...run, previous: { no: before.no, digest: sha256Hex(utf8(canonicalJson(before))) } } : run

/** The run, unless the project's rules, stage or lists have been changed since: then everybody is to be asked anew. */
export const fittingRun = ({ profile }: ProjectReview, run: ReviewRun | undefined): ReviewRun | undefined =>
  run &&
  run.context === profile.context &&
  run.stage === profile.stage &&
  JSON.stringify(run.alsoRequired) === JSON.stringify(profile.alsoRequired)
    ? run
    : undefined

/** Without the list itself, which the run holds once. */
export const keptAnswer = (answer: Answer): RunAnswer => ({
  list: answer.list.key,
  answer: answer.answer,
  ...(answer.answer === 'unknown' ? { reason: answer.reason } : {}),
  ...(answer.answer === 'listed' ? { hits: answer.hits } : {}),
})

/** As the look-up gave it. A list the run does not hold answered nothing. */
export const fullAnswer = (answer: RunAnswer, lists: readonly ListState[]): Answer[] => {
  const list = lists.find(({ key }) => key === answer.list)
  if (!list) return []
  if (answer.answer === 'listed') return [{ answer: 'listed', list, hits: answer.hits ?? [] }]
  if (answer.answer === 'not-listed') return [{ answer: 'not-listed', list }]
  return [{ answer: 'unknown', list, reason: (answer.reason ?? 'broken') as Extract<Answer, { answer: 'unknown' }>['reason'] }]
}
