/** What the assessment is given: every installed list's answer about one organisation. `shared/lookup` gathers it. */

import type { Day } from './days.ts'
import type { Via } from './match.ts'
import type { ConfirmedPair } from './pairs.ts'
import type { Policy, PolicyList } from './policy.ts'
import type { ListId, ListRecord, ListState, UnknownReason } from './records.ts'
import type { ContextChoice, PageSubject } from './types.ts'

export interface Hit {
  record: ListRecord
  via: Via
}

/** One installed list's answer. `listed` may come from a list that cannot clear (stale, partial, sample, local): hits are shown. */
export type ListAnswer =
  | { answer: 'listed'; list: ListState; hits: Hit[] }
  | { answer: 'not-listed'; list: ListState }
  | { answer: 'unknown'; list: ListState; reason: UnknownReason }

export interface AssessInput {
  subject: PageSubject
  /** Of all installed lists, directories included. A required list without an answer here is `absent`. */
  answers: readonly ListAnswer[]
  context: ContextChoice
  asOf: Day
  policy: Policy
  /** Whether the look-up tried keys of the code, and of the name. */
  triedCode: boolean
  triedName: boolean
  /** What officers confirmed, by `pairKey`. */
  confirmed?: ReadonlyMap<string, ConfirmedPair>
  /** Lists a project profile requires besides the context's. */
  alsoRequired?: readonly ListId[]
  /** A registry's own rows, for its own lists only: they may weaken the built-in effect, never strengthen it. */
  ownRow?: (list: ListState) => PolicyList | undefined
}
