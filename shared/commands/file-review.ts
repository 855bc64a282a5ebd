/** `check --record`: the documents' bidders reviewed together, and the record written whole or not at all. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { zipSync } from 'fflate'
import { countCues, inferContext } from '../core/cues.ts'
import type { Day } from '../core/days.ts'
import { findMentions } from '../core/mentions/index.ts'
import { groupSubjects } from '../core/subjects.ts'
import type { Context, Mention, PageSubject } from '../core/types.ts'
import type { DocumentText } from '../documents/types.ts'
import { sha256Hex } from '../format/bytes.ts'
import type { OpenLookup } from '../lookup/lookup.ts'
import { bidders, buildReview } from '../review/build-record.ts'
import { reviewFiles } from '../review/files.ts'
import type { ReviewRecord } from '../review/record.ts'
import { verifyRecord } from '../review/verify-record.ts'
import type { Store } from '../sync/ports.ts'
import { commandSpeak } from '../text/commands.ts'
import { placeText, unreadTexts } from '../text/documents.ts'
import { reviewSpeak } from '../text/review.ts'
import type { Lang } from '../text/words.ts'
import { readRecordFiles } from './read-record.ts'
import { UsageError } from './usage.ts'

export interface ReadFile {
  file: string
  bytes: Uint8Array
  read: DocumentText
}

export interface ReviewRequest {
  /** A directory that does not exist or is empty, or a `.zip` that does not exist. */
  to: string
  project: ReviewRecord['project']
  /** The record of the review before. */
  previous?: string
  /** Undefined: inferred from the words of all documents. */
  context?: Context
  asOf: Day
  /** Milliseconds. */
  now: number
  tool: string
  lang: Lang
}

/** Refused before anything is read or fetched: a record is never written over another. */
export const checkRecordTarget = async (to: string, lang: Lang): Promise<void> => {
  if (!existsSync(to)) return
  const used = to.endsWith('.zip') || (await readdir(to).catch(() => ['?'])).length > 0
  if (used) throw new UsageError(commandSpeak(lang)('record-exists', { place: to }))
}

export const previousDigest = async (path: string | undefined, lang: Lang): Promise<string | undefined> => {
  if (path === undefined) return undefined
  const { faults, digest } = verifyRecord(await readRecordFiles(path, lang))
  if (faults.length > 0 || !digest) throw new UsageError(commandSpeak(lang)('previous-bad', { place: path }))
  return digest
}

export const fileReview = async (
  lookup: OpenLookup,
  store: Store,
  documents: readonly ReadFile[],
  request: ReviewRequest,
): Promise<{ digest: string; count: number }> => {
  const { lang, asOf, to } = request
  const blocks = documents.flatMap(({ read }) => read.blocks)
  const context = request.context
    ? { context: request.context, inferred: false }
    : { context: inferContext(countCues(blocks)), inferred: true }
  await lookup.ready()
  // Each document by itself: what one says of a name is not said of the next one's.
  const mentions: (Mention & { of: number })[] = documents.flatMap(({ read }, of) =>
    findMentions(read.blocks, { probe: lookup.probe, endings: lookup.endings() }).map(mention => ({ ...mention, of })),
  )
  const subjects = bidders(groupSubjects(mentions))
  const findings = await lookup.check(subjects, { context, asOf })
  const answers = await lookup.askMany(
    subjects.map(({ name, code }) => ({ ...(name === '' ? {} : { name }), ...(code ? { code } : {}) })),
  )
  const manifests = new Map<string, string>()
  for (const row of await store.lists()) if (row.manifest) manifests.set(row.key, sha256Hex(row.manifest))
  const previous = await previousDigest(request.previous, lang)
  const review = buildReview({
    project: request.project,
    at: new Date(Math.floor(request.now / 1000) * 1000).toISOString(),
    clock: reviewSpeak(lang)('clock'),
    asOf,
    tool: request.tool,
    context,
    lists: lookup.lists(),
    manifests,
    findings,
    answers,
    places: subjects.map(subject => placesOf(subject, mentions, documents, lang)),
    documents: documents.map(({ file, bytes, read }) => ({
      file,
      sha256: sha256Hex(bytes),
      ...(read.unread.length > 0 ? { unread: unreadTexts(read.unread, lang) } : {}),
    })),
    ...(previous ? { previous } : {}),
    lang,
  })
  const { files, digest } = reviewFiles(review, lang)
  await (to.endsWith('.zip') ? writeZip(to, files) : writeFolder(to, files))
  return { digest, count: subjects.length }
}

const placesOf = (
  subject: PageSubject,
  mentions: readonly (Mention & { of: number })[],
  documents: readonly ReadFile[],
  lang: Lang,
) => {
  const seen = new Map<string, { file: string; place?: string }>()
  for (const i of subject.mentions) {
    const { of, block } = mentions[i]!
    const { file, read } = documents[of]!
    const { x: _, y: __, ...place } = read.places[block] ?? {}
    const words = placeText(place, lang)
    seen.set(`${file}\n${words}`, { file, ...(words ? { place: words } : {}) })
  }
  return [...seen.values()]
}

const PART = '.part'
/** Beside its place and then renamed: a full disk leaves no half of a record. */
const writeFolder = async (to: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  const part = `${to.replace(/[/\\]+$/, '')}${PART}`
  await rm(part, { recursive: true, force: true })
  try {
    for (const [path, bytes] of files) {
      const place = join(part, path)
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, bytes)
    }
    if (existsSync(to)) await rm(to, { recursive: true })
    await rename(part, to)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

const writeZip = async (to: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> => {
  const part = `${to}${PART}`
  try {
    await writeFile(part, zipSync(Object.fromEntries(files), { level: 6 }))
    await rename(part, to)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

export const readBytes = (file: string): Promise<Uint8Array> => readFile(file).then(bytes => new Uint8Array(bytes))
