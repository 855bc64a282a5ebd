/**
 * The one import of the polyfill, for the background and our own pages. The content script uses `wxt/browser` instead (a third of
 * the size). Types are Chrome's, which know the side panel; what only Firefox has stands in `panel.ts`.
 */
import polyfill from 'webextension-polyfill'
import type { Browser } from 'wxt/browser'

export type { Browser }
export const browser = polyfill as unknown as typeof Browser
