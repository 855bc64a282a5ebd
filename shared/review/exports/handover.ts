/**
 * 移交文件: a project whole, with its runs and captures, for a colleague's machine. A ZIP of canonical JSON and the captures under a
 * manifest, so that a changed byte is found; its digest can be compared by telephone.
 */
import * as z from 'zod/mini'
import { fromUtf8, sha256Hex, utf8 } from '../../format/bytes.ts'
import { canonicalJson } from '../../format/canonical.ts'
import { keptFiles } from '../file-project.ts'
import { instant } from '../forms.ts'
import { digestOf, type Files, MANIFEST, manifestOf, RECORD, readManifest } from '../manifest.ts'
import { type ProjectReview, projectReview } from '../project.ts'
import { type ReviewRun, reviewRun } from '../run.ts'

const ABOUT = 'handover.json'
const PROJECT = 'project.json'
const RUNS = 'runs/'
const CAPTURES = 'files/'
const VERSION = 1

const about = z.object({
  format: z.literal('xinbiao-handover'),
  version: z.literal(VERSION),
  madeAt: instant,
  tool: z.string(),
})

export interface WholeReview {
  review: ProjectReview
  runs: ReviewRun[]
  /** Captured files by path. */
  files: ReadonlyMap<string, Uint8Array>
}

export interface Handover extends WholeReview {
  madeAt: string
  tool: string
  digest: string
}

export type HandoverFault =
  /** Another file of ours, or none of ours. */
  | { code: 'foreign'; is: 'record' | 'other' }
  | { code: 'newer' }
  /** Not as it was made: these files are changed, missing or added. */
  | { code: 'damaged'; paths: string[] }
  /** As it was made, and no project that can be kept. */
  | { code: 'unfit'; detail: string }

/** @param madeAt ISO instant. */
export const writeHandover = (
  { review, runs, files }: WholeReview,
  madeAt: string,
  tool: string,
): { files: Map<string, Uint8Array>; digest: string } => {
  const json = (value: unknown) => utf8(`${canonicalJson(value)}\n`)
  const made = new Map<string, Uint8Array>([
    [ABOUT, json({ format: 'xinbiao-handover', version: VERSION, madeAt, tool })],
    [PROJECT, json(review)],
    ...runs.map((run): [string, Uint8Array] => [`${RUNS}${run.no}.json`, json(run)]),
    ...[...files].map(([path, bytes]): [string, Uint8Array] => [CAPTURES + path, bytes]),
  ])
  const manifest = manifestOf(made)
  made.set(MANIFEST, utf8(manifest))
  return { files: made, digest: digestOf(manifest) }
}

/** Never throws: whatever is wrong is a fault. */
export const readHandover = (
  files: Files,
): { handover: Handover; fault?: never } | { fault: HandoverFault; handover?: never } => {
  if (!files.has(ABOUT)) return { fault: { code: 'foreign', is: files.has(RECORD) ? 'record' : 'other' } }
  const said = jsonOf(files.get(ABOUT)!)
  if (isNewer(said, 'xinbiao-handover')) return { fault: { code: 'newer' } }
  const paths = changedPaths(files)
  if (paths.length > 0) return { fault: { code: 'damaged', paths } }
  try {
    const { madeAt, tool } = whole(about, said, ABOUT)
    const project = jsonOf(files.get(PROJECT) ?? new Uint8Array())
    if (isNewer(project, 'xinbiao-project')) return { fault: { code: 'newer' } }
    const review = whole(projectReview, project, PROJECT)
    const runs = [...files.keys()]
      .filter(path => path.startsWith(RUNS))
      .map(path => whole(reviewRun, jsonOf(files.get(path)!), path) as ReviewRun)
      .sort((a, b) => a.no - b.no)
    const captures = new Map(
      [...files].flatMap(([path, bytes]): [string, Uint8Array][] =>
        path.startsWith(CAPTURES) ? [[path.slice(CAPTURES.length), bytes]] : [],
      ),
    )
    checkParts(review, runs, captures)
    const digest = digestOf(fromUtf8(files.get(MANIFEST)!, MANIFEST))
    return { handover: { review, runs, files: captures, madeAt, tool, digest } }
  } catch (error) {
    return { fault: error instanceof Unknown ? { code: 'newer' } : { code: 'unfit', detail: (error as Error).message } }
  }
}

/** It holds members that this version does not know: taking it would lose them. */
class Unknown extends Error {}

const whole = <T>(form: z.ZodMiniType<T>, value: unknown, path: string): T => {
  const read = z.safeParse(form, value)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error([path, ...(issue?.path ?? [])].join(' '))
  }
  if (canonicalJson(read.data) !== canonicalJson(value)) throw new Unknown(path)
  return read.data
}

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(fromUtf8(bytes, ''))
  } catch {
    return undefined
  }
}

const isNewer = (value: unknown, format: string): boolean => {
  const { format: is, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  return is === format && typeof version === 'number' && version > VERSION
}

const changedPaths = (files: Files): string[] => {
  const bytes = files.get(MANIFEST)
  let hashes: ReturnType<typeof readManifest>
  try {
    hashes = bytes && readManifest(fromUtf8(bytes, MANIFEST))
  } catch {
    hashes = undefined
  }
  if (!hashes) return [MANIFEST]
  const known = hashes
  return [
    ...[...known].filter(([path, hash]) => !files.has(path) || sha256Hex(files.get(path)!) !== hash).map(([path]) => path),
    ...[...files.keys()].filter(path => path !== MANIFEST && !known.has(path)),
  ]
}

/** A path that stays inside the folders of whatever record it will be filed in. */
const staysInside = (path: string): boolean =>
  path.includes('/') && !/[\\:\p{Cc}]/u.test(path) && path.split('/').every(part => part !== '' && part !== '.' && part !== '..')

const checkParts = (review: ProjectReview, runs: readonly ReviewRun[], captures: Files): void => {
  if (runs.some(run => run.review !== review.id || run.no > review.lastRun)) throw new Error(RUNS)
  if (review.lastRun > 0 && !runs.some(run => run.no === review.lastRun)) throw new Error(`${RUNS}${review.lastRun}.json`)
  const bad = [...captures.keys()].find(path => !staysInside(path))
  if (bad !== undefined) throw new Error(bad)
  for (const { path, sha256 } of review.bidders.flatMap(keptFiles)) {
    const bytes = captures.get(path)
    if (!bytes || sha256Hex(bytes) !== sha256) throw new Error(path)
  }
}

/** The same under another id: both are kept. */
export const renumbered = ({ review, runs, files }: WholeReview, id: string): WholeReview => ({
  review: { ...review, id },
  runs: runs.map(run => ({ ...run, review: id })),
  files,
})

export const isSameProject = (a: ProjectReview, b: ProjectReview): boolean => canonicalJson(a) === canonicalJson(b)
