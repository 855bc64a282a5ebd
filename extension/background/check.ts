/** From a tab's mentions to its findings. Only subjects that are new or changed are looked up again. */
import { dayAt } from '#shared/core/days.ts'
import type { Assessment, ContextChoice, Finding, PageSubject, Role } from '#shared/core/types.ts'
import type { Lookup } from '#shared/lookup/types.ts'
import { contextOf } from './infer.ts'
import type { PairBook } from './pairs.ts'
import type { Finder, Lists } from './ports.ts'
import type { SettingsBook } from './settings.ts'
import { type Place, placesOf, type TabState } from './state.ts'

export interface TabFindings {
  context: ContextChoice
  /** In reading order; `subject.mentions` index `places`. */
  findings: Finding[]
  places: Place[]
}

export interface CheckerNeeds {
  lists: Lists
  finder: Finder
  settings: SettingsBook
  pairs: PairBook
  now(): number
}

interface Held {
  /** Context, day, confirmed pairs and lists, with the state each is in now, under which the findings hold. */
  stamp: string
  bySubject: Map<string, { print: string; finding: Finding }>
}

export class Checker {
  readonly #needs: CheckerNeeds
  readonly #held = new Map<number, Held>()

  constructor(needs: CheckerNeeds) {
    this.#needs = needs
  }

  async check(tab: TabState): Promise<TabFindings> {
    const { lists, finder, settings, pairs, now } = this.#needs
    const [lookup, { pairs: confirmed, at }] = await Promise.all([lists.lookup(), pairs.get()])
    const context = contextOf(tab, await settings.get())
    const asOf = dayAt(now())
    const { places, mentions } = placesOf(tab)
    const subjects = finder.group(mentions).map(subject => withTypedCode(subject, tab))
    const held = this.#heldUnder(tab.tabId, JSON.stringify([context, asOf, lists.generation(), at, statesOf(lookup)]))
    const changed = subjects.filter(s => held.bySubject.get(s.key)?.print !== printOf(s))
    if (changed.length > 0) {
      const found = await lookup.check(changed, { context, asOf, confirmed })
      found.forEach((finding, i) => {
        held.bySubject.set(changed[i]!.key, { print: printOf(changed[i]!), finding })
      })
    }
    return { context, places, findings: subjects.map(subject => ({ ...held.bySubject.get(subject.key)!.finding, subject })) }
  }

  #heldUnder(tabId: number, stamp: string): Held {
    let held = this.#held.get(tabId)
    if (held?.stamp !== stamp) {
      held = { stamp, bySubject: new Map() }
      this.#held.set(tabId, held)
    }
    return held
  }

  forget(tabId: number): void {
    this.#held.delete(tabId)
  }
}

const withTypedCode = (subject: PageSubject, tab: TabState): PageSubject => {
  const code = tab.codes[subject.key]
  return code ? { ...subject, code, codeTyped: true } : subject
}

/** Lists grow stale by time alone, in the middle of a day. */
const statesOf = (lookup: Lookup): string =>
  lookup
    .lists()
    .map(list => list.state)
    .join(' ')

/** All of a subject that its finding depends on. Where it stands on the page does not matter. */
const printOf = (s: PageSubject): string =>
  JSON.stringify([s.name, s.code, s.codeTyped, s.codes, s.codesDiffer, s.roles, s.tailOf])

const assessmentOrder: Assessment[] = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear']
const roleOrder: Role[] = [
  'winner',
  'candidate',
  'lead',
  'member',
  'bidder',
  'supplier',
  'rejected',
  'agency',
  'purchaser',
  'authority',
  'other',
]
const place = (f: Finding): number => {
  const at = assessmentOrder.indexOf(f.assessment)
  // Names nothing is known of come after all that has been settled; tails of longer names come last.
  return f.subject.tailOf ? 30 : f.assessment === 'unknown' && !f.marked ? 20 : at
}
const roleAt = (f: Finding): number => {
  const at = f.subject.roles[0] ? roleOrder.indexOf(f.subject.roles[0]) : -1
  return at < 0 ? roleOrder.length : at
}

/** Worst first; among equals by role, rank, then reading order. */
export const worstFirst = (findings: Finding[]): Finding[] =>
  findings
    .map((f, i) => ({ f, i }))
    .sort(
      (a, b) =>
        place(a.f) - place(b.f) || roleAt(a.f) - roleAt(b.f) || (a.f.subject.rank ?? 99) - (b.f.subject.rank ?? 99) || a.i - b.i,
    )
    .map(({ f }) => f)
