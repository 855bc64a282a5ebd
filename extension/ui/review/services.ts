/** What the review page needs of the extension. The entrypoint wires it; tests give fakes. */
import type { IssuerAnswer } from '#shared/review/facts-form.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import type { IdbOfficialDesk } from '#shared/store/official-desk.ts'
import type { IdbReviews } from '#shared/store/reviews.ts'
import type { PanelServices } from '../panel/services.ts'

export interface ReviewServices extends Pick<PanelServices, 'ask' | 'onCast' | 'now' | 'save' | 'copy'> {
  reviews: Pick<IdbReviews, 'all' | 'read' | 'run' | 'runs' | 'files' | 'save' | 'replace' | 'remove'>
  /** Rejects with a `StoreError` where the lists cannot be opened or read, with the signal's reason once stopped. */
  look: (review: ProjectReview, told: (done: number, total: number) => void, signal: AbortSignal) => Promise<ReviewRun>
  /** What the installed lists of filed credit institutions say of a name. Rejects as `look` does. */
  issuer: (name: string) => Promise<IssuerAnswer>
  newId: () => string
  /** The official look-up that is open. */
  desk: Pick<IdbOfficialDesk, 'open' | 'begin' | 'end'>
  /** Calls back when the popup has captured a page; returns the way to stop. */
  onCaptured: (heard: () => void) => () => void
  openTab: (url: string) => void
  /** The address a tab shows, where the browser tells it. */
  addressOf: (tabId: number) => Promise<string | undefined>
}

/** ISO instant in whole seconds. */
export const instantAt = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString()
