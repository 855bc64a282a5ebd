/**
 * The name benchmark (`tests/fixtures/names`): its form, and how one pair goes the product's whole way: text → mentions → subjects
 * → keys → installed list → match.
 */

import { isValidUscc, parseIdentifier, repairIdentifier } from '#shared/core/identifiers.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { makePair } from '#shared/core/pairs.ts'
import { variants } from '#shared/core/record-keys.ts'
import type { ListRecord, Subject } from '#shared/core/records.ts'
import type { Basis, Block, Certainty, Identifier, PageSubject } from '#shared/core/types.ts'
import { buildList } from '#shared/format/build.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { endingsOf } from '#shared/publish/publish-endings.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, install, listMeta, registry } from './lists.ts'

export interface Pair {
  id: string
  rule: string
  /** A name and a code as printed, each alone in its place; or paragraphs; or a table's rows of cells, the first being its header. */
  page: { name?: string; code?: string } | { text: string[] } | { rows: string[][] }
  /** The entry the page is compared with. */
  listed: Subject
  /** Other entries of the same list. */
  beside?: Subject[]
  /** What an installed directory of names and codes holds. */
  directory?: Subject[]
  /** An officer has confirmed that page and entry are one. */
  confirmed?: true
  expect: Certainty | 'none'
  /** Where something is expected: on which ground. */
  basis?: Basis
  /** Nothing is expected although the name agrees: the codes differ, and that must be said. */
  veto?: true
  why: string
}

export interface Outcome {
  got: Certainty | 'none'
  basis?: Basis
  veto: boolean
  /** Whether the page is marked where the match stands. */
  marked: boolean
  /** Codes a directory offered. */
  offered: string[]
}

export const readPairs = (ndjson: string): Pair[] =>
  ndjson
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Pair)

/** What the benchmark's list is: a black list that government procurement requires. */
const LIST = 'shixin'
const CHECK = { context: { context: 'government-procurement', inferred: false }, asOf: '2026-11-24' } as const
const ORDER = ['same', 'likely', 'possible', 'none']

const entryOf = (id: string, given: Subject): ListRecord => {
  const subject = { ...given }
  if (subject.uscc && !isValidUscc(subject.uscc)) subject.codeFault = 'check-character'
  return { id, subject, dates: { since: { on: '2026-03-02', from: 'printed' } } }
}

const put = (store: MemoryStore, listId: string, records: ListRecord[]) =>
  install(store, registry('reg'), buildList(records, listMeta(listId, { pack: false, endings: endingsOf(records) })))

const codeOf = (printed: string): Identifier | undefined => parseIdentifier(printed) ?? repairIdentifier(printed)

const subjectOf = ({ name = '', code }: { name?: string; code?: string }): PageSubject => {
  const read = code === undefined ? undefined : codeOf(code)
  return { key: nameKey(name) || (read?.value ?? ''), name, ...(read ? { code: read } : {}), roles: ['candidate'], mentions: [] }
}

const blocksOf = (page: { text: string[] } | { rows: string[][] }): Block[] =>
  'text' in page
    ? page.text.map(text => ({ text, kind: 'text' }))
    : page.rows.flatMap((cells, row) =>
        cells.map((text, col): Block => {
          const cell = { table: 0, row, col, rowSpan: 1, colSpan: 1, header: row === 0 }
          return { text, kind: 'cell', cell }
        }),
      )

