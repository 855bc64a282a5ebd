/** What a page's content script may ask: one plain function a message. The sender was checked: its tab and frame are true. */
import { limits } from '#shared/contract/limits.ts'
import type { PageError, PageMark, PageMessage, PageReply } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { Finding } from '#shared/core/types.ts'
import { backgroundWords } from '#shared/text/background.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { pageWords } from '#shared/text/page.ts'
import { speak } from '#shared/text/words.ts'
import type { PageHandlers, PageSender } from '../platform/serve.ts'
import type { Background } from './background.ts'
import type { TabFindings } from './check.ts'
import { countTab } from './count.ts'
import { countCues } from './infer.ts'
import { isSwitchedOff } from './sites.ts'
import { type FrameState, startDocument, type TabState } from './state.ts'

type Message<T extends PageMessage['type']> = Extract<PageMessage, { type: T }>
type Reply<T extends PageMessage['type']> = Promise<Result<PageReply[T], PageError>>

export const pageStart = async (bg: Background, message: Message<'page/start'>, sender: PageSender): Reply<'page/start'> => {
  const settings = await bg.settings.get()
  const { host } = sender.url
  const tab = await bg.tabs.open(sender.tabId, host)
  if (isSwitchedOff(settings, sender.frameId === 0 ? host : tab.host)) return fail('off')
  const others =
    sender.frameId === 0
      ? Object.keys(tab.frames)
          .map(Number)
          .filter(id => id !== 0)
      : []
  startDocument(tab, { ...sender, doc: message.doc })
  bg.checker.forget(sender.tabId)
  // A frame may have spoken before its top document did. If it is still there, it starts again.
  for (const frameId of others) void bg.browser.toTab(sender.tabId, { type: 'tab/recheck' }, frameId)
  await bg.tabs.save(sender.tabId)
  bg.browser.cast({ type: 'cast/tab', tabId: sender.tabId })
  const lang = await bg.lang()
  return ok({ lang, theme: settings.theme, words: pageWords(lang) })
}

interface At {
  tab: TabState
  frame: FrameState
}

const frameOf = async (bg: Background, message: { doc: string }, sender: PageSender): Promise<At | undefined> => {
  const tab = await bg.tabs.find(sender.tabId)
  const frame = tab?.frames[sender.frameId]
  return tab && frame?.doc === message.doc ? { tab, frame } : undefined
}

export const pageCheck = async (bg: Background, message: Message<'page/check'>, sender: PageSender): Reply<'page/check'> => {
  const size = message.blocks.reduce((sum, b) => sum + b.text.length, 0)
  if (size > limits.checkCharacters) return fail('too-large')
  const at = await frameOf(bg, message, sender)
  if (!at) return fail('no-document')
  bg.work.begin(sender.tabId)
  try {
    const lookup = await bg.lists.lookup()
    const quick = !lookup.isReady()
    const mentions = bg.finder.find(message.blocks, lookup)
    // The page may have started anew while the lists were being opened.
    if (at.tab.frames[sender.frameId] !== at.frame) return fail('no-document')
    if (message.replaces !== undefined) delete at.frame.batches[message.replaces]
    at.frame.batches[message.batch] = { mentions, blocks: message.blocks.length, cues: countCues(message.blocks) }
    const result = await bg.checker.check(at.tab)
    const subjects = bg.news(at.tab, sender.frameId, result, await bg.lang())
    if (quick) void findAgain(bg, at, message, sender)
    // The page's answer goes first: the copy of a long page takes as long as the find.
    setTimeout(() => void bg.tabs.save(sender.tabId))
    return ok({ marks: marksOf(result, sender.frameId, message.batch), subjects })
  } finally {
    bg.work.end(sender.tabId, () => settle(bg, at.tab, sender.frameId))
  }
}

const marksOf = ({ findings, places }: TabFindings, frame: number, of: number): PageMark[] => {
  const marks: PageMark[] = []
  for (const { subject } of findings) {
    for (const i of subject.mentions) {
      const { frameId, batch, mention } = places[i]!
      if (frameId !== frame || batch !== of) continue
      const { block, start, end, rest, found } = mention
      marks.push({ block, start, end, ...(rest ? { rest } : {}), subject: subject.key, shown: found !== 'tail' })
    }
  }
  return marks
}

