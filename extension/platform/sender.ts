/** Who sent a message. Pages are hostile ground: their content script may speak one union, our own pages the other, nobody else any. */

export interface RawSender {
  id?: string
  /** Of the frame or page that sent it. */
  url?: string
  frameId?: number
  documentId?: string
  tab?: { id?: number; url?: string; title?: string; windowId?: number }
}

export type Sender =
  | {
      from: 'page'
      tabId: number
      frameId: number
      windowId?: number
      url: URL
      /** Of the tab's page now: `url` may be the one its script was started under. */
      address: string
      title?: string
    }
  | { from: 'ui'; url: URL }

/** Schemes a content script of ours runs on. */
const PAGE_SCHEMES = new Set(['http:', 'https:', 'file:', 'about:', 'blob:'])

/**
 * @param own the extension's id and its origin, ending in `/`.
 * @returns undefined for everybody who is neither our content script in a tab nor a page of our own.
 */
export const judgeSender = (raw: RawSender, own: { id: string; base: string }): Sender | undefined => {
  if (raw.id !== own.id || !raw.url) return undefined
  let url: URL
  try {
    url = new URL(raw.url)
  } catch {
    return undefined
  }
  // A page of ours may stand in a tab too, so the address decides and not the tab.
  if (raw.url.startsWith(own.base)) return { from: 'ui', url }
  const tabId = raw.tab?.id
  if (tabId === undefined || tabId < 0 || raw.frameId === undefined || !PAGE_SCHEMES.has(url.protocol)) return undefined
  const { windowId, title, url: address = raw.url } = raw.tab ?? {}
  return { from: 'page', tabId, frameId: raw.frameId, windowId, url, address, title }
}