/** What the product says of the pair's entry, the strongest of all that it says of the page. */
export const outcomeOf = async ({ page, listed, beside = [], directory = [], confirmed }: Pair): Promise<Outcome> => {
  const store = new MemoryStore()
  await put(store, LIST, [entryOf('listed', listed), ...beside.map((subject, i) => entryOf(`beside-${i}`, subject))])
  if (directory.length > 0)
    await put(
      store,
      'directory',
      directory.map((subject, i) => entryOf(`directory-${i}`, subject)),
    )
  const lookup = await openLookup({ store, clock: clockAt(), policy, ...variants })
  let subjects: PageSubject[]
  if ('text' in page || 'rows' in page) subjects = (await lookup.checkBlocks(blocksOf(page), CHECK)).subjects
  else subjects = [subjectOf(page)].filter(({ key }) => key !== '')
  const list = lookup.lists().find(({ id }) => id === LIST)!
  const pairs = confirmed
    ? subjects.map(subject => makePair(subject, list, entryOf('listed', listed), { on: CHECK.asOf, reason: '已核对营业执照' }))
    : []
  const findings = await lookup.check(subjects, { ...CHECK, confirmed: new Map(pairs.map(pair => [pair.key, pair])) })
  const told = findings
    .flatMap(({ matches, marked }) => matches.filter(match => match.record.id === 'listed').map(match => ({ ...match, marked })))
    .sort((a, b) => ORDER.indexOf(a.certainty) - ORDER.indexOf(b.certainty))[0]
  return {
    got: told?.certainty ?? 'none',
    ...(told ? { basis: told.basis } : {}),
    veto: findings.some(finding => finding.reasons.some(reason => reason.code === 'veto-different-code')),
    marked: told?.marked ?? false,
    offered: findings.flatMap(finding => finding.offeredCodes?.map(offer => offer.code) ?? []),
  }
}

/** What is wrong with an outcome, in words; undefined when it is as labelled. */
export const faultOf = (pair: Pair, outcome: Outcome): string | undefined => {
  const { expect, basis, veto } = pair
  const { got } = outcome
  if (got !== expect) return `expected ${expect}, got ${got}${outcome.basis ? ` by ${outcome.basis}` : ''}`
  if (basis !== outcome.basis) return `expected by ${basis}, got by ${outcome.basis}`
  if (veto && !outcome.veto) return 'the veto is not said'
  if (!veto && expect === 'none' && outcome.veto) return 'a veto that is none'
  if (basis === 'directory-only-entity' && outcome.offered.length === 0) return 'the code of the directory is not offered'
  if (basis === 'several-entities' && (pair.directory?.length ?? 0) > 1 && outcome.offered.length < 2) return 'not all are shown'
  if (basis === 'tail-of-longer-name' && outcome.marked) return 'the tail of a longer name is marked'
  return undefined
}

export interface Judged {
  pair: Pair
  outcome: Outcome
  fault?: string
}

export const judge = async (pair: Pair): Promise<Judged> => {
  const outcome = await outcomeOf(pair)
  const fault = faultOf(pair, outcome)
  return { pair, outcome, ...(fault === undefined ? {} : { fault }) }
}

export interface Figures {
  rule: string
  /** Pairs that something is expected of. */
  positives: number
  negatives: number
  /** Positives that come out as labelled. */
  recall: number
  /** Of what came out `same`, the share that is labelled so. */
  samePrecision: number
  /** Outcomes surer than the label. */
  wrong: number
}

const figuresFor = (rule: string, all: readonly Judged[]): Figures => {
  const positive = all.filter(({ pair }) => pair.expect !== 'none')
  const same = all.filter(({ outcome }) => outcome.got === 'same')
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  return {
    rule,
    positives: positive.length,
    negatives: all.length - positive.length,
    recall: share(positive.filter(({ fault }) => fault === undefined).length, positive.length),
    samePrecision: share(same.filter(({ pair }) => pair.expect === 'same').length, same.length),
    wrong: all.filter(({ pair, outcome }) => ORDER.indexOf(outcome.got) < ORDER.indexOf(pair.expect)).length,
  }
}

/** By rule, and of all pairs together last. */
export const figuresOf = (all: readonly Judged[]): Figures[] => {
  const rules = [...new Set(all.map(({ pair }) => pair.rule))]
  return [
    ...rules.map(rule =>
      figuresFor(
        rule,
        all.filter(({ pair }) => pair.rule === rule),
      ),
    ),
    figuresFor('all', all),
  ]
}
