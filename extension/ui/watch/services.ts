/** What the page of watched organisations needs of the extension. The entrypoint wires it; tests give fakes. */
import type { ProjectReview } from '#shared/review/project.ts'
import type { IdbWatch } from '#shared/store/watch.ts'
import type { PanelServices } from '../panel/services.ts'

export interface WatchServices extends Pick<PanelServices, 'ask' | 'onCast' | 'now' | 'openOptions'> {
  store: Pick<IdbWatch, 'watched' | 'entries' | 'events' | 'put' | 'remove' | 'mark' | 'removeEvents'>
  /** Rows of a delimited text in any of the encodings ledgers come in. Rejects where it is none. */
  readTable: (file: File) => Promise<string[][]>
  /** The bidders of a review kept on this machine. */
  biddersOf: (review: string) => Promise<ProjectReview['bidders']>
  notifications: {
    allowed: () => Promise<boolean>
    /** Call it straight from the click: the browser asks only inside the gesture. @returns whether they are allowed now. */
    allow: (wanted: boolean) => Promise<boolean>
  }
  newId: () => string
}
