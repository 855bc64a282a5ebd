/**
 * The badge's engine, loaded when a badge is first seen: the same look-up as everywhere, over an IndexedDB cache in the host
 * page's origin. One updater serves all badges of a page, and all pages of the origin by a lock.
 */
import { dayAt } from '#shared/core/days.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { worst } from '#shared/core/ranks.ts'
import type { Finding, Identifier, PageSubject } from '#shared/core/types.ts'
import { type OpenLookup, openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { openBrowserStore } from '#shared/store/browser.ts'
import type { SyncCode } from '#shared/sync/codes.ts'
import { httpFetcher } from '#shared/sync/http.ts'
import { oneUpdater } from '#shared/sync/locks.ts'
import type { RegistryRow, Store } from '#shared/sync/ports.ts'
import { isOverdue } from '#shared/sync/schedule.ts'
import { addRegistry, updateRegistry } from '#shared/sync/sync.ts'
import { assessmentWord, cardView } from '#shared/text/card.ts'
import { widgetWords } from '#shared/text/widget.ts'
import { speak } from '#shared/text/words.ts'
import { type BadgeAnswer, BadgeError, type BadgeErrorCode, type BadgeQuery, type Engine, type Provenance } from './contract.ts'
import { scopedStore } from './scope.ts'

/** A page that stays open asks again at most hourly (protocol.md, "Update"). */
const EVERY_MS = 3_600_000
const clock = { now: () => Date.now() }

interface Desk {
  lookup: OpenLookup
  registry(): RegistryRow
  /** Runs an update when one is due; true when any answer may have changed. One at a time. */
  freshen(): Promise<boolean>
}

let storeOpened: Promise<Store> | undefined
const store = () => {
  storeOpened ??= openBrowserStore().then(opened => opened.store)
  return storeOpened
}

const BADGE_CODES: { [C in SyncCode]?: BadgeErrorCode } = {
  offline: 'offline',
  timeout: 'offline',
  'not-a-registry': 'not-a-registry',
  expired: 'expired',
}
const asBadgeCode = (code: SyncCode): BadgeErrorCode => BADGE_CODES[code] ?? 'unverified'

const openDesk = async ({ registry: base, root }: BadgeQuery): Promise<Desk> => {
  const held = await store()
  const fetcher = httpFetcher(base)
  const known = (await held.registries()).some(row => row.id === root)
  if (!known) {
    const added = await oneUpdater(async () => {
      const result = await addRegistry({ store: held, fetcher, clock, url: base, fingerprint: root })
      // Another page of this origin was faster.
      return result.ok || result.code === 'already-added' ? undefined : result.code
    })
    if (added) throw new BadgeError(asBadgeCode(added))
  }
  const lookup = await openLookup({ store: scopedStore(held, root), clock, policy })
  const registry = () => {
    const row = lookup.registries()[0]
    if (!row) throw new BadgeError('internal', 'the registry is gone from the store')
    return row
  }
  let running: Promise<boolean> | undefined
  const freshen = async (): Promise<boolean> => {
    if (!isOverdue(registry(), clock.now(), 0.5, EVERY_MS)) return false
    running ??= (async () => {
      const result = await oneUpdater(() => updateRegistry({ registryId: root, store: held, fetcher, clock }))
      await lookup.reload()
      return result?.ok === true && result.value.changed
    })().finally(() => {
      running = undefined
    })
    return running
  }
  return { lookup, registry, freshen }
}

const desks = new Map<string, Promise<Desk>>()
const deskFor = (query: BadgeQuery): Promise<Desk> => {
  const key = `${query.root} ${query.registry}`
  let desk = desks.get(key)
  if (!desk) {
    desk = openDesk(query)
    desks.set(key, desk)
    // A failure is not remembered: the next badge, or the next view, tries again.
    desk.catch(() => desks.delete(key))
  }
  return desk
}

const provenanceOf = (desk: Desk): Provenance => {
  const { publisher, sourceUrl, objectionUrl, sample } = desk.registry()
  const dataDate = desk.lookup
    .lists()
    .map(list => list.retrievedAt)
    .sort()[0]
  return {
    publisher,
    sample,
    ...(dataDate ? { dataDate } : {}),
    ...(sourceUrl ? { sourceUrl } : {}),
    ...(objectionUrl ? { objectionUrl } : {}),
  }
}

const readCode = ({ uscc }: BadgeQuery): Identifier | undefined => {
  if (uscc === '') return undefined
  const code = parseIdentifier(uscc)
  if (code?.type !== 'uscc' || !code.valid) throw new BadgeError('bad-code')
  return code
}

/** Everybody may see a badge, so only what the code itself asserts is shown: the rest of the finding stays unsaid. */
const assertedOnly = (finding: Finding): Finding => {
  const matches = finding.matches.filter(match => match.certainty === 'same')
  if (matches.length === finding.matches.length) return finding
  const assessment = worst(['unknown', ...matches.map(match => match.effect)])!
  return { ...finding, matches, assessment }
}

const needsCode = (query: BadgeQuery, provenance: Provenance): BadgeAnswer => {
  const say = speak(widgetWords, query.lang)
  return {
    assessment: 'unknown',
    reasons: [{ code: 'name-only' }],
    word: say('needsCode'),
    provenance,
    card: {
      title: query.name,
      assessment: 'unknown',
      glyph: '?',
      verdict: say('needsCodeVerdict'),
      sections: [],
      remarks: [],
      basis: [],
      actions: [],
      bands: provenance.sample ? [say('sample')] : [],
    },
  }
}

export const engine: Engine = {
  ask: async (query, signal, onNews) => {
    const code = readCode(query)
    const desk = await deskFor(query)
    signal.throwIfAborted()
    desk.freshen().then(
      changed => changed && !signal.aborted && onNews?.(),
      () => {},
    )
    const provenance = provenanceOf(desk)
    if (!code) return needsCode(query, provenance)
    const subject: PageSubject = {
      key: query.name === '' ? code.value : nameKey(query.name),
      name: query.name,
      code,
      roles: ['supplier'],
      mentions: [],
    }
    const context = { context: query.context, inferred: false }
    const asOf = dayAt(clock.now())
    const [found] = await desk.lookup.check([subject], { context, asOf, signal })
    const finding = assertedOnly(found!)
    const card = cardView(finding, { lang: query.lang, context, asOf, lists: desk.lookup.lists() })
    return {
      assessment: finding.assessment,
      reasons: finding.reasons,
      card,
      word: assessmentWord(finding.assessment, query.lang),
      provenance,
    }
  },
}
