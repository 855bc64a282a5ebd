/** Between the small element and the engine it loads when first seen. */
import type { Assessment, Context, Day, Reason } from '#shared/core/types.ts'
import type { CardView } from '#shared/text/card-view.ts'
import type { Lang } from '#shared/text/words.ts'

export interface BadgeQuery {
  name: string
  uscc: string
  /** Base URL of the registry, absolute. */
  registry: string
  /** Pinned fingerprint of the registry's first root: lower-case hex SHA-256. */
  root: string
  context: Context
  lang: Lang
}

/** Where an answer comes from: shown with every badge, whatever it says. */
export interface Provenance {
  publisher: string
  /** Oldest data date of the lists asked. */
  dataDate?: Day
  sourceUrl?: string
  objectionUrl?: string
  sample: boolean
}

export interface BadgeAnswer {
  assessment: Assessment
  reasons: Reason[]
  card: CardView
  /** Short words beside the mark. */
  word: string
  provenance: Provenance
}

/** Literal codes; the words stand in `shared/text/widget.ts`. */
export type BadgeErrorCode =
  | 'bad-attributes'
  | 'bad-code'
  | 'offline'
  | 'unverified'
  | 'expired'
  | 'not-a-registry'
  | 'engine'
  | 'internal'

export interface Engine {
  /**
   * Answers from what is stored, fetching first only when nothing is. @param onNews called at most once, when an update behind
   * the answer brought news. @throws {BadgeError}
   */
  ask(query: BadgeQuery, signal: AbortSignal, onNews?: () => void): Promise<BadgeAnswer>
}

export class BadgeError extends Error {
  readonly code: BadgeErrorCode
  constructor(code: BadgeErrorCode, message: string = code) {
    super(message)
    this.name = 'BadgeError'
    this.code = code
  }
}
