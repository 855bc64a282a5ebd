/** 截止时点: query and data are two times, and both must lie inside the project's window. */
import { type Day, dayAt } from '../core/days.ts'

export interface Window {
  from?: Day | undefined
  to?: Day | undefined
}

export type WindowFlag = 'before-window' | 'after-window'

/** @param retrievedAt the day the data were taken from their source. */
export const dataFlag = (retrievedAt: Day | undefined, window: Window | undefined): WindowFlag | undefined => {
  if (!window || !retrievedAt) return undefined
  if (window.from && retrievedAt < window.from) return 'before-window'
  return window.to && retrievedAt > window.to ? 'after-window' : undefined
}

/** @param at ISO instant of the query. */
export const queryOutside = (at: string, window: Window | undefined): boolean =>
  dataFlag(dayAt(Date.parse(at)), window) !== undefined
