/** 抓取结果: the active tab's page and its picture, for the look-up that is open. The toolbar's click is what allows both. */
import { channelsFor, isOf } from '#shared/official/channels.ts'
import type { Asked, OfficialRead } from '#shared/official/read.ts'
import { IdbOfficialDesk } from '#shared/store/official-desk.ts'
import { reviewSpeak } from '#shared/text/review.ts'
import { browser } from '../../platform/browser.ts'
import { tellCaptured } from '../official/news.ts'

const READER = '/official-reader.js'

/** The look-up that is open, where the tab shows a site that can answer it. */
export const lookupFor = async (): Promise<Asked | undefined> => {
  const [opened, tab] = await Promise.all([new IdbOfficialDesk().open(), activeTab()])
  const asked = opened?.asked
  return asked && tab?.url && channelsFor(asked.list).some(channel => isOf(channel, tab.url!)) ? asked : undefined
}

/** `changed`: the page moved on between reading and picture, or another look-up was begun; nothing is kept then. */
export const capture = async (asked: Asked, at: string): Promise<'captured' | 'changed'> => {
  const tab = await activeTab()
  if (tab?.id === undefined) throw new Error('no tab')
  const read = await readPage(tab.id)
  const picture = await withoutMarks(tab.id, read.veil, () => browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' }))
  const again = await readPage(tab.id)
  if (seenOf(read) !== seenOf(again)) return 'changed'
  const png = Uint8Array.from(atob(picture.slice(picture.indexOf(',') + 1)), c => c.charCodeAt(0))
  const captured = { url: read.page.url, at, clock: reviewSpeak('zh-CN')('clock'), png, html: '' }
  if (!(await new IdbOfficialDesk().captured(asked, { page: read.page, captured }))) return 'changed'
  tellCaptured()
  return 'captured'
}

/** Our own lines and cards are no part of what the site shows: a sheet over all others keeps them out of the picture. */
const withoutMarks = async <T>(tabId: number, css: string, take: () => Promise<T>): Promise<T> => {
  const sheet = { target: { tabId, allFrames: true }, css, origin: 'USER' as const }
  await browser.scripting.insertCSS(sheet)
  try {
    await browser.scripting.executeScript({ target: { tabId }, func: drawnAnew })
    return await take()
  } finally {
    await browser.scripting.removeCSS(sheet)
  }
}

/** Runs in the page: resolves when it has been drawn, or when it does not draw at all. */
const drawnAnew = () =>
  new Promise<void>(resolve => {
    setTimeout(resolve, 1000)
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })

const activeTab = async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0]

interface Read extends OfficialRead {
  /** The browser's own name of the document, where it gives one. */
  doc: string | undefined
}

const readPage = async (tabId: number): Promise<Read> => {
  const [done] = await browser.scripting.executeScript({ target: { tabId }, files: [READER] })
  if (!done?.result) throw new Error('the page could not be read')
  return { ...(done.result as OfficialRead), doc: (done as { documentId?: string }).documentId }
}

/** What must be the same before and after the picture. */
const seenOf = ({ page: { url, blocks, fields }, doc }: Read): string => JSON.stringify([doc, url, blocks, fields])
