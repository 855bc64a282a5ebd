/** What the review page needs of the extension. The entrypoint wires it; tests give fakes. */
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import type { IdbReviews } from '#shared/store/reviews.ts'
import type { PanelServices } from '../panel/services.ts'

export interface ReviewServices extends Pick<PanelServices, 'ask' | 'onCast' | 'now' | 'save'> {
  reviews: Pick<IdbReviews, 'all' | 'run' | 'files' | 'save' | 'remove'>
  /** Rejects with a `StoreError` where the lists cannot be opened or read, with the signal's reason once stopped. */
  look: (review: ProjectReview, told: (done: number, total: number) => void, signal: AbortSignal) => Promise<ReviewRun>
  newId: () => string
}

/** ISO instant in whole seconds. */
export const instantAt = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString()
