/** `xinbiao check`: documents in, findings out, by the same look-up as the extension and the widget. */

import { type Command, Option } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { countCues, inferContext } from '../core/cues.ts'
import { type Day, dayAt, isDay } from '../core/days.ts'
import { variants } from '../core/record-keys.ts'
import type { ListState } from '../core/records.ts'
import type { Context, ContextChoice, Finding, Match, Mention } from '../core/types.ts'
import type { DocumentText, Place } from '../documents/types.ts'
import { type OpenLookup, openLookup } from '../lookup/lookup.ts'
import { policy } from '../policy/index.ts'
import type { ReviewRecord } from '../review/record.ts'
import type { Store } from '../sync/ports.ts'
import { commandSpeak } from '../text/commands.ts'
import type { Lang } from '../text/words.ts'
import { checkRecordTarget, fileReview, type ReadFile } from './file-review.ts'
import { loadRegistries } from './load-registries.ts'
import { readDocumentFile } from './read-document.ts'
import { UsageError } from './usage.ts'

const { version } = packageFile
const CONTEXTS = Object.keys(policy.contexts) as Context[]

interface Options {
  registry?: string[]
  root?: string[]
  context?: Context
  asOf?: Day
  listAt?: Day
  failOn?: 'barred'
  record?: string
  project?: string
  number?: string
  window?: ReviewRecord['project']['window']
  previous?: string
}

const also = (value: string, all: string[] = []): string[] => [...all, value]

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  const day = (given: string): Day => {
    if (!isDay(given)) throw new UsageError(t('bad-day', { given }))
    return given
  }
  /** Either end may be left open. */
  const window = (given: string): ReviewRecord['project']['window'] => {
    const [from, to, more] = given.split('..')
    if (to === undefined || more !== undefined || (from === '' && to === '') || (from !== '' && to !== '' && from! > to))
      throw new UsageError(t('bad-window', { given }))
    return { ...(from ? { from: day(from) } : {}), ...(to ? { to: day(to) } : {}) }
  }
  program
    .command('check')
    .description(t('check'))
    .argument('<files...>', t('check-files'))
    .option('--registry <dir|url>', t('check-registry'), also)
    .option('--root <sha256>', t('check-root'), also)
    .addOption(new Option('--context <context>', t('check-context')).choices(CONTEXTS))
    .option('--as-of <date>', t('check-as-of'), day)
    .option('--list-at <date>', t('check-list-at'), day)
    .addOption(new Option('--fail-on <assessment>', t('check-fail-on')).choices(['barred']))
    .option('--record <dir|zip>', t('check-record'))
    .option('--project <name>', t('check-project'))
    .option('--number <text>', t('check-number'))
    .option('--window <from..to>', t('check-window'), window)
    .option('--previous <record>', t('check-previous'))
    .addHelpText('after', t('check-help'))
    .action((files: string[], options: Options) => check(files, options, lang))
}

const check = async (files: string[], options: Options, lang: Lang): Promise<void> => {
  const clock = { now: () => Date.now() }
  if (options.record) await checkRecordTarget(options.record, lang)
  // Every document is read before anything is fetched: a wrong file name should not cost a download.
  const documents: ReadFile[] = []
  for (const file of files) {
    const { bytes, ...read } = await readDocumentFile(file, lang)
    documents.push({ file, bytes, read })
  }
  const { store, messages } = await loadRegistries(options.registry ?? [], options.root ?? [], clock, lang)
  for (const message of messages) console.error(message)
  const lookup = await openLookup({ store, clock, policy, ...variants })
  const asOf = options.asOf ?? dayAt(clock.now())
  if (options.record) await writeReview(lookup, store, documents, { ...options, record: options.record }, asOf, lang)
  const reports = []
  for (const { file, read } of documents) reports.push({ file, ...(await report(lookup, read, asOf, options)) })
  const [first] = reports
  const { file: _, ...only } = first!
  process.stdout.write(`${JSON.stringify(reports.length === 1 ? only : { files: reports })}\n`)
  const barred = reports.some(one => one.subjects.some(subject => subject.assessment === 'barred'))
  if (options.failOn === 'barred' && barred) process.exitCode = 1
  // Not 0: silence about a page that nobody read must not pass for an answer.
  else if (documents.some(({ read }) => read.unread.length > 0)) process.exitCode = 2
}

const writeReview = async (
  lookup: OpenLookup,
  store: Store,
  documents: readonly ReadFile[],
  { record, project, number, window, previous, context }: Options & { record: string },
  asOf: Day,
  lang: Lang,
): Promise<void> => {
  const { digest, count } = await fileReview(lookup, store, documents, {
    to: record,
    project: { ...(project ? { name: project } : {}), ...(number ? { number } : {}), ...(window ? { window } : {}) },
    ...(previous ? { previous } : {}),
    ...(context ? { context } : {}),
    asOf,
    now: Date.now(),
    tool: `Xinbiao ${version}`,
    lang,
  })
  console.error(commandSpeak(lang)('record-written', { place: record, n: count, digest }))
}

const report = async (lookup: OpenLookup, read: DocumentText, asOf: Day, { context: named, listAt }: Options) => {
  const { blocks, places, unread } = read
  const context: ContextChoice = named
    ? { context: named, inferred: false }
    : { context: inferContext(countCues(blocks)), inferred: true }
  const { findings, mentions } = await lookup.checkBlocks(blocks, { context, asOf, ...(listAt ? { listAt } : {}) })
  return {
    context: context.context,
    ...(context.inferred ? { inferred: true } : {}),
    lists: lookup.lists().map(list => listLine(list, listAt)),
    subjects: findings.map(finding => subjectLine(finding, placesOf(finding, mentions, places))),
    ...(unread.length > 0 ? { unread } : {}),
  }
}

/** A list that could not be installed has no version to name. */
const listLine = ({ id, seq, retrievedAt, state }: ListState, listAt?: Day) => ({
  id,
  ...(seq > 0 ? { seq, retrievedAt } : {}),
  state: listAt && retrievedAt !== listAt ? 'absent' : state,
})

/** Each place once, in reading order; none for documents that have no such places. */
const placesOf = ({ subject }: Finding, mentions: readonly Mention[], places: readonly Place[]): Place[] => {
  const seen = new Map<string, Place>()
  for (const i of subject.mentions) {
    const { x: _, y: __, ...place } = places[mentions[i]!.block] ?? {}
    if (Object.keys(place).length > 0) seen.set(JSON.stringify(place), place)
  }
  return [...seen.values()]
}

const subjectLine = ({ subject, assessment, reasons, matches }: Finding, places: Place[]) => ({
  name: subject.name,
  ...(subject.code ? { code: subject.code.value } : {}),
  ...(subject.roles[0] ? { role: subject.roles[0] } : {}),
  ...(subject.inLots ? { lots: subject.inLots } : {}),
  assessment,
  reasons: reasons.map(({ code, list }) => (list ? `${code}:${list}` : code)),
  matches: matches.map(matchLine),
  ...(places.length > 0 ? { places } : {}),
})

const matchLine = ({ list, record, basis, certainty, severity, effect, article }: Match) => ({
  list,
  recordId: record.id,
  basis,
  certainty,
  ...(severity ? { severity: severity.level } : {}),
  dates: record.dates,
  effect,
  ...(article ? { article } : {}),
})
