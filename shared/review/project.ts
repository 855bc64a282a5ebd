/**
 * 信用审查 as it is kept on this machine: a project's profile, its bidders, what was seen on the official channels, and what people
 * decided. Plain data; the runs over the local lists stand beside it (`run.ts`). Nothing in it is decided by a program.
 */
import * as z from 'zod/mini'
import type { Match } from '../core/types.ts'
import { majorJudgement, promise, report } from './facts-form.ts'
import { day, hash, instant } from './forms.ts'
import { decision } from './record.ts'

const text = z.string()

/** 资格审查 · 评标 · 定标 · 签约: each stage is looked up anew. */
export const stages = ['qualification', 'evaluation', 'award', 'contract'] as const
export type Stage = (typeof stages)[number]

const profile = z.object({
  name: text,
  number: z.optional(text),
  context: z.enum(['government-procurement', 'mandatory-tendering', 'contract', 'bank-financed', 'other-review']),
  /** 查询渠道, as the procurement document names them. */
  channels: z.array(text),
  /** 截止时点: the query and the data must both lie inside. Days of Asia/Shanghai, both included. */
  window: z.optional(z.object({ from: z.optional(day), to: z.optional(day) })),
  /** 查询记录和证据留存的具体方式, in the document's words. */
  evidence: z.optional(text),
  /** 信用信息的使用规则, in the document's words. */
  rules: z.optional(text),
  /** What the document uses credit information for, in its words. */
  score: z.optional(text),
  bonus: z.optional(text),
  /** Persons, only where the document says so: the legal representative, the project manager by certificate number. */
  representative: z.optional(z.boolean()),
  manager: z.optional(z.boolean()),
  /** What bidders are asked to hand in about their credit. */
  demanded: z.optional(text),
  stage: z.enum(stages),
  /** Lists that the document asks for besides those of its context. */
  alsoRequired: z.array(text),
})

const asked = z.object({ name: text, code: z.optional(text) })

/** Where a bidder was taken from. */
const origin = z.object({
  from: z.enum(['page', 'file', 'paste', 'typed']),
  /** The page's address or the file's name. */
  source: z.optional(text),
  place: z.optional(text),
})

/** One look-up on an official channel for one bidder and one list. `by-hand`: what was seen is the officer's word, in `seen`. */
const official = z.object({
  list: text,
  channel: text,
  result: z.enum(['hit', 'no-hit', 'by-hand']),
  seen: z.optional(z.enum(['hit', 'no-hit'])),
  note: z.optional(text),
  by: z.optional(text),
  url: text,
  at: instant,
  /** Paths in the review's own files. */
  captures: z.array(z.object({ path: text, sha256: hash })),
  /** Rows as the page prints them, label → value. */
  rows: z.array(z.record(text, text)),
  /** Name and code that were looked up: another bidder's, or an earlier code's, answers nothing. */
  asked,
})

/** A match that rests on less than a code: the officer says whether it is this bidder. */
const judgement = z.object({
  list: text,
  record: text,
  same: z.boolean(),
  reason: text,
  by: text,
  at: instant,
  /** Name and code the match was judged for. */
  asked,
})

/** Why it is closed without a look-up on the official channels, and the name and code this was said of. */
const withoutOfficial = z.object({ reason: text, by: text, at: instant, asked })

