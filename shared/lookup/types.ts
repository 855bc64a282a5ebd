/** What both shells and the command line ask of a set of installed lists. */

import type { Day } from '../core/days.ts'
import type { ConfirmedPair } from '../core/pairs.ts'
import type { ListRecord, ListState, UnknownReason } from '../core/records.ts'
import type { Block, Context, ContextChoice, Finding, Identifier, Mention, PageSubject, Probe } from '../core/types.ts'

export interface Query {
  /** As read from the page; normalised by the look-up. */
  name?: string
  code?: Identifier
}

/** protocol.md "Answer", for one list. */
export type Answer =
  | { answer: 'listed'; list: ListState; hits: { record: ListRecord; via: 'code' | 'name' | 'variant' }[] }
  | { answer: 'not-listed'; list: ListState }
  | { answer: 'unknown'; list: ListState; reason: UnknownReason }

export interface CheckOptions {
  context: ContextChoice
  /** Assessment date. */
  asOf: Day
  /** What officers confirmed, by `pairKey`. */
  confirmed?: ReadonlyMap<string, ConfirmedPair>
  signal?: AbortSignal
}

export interface Lookup {
  /** All installed lists, with today's freshness. */
  lists(): ListState[]
  /** Synchronous: for the finder. Over all installed lists' name keys, registered, former and variant. */
  probe: Probe
  /** Extra name endings of the installed lists. */
  endings(): string[]
  /** Every installed list's answer. */
  ask(query: Query, signal?: AbortSignal): Promise<Answer[]>
  /** Findings for subjects, in the order given. */
  check(subjects: PageSubject[], options: CheckOptions): Promise<Finding[]>
  /** The whole way: find, group, look up, assess. */
  checkBlocks(
    blocks: Block[],
    options: CheckOptions,
  ): Promise<{ mentions: Mention[]; subjects: PageSubject[]; findings: Finding[] }>
}

export type { Context }
