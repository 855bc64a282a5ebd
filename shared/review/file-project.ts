/** 归档: a review and its last run as the files of a record, with what people saw, judged and decided in them. */
import type { ListState } from '../core/records.ts'
import { sha256Hex, utf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import { reviewSpeak } from '../text/review.ts'
import type { Lang } from '../text/words.ts'
import { buildReview, type Review } from './build-record.ts'
import { changeLines } from './changes.ts'
import type { FiledChanges } from './changes-form.ts'
import { standingOf } from './closing.ts'
import type { FiledWarning } from './facts-form.ts'
import { factsOf } from './file-facts.ts'
import { reviewFiles } from './files.ts'
import { groupAssessment, groupStanding, groupsOf } from './groups.ts'
import { officialOf, resultOf } from './matrix.ts'
import { capturesOf, type ProjectBidder, type ProjectReview } from './project.ts'
import type { ReviewBidder, ReviewRecord } from './record.ts'
import { fittingRun, fullAnswer, type ReviewRun, type RunResult } from './run.ts'
import { warningsOf } from './warnings.ts'

export type FileFault =
  /** Bidders that the run has not asked under their present name and code and the project's present rules. */
  | { code: 'not-run'; bidders: string[] }
  /** A capture that is missing, or not as it was captured. */
  | { code: 'capture'; path: string }

const DECIDED = 'review.json'

/** Bidders that nobody has closed go in open. @param captures the review's own files, by path. @param before the run before. @param since the run it is compared with. */
export const fileProject = (
  review: ProjectReview,
  run: ReviewRun,
  captures: ReadonlyMap<string, Uint8Array>,
  lang: Lang,
  before?: ReviewRun,
  since?: ReviewRun,
): { files: Map<string, Uint8Array>; digest: string } | FileFault => {
  const built = builtProject(review, run, captures, lang, before, since)
  return 'code' in built ? built : reviewFiles(built, lang)
}

/** The same before it is written. */
export const builtProject = (
  review: ProjectReview,
  run: ReviewRun,
  captures: ReadonlyMap<string, Uint8Array>,
  lang: Lang,
  before?: ReviewRun,
  since?: ReviewRun,
): Review | FileFault => {
  const { profile, bidders } = review
  const fitting = fittingRun(review, run)
  const results = bidders.map(bidder => resultOf(bidder, fitting))
  const missing = bidders.filter((_, i) => !results[i])
  if (missing.length > 0) return { code: 'not-run', bidders: missing.map(({ name }) => name) }
  const asked = results as RunResult[]
  const previous = review.filed.at(-1)?.digest
  const built = buildReview({
    project: projectOf(review),
    at: run.at,
    clock: reviewSpeak(lang)('clock'),
    asOf: run.asOf,
    tool: run.tool,
    context: { context: profile.context, inferred: false },
    lists: run.lists as ListState[],
    manifests: new Map(Object.entries(run.manifests)),
    findings: asked.map(({ finding }) => finding),
    answers: asked.map(({ answers }) => answers.flatMap(answer => fullAnswer(answer, run.lists))),
    places: bidders.map(({ origins }) =>
      origins.map(({ from, source, place }) => ({
        file: source ?? reviewSpeak(lang)(`from-${from}`),
        ...(place ? { place } : {}),
      })),
    ),
    documents: (review.documents ?? []).map(({ at: _, ...document }) => document),
    alsoRequired: profile.alsoRequired,
    ...(previous ? { previous } : {}),
    lang,
  })
  Object.assign(built.record.run, { no: run.no, ...(run.previous ? { previous: run.previous } : {}) })
  const groups = groupRows(review, fitting)
  if (groups.length > 0) built.record.groups = groups
  for (const [i, row] of built.record.bidders.entries()) {
    const bidder = bidders[i]!
    const official = officialRows(bidder)
    if (official.length > 0) row.official = official
    Object.assign(row, factsOf(bidder, asked[i]!, run))
    const decision = bidder.decisions.at(-1)
    if (decision && standingOf(bidder, run) !== 'open') row.decision = decision
    built.evidence.set(row.evidence.replace(/[^/]+$/, DECIDED), utf8(`${canonicalJson(personsWord(bidder))}\n`))
    for (const { path, sha256 } of keptFiles(bidder)) {
      const bytes = captures.get(path)
      if (!bytes || sha256Hex(bytes) !== sha256) return { code: 'capture', path }
      built.evidence.set(path, bytes)
    }
  }
  const warnings = warningsOf(review, run, before, run.asOf).map(({ bidder, ...one }): FiledWarning => {
    const at = bidders.findIndex(({ id }) => id === bidder)
    return at < 0 ? one : { ...one, bidder: at + 1 }
  })
  if (warnings.length > 0) built.record.warnings = warnings
  if (since) built.record.changes = changesOf(review, run, since)
  return built
}

const projectOf = ({ profile }: ProjectReview): ReviewRecord['project'] => {
  const { name, number, window, stage, channels, evidence, rules, score, bonus, representative, manager } = profile
  return {
    name,
    ...(number ? { number } : {}),
    ...(window ? { window } : {}),
    stage,
    ...(channels.length > 0 ? { channels } : {}),
    ...(evidence ? { evidence } : {}),
    ...(rules ? { rules } : {}),
    ...(score ? { score } : {}),
    ...(bonus ? { bonus } : {}),
    ...(representative ? { representative } : {}),
    ...(manager ? { manager } : {}),
  }
}

const changesOf = (review: ProjectReview, run: ReviewRun, since: ReviewRun): FiledChanges => {
  const record = review.filed.findLast(one => one.run === since.no)
  return {
    since: { no: since.no, at: since.at, stage: since.stage, ...(record ? { filed: record.digest } : {}) },
    lines: changeLines(since, run).map(({ bidder, ...line }) => {
      const at = review.bidders.findIndex(({ id }) => id === bidder)
      return at < 0 ? line : { ...line, bidder: at + 1 }
    }),
  }
}

const groupRows = (review: ProjectReview, run: ReviewRun | undefined): NonNullable<ReviewRecord['groups']> =>
  groupsOf(review).map(group => {
    const noOf = ({ id }: ProjectBidder) => review.bidders.findIndex(one => one.id === id) + 1
    const lead = group.members.find(({ role }) => role === 'lead')
    return {
      members: group.members.map(noOf),
      ...(lead ? { lead: noOf(lead) } : {}),
      assessment: groupAssessment(group, run) ?? 'unknown',
      standing: groupStanding(group, run),
    }
  })

const officialRows = (bidder: ProjectBidder): NonNullable<ReviewBidder['official']> =>
  [...new Set(bidder.official.map(({ list }) => list))].flatMap(id => {
    const one = officialOf(bidder, id)
    if (!one) return []
    const { list, channel, result, seen, at, captures } = one
    return [{ list, channel, result, ...(seen ? { seen } : {}), at, captures: captures.map(({ path }) => path) }]
  })

/** Captures, and the reports that were taken in whole. */
export const keptFiles = ({ official, stages, reports = [] }: ProjectBidder): { path: string; sha256: string }[] => [
  ...capturesOf({ official, stages }),
  ...reports.flatMap(({ file }) => (file?.path ? [{ path: file.path, sha256: file.sha256 }] : [])),
]

const personsWord = ({ id: _, ...bidder }: ProjectBidder) => bidder
