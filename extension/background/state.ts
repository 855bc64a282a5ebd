/** What the background knows of a tab: plain data, so that a copy in `storage.session` survives the worker. */
import { addressOf } from '#shared/core/address.ts'
import type { ContextChoice, Identifier, Mention } from '#shared/core/types.ts'
import type { CueCount } from './infer.ts'

export interface BatchState {
  /** Block numbers count from 0 in the batch. */
  mentions: Mention[]
  blocks: number
  cues: CueCount
}

export interface FrameState {
  doc: string
  host: string
  batches: { [batch: number]: BatchState }
}

export interface TabState {
  tabId: number
  windowId?: number
  /** Of the top frame; of the first frame heard until the top frame speaks. */
  host: string
  origin?: string
  title: string
  /** No tab of the browser: a document that the panel read. */
  document?: true
  frames: { [frameId: number]: FrameState }
  /** Typed by the officer, by subject key: for this tab and host, never stored longer than the session. */
  codes: { [subject: string]: Identifier }
  /** Of the top frame's page. */
  address?: string
  /** The officer's choice for this page: the next one may stand under other rules. */
  context?: ContextChoice
  /** Keys of the page's subjects that were counted for statistics; absent until the page was. */
  counted?: string[]
}

export const newTab = (tabId: number, host: string): TabState => ({ tabId, host, title: '', frames: {}, codes: {} })

/**
 * A document starts. The top frame's start begins the tab anew; typed codes stay while the host stays, confirmed rules while the
 * page stays.
 */
export const startDocument = (
  tab: TabState,
  start: { frameId: number; doc: string; url: URL; address: string; title?: string; windowId?: number },
): void => {
  if (start.windowId !== undefined) tab.windowId = start.windowId
  const { host, origin } = start.url
  if (start.frameId === 0) {
    const address = addressOf(start.address)
    if (tab.host !== host) tab.codes = {}
    if (tab.address !== address) {
      delete tab.context
      delete tab.counted
    }
    tab.host = host
    tab.address = address
    tab.origin = origin
    tab.title = start.title ?? host
    tab.frames = {}
  }
  tab.frames[start.frameId] = { doc: start.doc, host, batches: {} }
}

export interface Place {
  frameId: number
  batch: number
  mention: Mention
}

/** All places of a tab in reading order, frame by frame, batch by batch; their mentions' block numbers are the tab's own. */
export const placesOf = (tab: TabState): { places: Place[]; mentions: Mention[] } => {
  const places: Place[] = []
  const mentions: Mention[] = []
  let base = 0
  for (const [frameId, frame] of Object.entries(tab.frames)) {
    for (const [batch, { mentions: found, blocks }] of Object.entries(frame.batches)) {
      for (const mention of found) {
        places.push({ frameId: Number(frameId), batch: Number(batch), mention })
        mentions.push({ ...mention, block: mention.block + base })
      }
      base += blocks
    }
  }
  return { places, mentions }
}
