/** The browser's extension API, for the background and our own pages: promises in every browser of manifest 3, so no polyfill. */
import { type Browser, browser } from 'wxt/browser'

export type { Browser }
export { browser }
