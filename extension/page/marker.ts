/**
 * All that is seen on the page: marks, lines, card. A script of its own, because most pages name nobody who is marked: the
 * reader (`session.ts`) fetches it with the first name to show.
 */
import type { CardAction, Lang, PageError, PageSubjectView, PageWords, Theme } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { Card } from './card.ts'
import { listenToMarks } from './controls.ts'
import { Highlights } from './highlight.ts'
import { jumpTo } from './jump.ts'
import { watchLayout } from './layout.ts'
import type { Mark } from './live.ts'
import { MarkLayer } from './marks.ts'
import { openOverlay } from './overlay.ts'
import { listOnPaper } from './print.ts'
import type { Work } from './slices.ts'

export interface MarkerHooks {
  words: () => PageWords
  theme: () => Theme
  lang: () => Lang
  /** Undefined when nobody answered. */
  fetch: (subject: string) => Promise<Result<CardView, PageError> | undefined>
  act: (subject: string, action: CardAction) => void
  /** Does work in slices until the signal aborts. */
  run: (work: Work<void>) => void
}

export interface Marker {
  /** The one element the page has gained. */
  host: Element
  /** All names of the page in reading order; those that are `shown` and have a view are marked. */
  sync(marks: readonly Mark[], views: ReadonlyMap<string, PageSubjectView>): void
  /**
   * The page changed; positions may be out of date.
   * @param over something of it may have entered the top layer, above the marks
   */
  touched(over?: boolean): void
  /** What is known of these subjects changed. */
  learned(subjects: readonly PageSubjectView[]): void
  /** Words or theme changed. */
  dress(): void
  /** Shows the nth of these places, from 0. */
  jump(places: readonly Mark[], nth: number): void
}

export type OpenMarker = (hooks: MarkerHooks, signal: AbortSignal) => Marker

export const openMarker: OpenMarker = (hooks, signal) => {
  const overlay = openOverlay(signal)
  const highlights = Highlights.open(overlay.host, overlay.layer, signal)
  const marks = new MarkLayer(overlay, highlights, hooks.run, signal)
  const card = new Card(overlay, hooks, signal)
  const name = () => {
    overlay.layer.lang = hooks.lang()
    overlay.layer.setAttribute('aria-label', hooks.words().marks)
  }
  name()
  marks.onFrame = () => card.follow()
  listenToMarks(overlay, marks, card, signal)
  watchLayout(marks, signal)
  listOnPaper(overlay, marks, hooks, signal)
  return {
    host: overlay.host,
    sync: (all, views) => marks.sync(all, views),
    touched: over => {
      if (over) overlay.rise()
      marks.touched()
    },
    learned: subjects => {
      if (subjects.some(view => view.subject === card.subject)) void card.refresh()
    },
    dress: () => {
      name()
      void card.refresh(true)
    },
    jump: (places, nth) => jumpTo(places, nth, highlights),
  }
}
