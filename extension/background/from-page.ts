/** What a page's content script may ask: one plain function a message. The sender was checked: its tab and frame are true. */
import { limits } from '#shared/contract/limits.ts'
import type { PageCheckReply, PageError, PageMessage, PageReply } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { Finding } from '#shared/core/types.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { pageWords } from '#shared/text/page.ts'
import type { PageHandlers, PageSender } from '../platform/serve.ts'
import type { Background } from './background.ts'
import { countCues } from './infer.ts'
import { isSwitchedOff } from './sites.ts'
import { startDocument, type TabState } from './state.ts'

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
  startDocument(tab, { ...sender, doc: message.doc, host, origin: sender.url.origin })
  bg.checker.forget(sender.tabId)
  // A frame may have spoken before its top document did. If it is still there, it starts again.
  for (const frameId of others) void bg.browser.toTab(sender.tabId, { type: 'tab/recheck' }, frameId)
  await bg.tabs.save(sender.tabId)
  bg.browser.cast({ type: 'cast/tab', tabId: sender.tabId })
  const lang = await bg.lang()
  return ok({ lang, theme: settings.theme, words: pageWords(lang) })
}

const frameOf = async (bg: Background, message: { doc: string }, sender: PageSender) => {
  const tab = await bg.tabs.find(sender.tabId)
  const frame = tab?.frames[sender.frameId]
  return tab && frame?.doc === message.doc ? { tab, frame } : undefined
}

export const pageCheck = async (bg: Background, message: Message<'page/check'>, sender: PageSender): Reply<'page/check'> => {
  const size = message.blocks.reduce((sum, b) => sum + b.text.length, 0)
  if (size > limits.checkCharacters) return fail('too-large')
  const at = await frameOf(bg, message, sender)
  if (!at) return fail('no-document')
  bg.working.set(sender.tabId, (bg.working.get(sender.tabId) ?? 0) + 1)
  try {
    const lookup = await bg.lists.lookup()
    const mentions = bg.finder.find(message.blocks, lookup)
    // The page may have started anew while the lists were being opened.
    if (at.tab.frames[sender.frameId] !== at.frame) return fail('no-document')
    if (message.replaces !== undefined) delete at.frame.batches[message.replaces]
    at.frame.batches[message.batch] = { mentions, blocks: message.blocks.length, cues: countCues(message.blocks) }
    const saved = bg.tabs.save(sender.tabId)
    const result = await bg.checker.check(at.tab)
    const marks: PageCheckReply['marks'] = []
    for (const { subject } of result.findings) {
      for (const i of subject.mentions) {
        const { frameId, batch, mention } = result.places[i]!
        if (frameId !== sender.frameId || batch !== message.batch) continue
        const { block, start, end, found } = mention
        marks.push({ block, start, end, subject: subject.key, shown: found !== 'tail' })
      }
    }
    const subjects = bg.news(at.tab, sender.frameId, result, await bg.lang())
    await saved
    return ok({ marks, subjects })
  } finally {
    const left = (bg.working.get(sender.tabId) ?? 1) - 1
    if (left > 0) bg.working.set(sender.tabId, left)
    else {
      bg.working.delete(sender.tabId)
      void spreadLater(bg, at.tab, sender.frameId)
    }
  }
}

/** Once a burst of batches is through: the toolbar, the panels and the other frames. */
const spreadLater = async (bg: Background, tab: TabState, frameId: number) => {
  try {
    await bg.spread(tab, await bg.checker.check(tab), frameId)
  } catch (error) {
    console.error(error)
  }
}

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
  const lists = (await bg.lists.lookup()).lists()
  return { finding, card: bg.teller.card(finding, context, lists, bg.today(), await bg.lang()) }
}

export const pageCard = async (bg: Background, message: Message<'page/card'>, sender: PageSender): Reply<'page/card'> => {
  const at = await frameOf(bg, message, sender)
  const found = at && (await cardOf(bg, at.tab, message.subject))
  return found ? ok(found.card) : fail('no-document')
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
  // The address comes from our own card, never from the page.
  const href = found.card.actions.find(a => a.id === message.action)?.href
  if (href?.startsWith('https://')) await bg.browser.openTab(href)
  return ok(null)
}

export const pageHandlers = (bg: Background): PageHandlers => ({
  'page/start': (m, s) => pageStart(bg, m, s),
  'page/check': (m, s) => pageCheck(bg, m, s),
  'page/forget': (m, s) => pageForget(bg, m, s),
  'page/card': (m, s) => pageCard(bg, m, s),
  'page/action': (m, s) => pageAction(bg, m, s),
})