/** Once a burst of batches is through: the toolbar, the panels and the other frames. */
const settle = async (bg: Background, tab: TabState, frameId: number) => {
  try {
    const result = await bg.checker.check(tab)
    await bg.spread(tab, result, frameId)
    await countTab(bg, tab, result)
  } catch (error) {
    console.error(error)
  }
}

/**
 * A worker that has just woken answers before the key sets are loaded: names are then found by their endings alone. Once they are
 * there the same text is read again, and only where that finds more does the page have to ask anew.
 */
const findAgain = async (bg: Background, { tab, frame }: At, message: Message<'page/check'>, sender: PageSender) => {
  try {
    const lookup = await bg.lists.lookup()
    await lookup.ready()
    const batch = frame.batches[message.batch]
    if (!batch || tab.frames[sender.frameId] !== frame) return
    if (JSON.stringify(bg.finder.find(message.blocks, lookup)) === JSON.stringify(batch.mentions)) return
    await bg.browser.toTab(sender.tabId, { type: 'tab/recheck' }, sender.frameId)
  } catch (error) {
    console.error(error)
  }
}

/** Most pages need only the reader: the script that draws is put into the frame that found a name to mark. */
export const pageMarker = async (bg: Background, sender: PageSender): Reply<'page/marker'> =>
  (await bg.browser.injectMarker(sender.tabId, sender.frameId)) ? ok(null) : fail('internal')

export const pageForget = async (bg: Background, message: Message<'page/forget'>, sender: PageSender): Reply<'page/forget'> => {
  const at = await frameOf(bg, message, sender)
  if (!at) return fail('no-document')
  for (const batch of message.batches) delete at.frame.batches[batch]
  await bg.tabs.save(sender.tabId)
  await bg.recheck(at.tab)
  return ok(null)
}

/** A subject's card, asked by a page or by the panel. */
export const cardOf = async (
  bg: Background,
  tab: TabState,
  subject: string,
): Promise<{ card: CardView; finding: Finding } | undefined> => {
  const { findings, context } = await bg.checker.check(tab)
  const finding = findings.find(f => f.subject.key === subject)
  if (!finding) return undefined
  const [{ card }, lookup, lang] = await Promise.all([bg.teller.telling(), bg.lists.lookup(), bg.lang()])
  return { finding, card: card(finding, context, lookup.lists(), bg.today(), lang) }
}

export const pageCard = async (bg: Background, message: Message<'page/card'>, sender: PageSender): Reply<'page/card'> => {
  const at = await frameOf(bg, message, sender)
  const found = at && (await cardOf(bg, at.tab, message.subject))
  if (!found) return fail('no-document')
  const label = speak(backgroundWords, await bg.lang())('watch')
  return ok({ ...found.card, actions: [...found.card.actions, { id: 'watch', label }] })
}

export const pageAction = async (bg: Background, message: Message<'page/action'>, sender: PageSender): Reply<'page/action'> => {
  // First of all and without an await before it: a browser forgets the click that allows a panel.
  if (message.action === 'open-panel') {
    await bg.browser.openPanel(sender.tabId, sender.windowId)
    return ok(null)
  }
  const at = await frameOf(bg, message, sender)
  const found = at && (await cardOf(bg, at.tab, message.subject))
  if (!found) return fail('no-document')
  if (message.action === 'watch') {
    const { name, code } = found.finding.subject
    bg.browser.openWatch({ name, ...(code ? { code: code.value } : {}) })
    return ok(null)
  }
  // The address comes from our own card, never from the page.
  const href = found.card.actions.find(a => a.id === message.action)?.href
  if (href?.startsWith('https://')) await bg.browser.openTab(href)
  return ok(null)
}

export const pageHandlers = (bg: Background): PageHandlers => ({
  'page/start': (m, s) => pageStart(bg, m, s),
  'page/check': (m, s) => pageCheck(bg, m, s),
  'page/marker': (_m, s) => pageMarker(bg, s),
  'page/forget': (m, s) => pageForget(bg, m, s),
  'page/card': (m, s) => pageCard(bg, m, s),
  'page/action': (m, s) => pageAction(bg, m, s),
})
