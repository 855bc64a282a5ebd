/** One registry as the badges of a page ask it: one look-up, one updater, and who waits for news. */
import { type Day, dayAt } from '#shared/core/days.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Context, Finding, PageSubject } from '#shared/core/types.ts'
import { type OpenLists, openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { openBrowserStore } from '#shared/store/browser.ts'
import type { SyncCode } from '#shared/sync/codes.ts'
import type { RegistryRow, Store } from '#shared/sync/ports.ts'
import { isOverdue } from '#shared/sync/schedule.ts'
import type { BadgeErrorCode, BadgeSource } from './contract.ts'
import { scopedStore } from './scope.ts'
import type { Updater } from './updater.ts'
import { hasVariant, variantKey } from './variants.ts'

/** A page that stays open asks again at most hourly (protocol.md, "Update"). */
export const EVERY_MS = 3_600_000
export const clock = { now: () => Date.now() }

export class DeskError extends Error {
  readonly code: BadgeErrorCode
  constructor(code: BadgeErrorCode) {
    super(code)
    this.name = 'DeskError'
    this.code = code
  }
}

export interface Desk {
  registry(): RegistryRow
  lists(): ListState[]
  /** Questions of one moment are asked together: one pass over each list. */
  check(subject: PageSubject, context: Context): Promise<{ finding: Finding; asOf: Day }>
  /** Updates when that is due, or at once with `now`. What fails is in the registry's row. True after an attempt. */
  freshen(now?: boolean): Promise<boolean>
}

let storeOpened: Promise<Store> | undefined
const openStore = (): Promise<Store> => {
  storeOpened ??= openBrowserStore().then(opened => opened.store)
  return storeOpened
}

const CODES: { [C in SyncCode]?: BadgeErrorCode } = {
  offline: 'offline',
  timeout: 'offline',
  'not-a-registry': 'not-a-registry',
  expired: 'expired',
  quota: 'internal',
  storage: 'internal',
}

const loadUpdater = async (store: Store, source: BadgeSource): Promise<Updater> => {
  const { openUpdater } = await import('./updater.ts').catch(() => {
    throw new DeskError('engine')
  })
  return openUpdater(store, clock, source)
}

/** Rejects with a `DeskError` when the registry is not installed and cannot be. */
export const openDesk = async (source: BadgeSource): Promise<Desk> => {
  const { root } = source
  const held = await openStore()
  const store = scopedStore(held, root)
  let loaded: Promise<Updater> | undefined
  const updater = (): Promise<Updater> => {
    loaded ??= loadUpdater(held, source).catch(error => {
      loaded = undefined
      throw error
    })
    return loaded
  }
  if ((await store.registries()).length === 0) {
    const code = await (await updater()).add()
    if (code) throw new DeskError(CODES[code] ?? 'unverified')
  }
  const repair: Updater['repair'] = async (...part) => (await updater()).repair(...part)
  const lists = await openLists({ store, clock, policy, variantKey, hasVariant, repair })
  const registry = () => {
    const row = lists.registries()[0]
    if (!row) throw new DeskError('internal')
    return row
  }
  let running: Promise<boolean> | undefined
  const update = async (): Promise<boolean> => {
    try {
      await (await updater()).update()
      await lists.reload()
    } finally {
      running = undefined
    }
    return true
  }
  return {
    registry,
    lists: () => lists.lists(),
    check: together(lists),
    freshen: async now => {
      if (!now && !isOverdue(registry(), clock.now(), 0.5, EVERY_MS)) return false
      running ??= update()
      return running
    },
  }
}

const together = (lists: OpenLists): Desk['check'] => {
  const waiting = new Map<Context, { subjects: PageSubject[]; answers: Promise<{ findings: Finding[]; asOf: Day }> }>()
  return async (subject, context) => {
    let batch = waiting.get(context)
    if (!batch) {
      const subjects: PageSubject[] = []
      const answers = Promise.resolve().then(async () => {
        waiting.delete(context)
        const asOf = dayAt(clock.now())
        return { asOf, findings: await lists.check(subjects, { context: { context, inferred: false }, asOf }) }
      })
      batch = { subjects, answers }
      waiting.set(context, batch)
    }
    const at = batch.subjects.push(subject) - 1
    const { findings, asOf } = await batch.answers
    return { finding: findings[at]!, asOf }
  }
}