const bidder = z.object({
  id: text,
  name: text,
  code: z.optional(text),
  codeFrom: z.optional(z.enum(['printed', 'typed', 'directory'])),
  /** Other names met with the same code. */
  alsoNamed: z.array(text),
  /** What it was entered as before it was corrected, the first first. */
  earlier: z.optional(z.array(z.object({ name: text, code: z.optional(text), until: instant }))),
  /** 联合体: members of one group bid together. */
  group: z.optional(text),
  role: z.enum(['bidder', 'lead', 'member', 'winner', 'candidate', 'supplier', 'rejected', 'agency', 'other']),
  origins: z.array(origin),
  official: z.array(official),
  judged: z.array(judgement),
  /** What people said of penalties that read as 重大违法记录: the last word holds, the earlier ones stay. */
  major: z.optional(z.array(z.object({ ...majorJudgement.shape, list: text, record: text, asked }))),
  /** 信用承诺 and 信用报告 that were entered by hand. */
  promises: z.optional(z.array(promise)),
  reports: z.optional(z.array(report)),
  withoutOfficial: z.optional(withoutOfficial),
  /** The last is the one that holds; the earlier ones stay. */
  decisions: z.array(decision),
  /** What was seen and said at the stages before, the first first. */
  stages: z.optional(
    z.array(
      z.object({
        stage: z.enum(stages),
        until: instant,
        official: z.array(official),
        withoutOfficial: z.optional(withoutOfficial),
        decisions: z.array(decision),
      }),
    ),
  ),
})

/** A file that was taken in; it is not kept. `unread`: what of it could not be read, in words. */
const document = z.object({ file: text, sha256: hash, at: instant, unread: z.optional(z.array(text)) })

export const projectReview = z.object({
  format: z.literal('xinbiao-project'),
  version: z.literal(1),
  id: text,
  createdAt: instant,
  changedAt: instant,
  profile,
  bidders: z.array(bidder),
  /** Number given to the last bidder: never given twice. */
  lastBidder: z.number(),
  /** Number of the last run; 0 before the first. */
  lastRun: z.number(),
  /** The runs, the last one last; absent in reviews of before this was kept. */
  runs: z.optional(z.array(z.object({ no: z.number(), at: instant, stage: z.enum(stages) }))),
  /** Files that bidders were taken from, also those that could not be read. */
  documents: z.optional(z.array(document)),
  /** Records written of it, the last one last. */
  filed: z.array(
    z.object({
      at: instant,
      digest: hash,
      run: z.number(),
      /** Ids of the bidders in it; absent in reviews of before this was kept: then whoever is here may be in it. */
      bidders: z.optional(z.array(text)),
    }),
  ),
})

export type ProjectReview = z.infer<typeof projectReview>
export type Profile = ProjectReview['profile']
export type ProjectBidder = ProjectReview['bidders'][number]
export type TakenDocument = z.infer<typeof document>
export type RunNote = NonNullable<ProjectReview['runs']>[number]
export type Origin = ProjectBidder['origins'][number]
export type OfficialLookup = ProjectBidder['official'][number]
export type Judgement = ProjectBidder['judged'][number]
export type MajorJudgement = NonNullable<ProjectBidder['major']>[number]
export type Promised = NonNullable<ProjectBidder['promises']>[number]
export type CreditReport = NonNullable<ProjectBidder['reports']>[number]
export type Decision = ProjectBidder['decisions'][number]
export type Asked = Judgement['asked']

/** @param at ISO instant in UTC. */
export const newReview = (id: string, profile: Profile, at: string): ProjectReview => ({
  format: 'xinbiao-project',
  version: 1,
  id,
  createdAt: at,
  changedAt: at,
  profile,
  bidders: [],
  lastBidder: 0,
  lastRun: 0,
  filed: [],
})

/** Captured files of all stages. */
export const capturesOf = ({ official, stages: before = [] }: Pick<ProjectBidder, 'official' | 'stages'>) =>
  [...before.flatMap(one => one.official), ...official].flatMap(one => one.captures)

export const askedOf = ({ name, code }: Pick<ProjectBidder, 'name' | 'code'>): Asked => ({ name, ...(code ? { code } : {}) })

/** Whether what was said holds for the bidder's name and code as they are now. */
export const stillAsked = (asked: Asked, bidder: Pick<ProjectBidder, 'name' | 'code'>): boolean =>
  asked.name === bidder.name && asked.code === bidder.code

/** The last word on a match, under the bidder's present name and code. */
export const judgementOf = (bidder: ProjectBidder, match: Pick<Match, 'listKey' | 'record'>): Judgement | undefined =>
  bidder.judged.findLast(one => one.list === match.listKey && one.record === match.record.id && stillAsked(one.asked, bidder))
