/** Between the small element and the engine it loads when first seen. */
import type { Day } from '#shared/core/days.ts'
import type { Assessment, Context, Reason } from '#shared/core/types.ts'
import type { CardView } from '#shared/text/card-view.ts'
import type { Lang } from '#shared/text/words.ts'

/** Which registry a badge answers by. */
export interface BadgeSource {
  /** Base URL of the registry, absolute, ending in `/`. */
  registry: string
  /** Pinned fingerprint of the registry's first root: lower-case hex SHA-256. */
  root: string
}

export interface BadgeQuery extends BadgeSource {
  name: string
  uscc: string
  context: Context
  lang: Lang
}

/** Where an answer comes from: shown with every badge, whatever it says. */
export interface Provenance {
  /** As signed; absent while nothing was verified. */
  publisher?: string
  /** Oldest data date of the lists asked. */
  dataDate?: Day
  /** Where the publisher says its lists come from, else the registry itself. */
  sourceUrl: string
  objectionUrl?: string
  sample: boolean
}

/** `record-without-code`: a list holds something that the code alone cannot settle; nobody is named by it. */
export type BadgeReason = Reason | { code: 'record-without-code'; list?: undefined }

export interface BadgeAnswer {
  ok: true
  assessment: Assessment
  reasons: BadgeReason[]
  glyph: string
  /** Short words beside the mark. */
  word: string
  provenance: Provenance & { publisher: string }
  /** Its words are loaded when a reader opens it. */
  card(): Promise<CardView>
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

export interface BadgeFailure {
  ok: false
  code: BadgeErrorCode
  /** As far as known. */
  provenance?: Provenance
}

export interface Engine {
  /**
   * Answers from what is stored, fetching first only when nothing is. Rejects only when `signal` aborts.
   * @param onNews called whenever another answer is possible (an update, a new day, the network is back) until `signal` aborts.
   */
  ask(query: BadgeQuery, signal: AbortSignal, onNews: () => void): Promise<BadgeAnswer | BadgeFailure>
  /** Looks for news of the registry now. */
  refresh(source: BadgeSource): Promise<void>
}
