/**
 * Core and store together, for organisations that are known by name or code. Opening reads rows, manifests and one small part a
 * list, so a worker that has just woken can answer for whole names from single pages; the key sets for the probe load behind that.
 */
import type { Policy } from '../core/policy.ts'
import type { ListState } from '../core/records.ts'
import type { PageSubject, Probe } from '../core/types.ts'
import { FormatError } from '../format/error.ts'
import type { KeySet } from '../format/key-set.ts'
import { makeProbe, Prefilter } from '../format/prefilter.ts'
import type { Clock, RegistryRow } from '../sync/ports.ts'
import { askList, prepareQueries, type VariantKey } from './ask.ts'
import { type CheckMore, checkSubjects } from './check.ts'
import { type Installed, openInstalled, type ReadingOptions, stateOf } from './installed.ts'
import { ownRows } from './own-rows.ts'
import type { Answer, CheckOptions, Lookup, Query } from './types.ts'

export interface ListsOptions extends ReadingOptions {
  clock: Clock
  policy: Policy
  variantKey: VariantKey
}

/** All of `Lookup` but the search for names in a text. */
export interface OpenLists extends Omit<Lookup, 'checkBlocks'> {
  /** Settles when the probe knows every list. Before that it says no, and names are found by their endings alone. */
  ready(): Promise<void>
  isReady(): boolean
  /** Reads the store anew: after an update, an import, a removal. Answers under way finish on what they began with. */
  reload(): Promise<void>
  registries(): RegistryRow[]
  /** As `ask`, for many at once: one pass over each list. */
  askMany(queries: readonly Query[], signal?: AbortSignal): Promise<Answer[][]>
  check(subjects: PageSubject[], options: CheckOptions & CheckMore): ReturnType<Lookup['check']>
}

interface Held extends Installed {
  /** Undefined until loaded. */
  probe?: Probe
  prefilter?: Prefilter
  endings: string[]
  own: ReturnType<typeof ownRows>
}

const hold = async (options: ListsOptions): Promise<Held> => {
  const installed = await openInstalled(options)
  const endings = [...new Set(installed.lists.flatMap(list => (list.reader ? list.manifest.endings : [])))]
  return { ...installed, endings, own: ownRows(installed.registries) }
}

/** A key set that cannot be read makes its list broken: its names would be overlooked. */
const loadProbe = async (held: Held): Promise<void> => {
  const sets: KeySet[] = []
  for (const list of held.lists) {
    if (!list.reader) continue
    try {
      sets.push(await list.reader.loadKeys())
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      list.broken = error.code
      delete list.reader
    }
  }
  held.prefilter = new Prefilter(sets)
  held.probe = makeProbe(sets, held.prefilter)
}

const nothing: Probe = () => false

/** Opens the installed lists. Several registries' lists of one id all count. */
export const openLists = async (options: ListsOptions): Promise<OpenLists> => {
  const { clock, policy, variantKey } = options
  let held = await hold(options)
  /** Starts at the first need, not at opening: a woken worker answers its first question first. */
  let loading: { of: Held; work: Promise<void> } | undefined
  const ready = (): Promise<void> => {
    if (loading?.of !== held) loading = { of: held, work: loadProbe(held) }
    return loading.work
  }
  const reload = async (): Promise<void> => {
    held = await hold(options)
  }
  const probe: Probe = (lo, hi) => (held.probe ?? nothing)(lo, hi)
  probe.sift = (his, count, kept) => held.prefilter?.sift(his, count, kept) ?? 0
  const lists = (): ListState[] => held.lists.map(list => stateOf(list, clock.now()))

  const askHeld = async (queries: readonly Query[], signal?: AbortSignal): Promise<Answer[][]> => {
    const now = clock.now()
    const { lists, prefilter } = held
    const prepared = await prepareQueries(queries, variantKey, prefilter)
    const perList = await Promise.all(lists.map(list => askList(stateOf(list, now), list.reader, prepared, signal)))
    return queries.map((_, i) => perList.map(answers => answers[i]!))
  }
  /** Another context may have committed a new version and thrown away the one held here. */
  const hasMoved = async (): Promise<boolean> => {
    const rows = new Map((await options.store.lists()).map(row => [row.key, row.active]))
    return held.lists.some(({ row }) => rows.get(row.key) !== row.active)
  }
  const askMany = async (queries: readonly Query[], signal?: AbortSignal): Promise<Answer[][]> => {
    const answers = await askHeld(queries, signal)
    const broken = answers.some(each => each.some(answer => answer.answer === 'unknown' && answer.reason === 'broken'))
    if (!broken || !(await hasMoved())) return answers
    await reload()
    return askHeld(queries, signal)
  }
  const check: OpenLists['check'] = (subjects, more) => checkSubjects({ ask: askMany, policy, ownRow: held.own }, subjects, more)

  return {
    lists,
    registries: () => held.registries,
    probe,
    endings: () => held.endings,
    ready,
    isReady: () => held.probe !== undefined,
    reload,
    ask: async (query, signal) => (await askMany([query], signal))[0]!,
    askMany,
    check,
  }
}
