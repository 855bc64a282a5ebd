/** What the panel needs of the extension. The entrypoint wires it; tests give fakes. */
import type { UiBroadcast, UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'

export type Ask = <T extends UiMessage['type']>(message: Extract<UiMessage, { type: T }>) => Promise<Result<UiReply[T], UiError>>

export interface PanelServices {
  ask: Ask
  /** Calls back on the background's broadcasts; returns the way to stop. */
  onCast: (heard: (cast: UiBroadcast) => void) => () => void
  /** Says which tab to show, now and whenever it changes; returns the way to stop. */
  followTab: (heard: (tabId: number) => void) => () => void
  /** Asks the browser for a site for good, by match pattern. Call it in the click handler before anything is awaited. */
  permit: (pattern: string) => Promise<boolean>
  copy: (text: string) => Promise<void>
  save: (name: string, content: BlobPart, type: string) => void
  openOptions: () => void
  openLookup: (query?: string) => void
  /** Takes the tab's bidders into a credit review. */
  openReview: (tabId: number) => void
  now: () => number
}
