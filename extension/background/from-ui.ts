/** What our own pages may ask about tabs and firms: one plain function a message. Lists and settings: `from-ui-lists.ts`. */
import type { UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import { isSoleTraderCode, parseIdentifier, repairIdentifier } from '#shared/core/identifiers.ts'
import type { Identifier, PageSubject } from '#shared/core/types.ts'
import { countsOf } from '#shared/statistics/day-counts.ts'
import { backgroundWords } from '#shared/text/background.ts'
import { pageWords } from '#shared/text/page.ts'
import { speak } from '#shared/text/words.ts'
import type { Background } from './background.ts'
import { badgeOf } from './badge.ts'
import { cardOf } from './from-page.ts'
import { siteOf } from './site-data.ts'
import { switchedOff, switchedOn } from './sites.ts'
import { tabView } from './tab-view.ts'

type Message<T extends UiMessage['type']> = Extract<UiMessage, { type: T }>
type Reply<T extends UiMessage['type']> = Promise<Result<UiReply[T], UiError>>

const viewed = (view: TabView | undefined): Result<TabView, UiError> => (view ? ok(view) : fail('no-tab'))

export const uiTab = async (bg: Background, { tabId }: Message<'ui/tab'>): Reply<'ui/tab'> => viewed(await tabView(bg, tabId))

/** Switches on in this tab; with `always` on later visits too (our page has asked for the permission itself, from the click). */
export const uiTabOn = async (bg: Background, { tabId, always }: Message<'ui/tab-on'>): Reply<'ui/tab-on'> => {
  const tab = await bg.browser.tab(tabId)
  if (!tab) return fail('no-tab')
  if (tab.url && /^https?:/.test(tab.url)) {
    const { origin } = new URL(tab.url)
    if (always && !siteOf(new URL(origin).host) && !(await bg.browser.keepSite(origin))) return fail('not-allowed')
    await bg.settings.set(switchedOn(await bg.settings.get(), origin, always === true))
    bg.browser.cast({ type: 'cast/settings' })
  } else if (always) return fail('not-allowed')
  // Without the tab's permission a default site's script still comes by itself, with the next load.
  if (!(await bg.browser.injectPage(tabId)))
    return fail(tab.url && siteOf(new URL(tab.url).host) ? 'reload-needed' : 'not-allowed')
  return viewed(await tabView(bg, tabId))
}

/** Switches off here and, for a site that is on by itself, from now on. Undoes what switching on did. */
export const uiTabOff = async (bg: Background, { tabId }: Message<'ui/tab-off'>): Reply<'ui/tab-off'> => {
  const browserTab = await bg.browser.tab(tabId)
  const tab = await bg.tabs.find(tabId)
  if (!browserTab) return fail('no-tab')
  const address = browserTab.url ?? tab?.origin
  if (address && /^https?:/.test(address)) {
    const { origin } = new URL(address)
    await bg.settings.set(switchedOff(await bg.settings.get(), origin))
    await bg.browser.dropSite(origin)
    bg.browser.cast({ type: 'cast/settings' })
  }
  await hideTab(bg, tabId)
  return ok(null)
}

/** Takes the marks off a tab; settings stay. */
export const hideTab = async (bg: Background, tabId: number): Promise<void> => {
  await bg.browser.toTab(tabId, { type: 'tab/off' })
  await bg.closeTab(tabId)
  bg.browser.showBadge(tabId, badgeOf(undefined, await bg.lang()))
  bg.browser.cast({ type: 'cast/tab', tabId })
}

export const uiContext = async (bg: Background, message: Message<'ui/context'>): Reply<'ui/context'> => {
  const tab = await bg.tabs.find(message.tabId)
  if (!tab) return fail('no-tab')
  tab.context = { context: message.context, inferred: !message.confirmed }
  if (message.remember && message.confirmed) {
    const { siteContext } = await bg.settings.get()
    await bg.settings.set({ siteContext: { ...siteContext, [tab.host]: message.context } })
    bg.browser.cast({ type: 'cast/settings' })
  }
  await bg.tabs.save(message.tabId)
  return viewed(await tabView(bg, message.tabId, await bg.recheck(tab)))
}

/** Reads a code a person typed. A failed check character is told apart: real codes with one exist, so a person may insist. */
const readCode = (typed: string, despiteFault: boolean): Result<Identifier, 'bad-code' | 'code-fault'> => {
  const code = parseIdentifier(typed)
  if (!code || code.type === 'masked') return fail('bad-code')
  if (!code.valid && !despiteFault) return fail('code-fault', repairIdentifier(typed)?.value)
  return ok(code)
}

export const uiCode = async (bg: Background, message: Message<'ui/code'>): Reply<'ui/code'> => {
  const tab = await bg.tabs.find(message.tabId)
  if (!tab) return fail('no-tab')
  const { findings } = await bg.checker.check(tab)
  if (!findings.some(f => f.subject.key === message.subject)) return fail('no-subject')
  if (message.code === null) delete tab.codes[message.subject]
  else {
    const code = readCode(message.code, message.despiteFault === true)
    if (!code.ok) return code
    tab.codes[message.subject] = code.value
  }
  await bg.tabs.save(message.tabId)
  return viewed(await tabView(bg, message.tabId, await bg.recheck(tab)))
}

/** Scrolls to the nth place of a subject, counted over all frames. */
export const uiJump = async (bg: Background, message: Message<'ui/jump'>): Reply<'ui/jump'> => {
  const tab = await bg.tabs.find(message.tabId)
  if (!tab) return fail('no-tab')
  const { findings, places } = await bg.checker.check(tab)
  const finding = findings.find(f => f.subject.key === message.subject)
  const at = finding?.subject.mentions.map(i => places[i]!) ?? []
  if (at.length === 0) return fail('no-subject')
  const nth = message.nth % at.length
  const { frameId } = at[nth]!
  const before = at.slice(0, nth).filter(p => p.frameId === frameId).length
  const heard = await bg.browser.toTab(message.tabId, { type: 'tab/jump', subject: message.subject, nth: before }, frameId)
  return heard ? ok(null) : fail('no-tab')
}

export const uiCard = async (bg: Background, message: Message<'ui/card'>): Reply<'ui/card'> => {
  const tab = await bg.tabs.find(message.tabId)
  if (!tab) return fail('no-tab')
  const found = await cardOf(bg, tab, message.subject)
  return found ? ok(found.card) : fail('no-subject')
}

/** A firm asked for by name or code. The context is the person's own choice, so it is not inferred. */
export const uiLookup = async (bg: Background, message: Message<'ui/lookup'>): Reply<'ui/lookup'> => {
  const query = message.query.trim()
  if (query === '' && !message.code) return fail('empty-query')
  const bare = parseIdentifier(query) ?? repairIdentifier(query)
  const beside = message.code ? (parseIdentifier(message.code) ?? repairIdentifier(message.code)) : undefined
  if (message.code && !beside) return fail('bad-code')
  const code = beside ?? bare
  const name = bare ? '' : query
  const subject: PageSubject = {
    key: name || code!.value,
    name,
    ...(code ? { code, codeTyped: true } : {}),
    roles: [message.role ?? (code && isSoleTraderCode(code.value) ? 'other' : 'supplier')],
    mentions: [],
  }
  const lookup = await bg.lists.lookup()
  const context = { context: message.context, inferred: false }
  const asOf = message.asOf ?? bg.today()
  const [finding] = await lookup.check([subject], { context, asOf, confirmed: (await bg.pairs.get()).pairs })
  void bg.count(countsOf('lookups', [finding!]))
  const answers = await lookup.ask({ ...(name ? { name } : {}), ...(code ? { code } : {}) })
  const lists = lookup.lists()
  const [{ card, rows }, lang] = await Promise.all([bg.teller.telling(), bg.lang()])
  return ok({
    finding: finding!,
    card: card(finding!, context, lists, asOf, lang),
    roles: subject.roles,
    lists,
    rows: rows(subject, answers, message.context, lang),
    askedAt: bg.now(),
  })
}

export const makeMenu = async (bg: Background): Promise<void> => {
  bg.browser.setMenu(speak(backgroundWords, await bg.lang())('menu-lookup'))
}

/** Language or theme changed: every page is told. */
export const tellLook = async (bg: Background): Promise<void> => {
  const { theme } = await bg.settings.get()
  const lang = await bg.lang()
  await makeMenu(bg)
  for (const tabId of await bg.browser.tabIds())
    await bg.browser.toTab(tabId, { type: 'tab/look', lang, theme, words: pageWords(lang) })
}
