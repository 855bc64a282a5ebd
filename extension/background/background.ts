/** What every handler is given: the book of tabs, the lists, the words and the browser. */
import type { PageSubjectView } from '#shared/contract/messages.ts'
import { dayAt } from '#shared/core/days.ts'
import type { Finding } from '#shared/core/types.ts'
import type { Counts } from '#shared/statistics/day-counts.ts'
import type { PairStore } from '#shared/store/pairs.ts'
import type { IdbStatistics } from '#shared/store/statistics.ts'
import type { Lang } from '#shared/text/words.ts'
import { badgeOf } from './badge.ts'
import { Checker, type TabFindings } from './check.ts'
import { PairBook } from './pairs.ts'
import type { BrowserPort, Finder, Lists, Teller, WatchDesk } from './ports.ts'
import { langOf, SettingsBook } from './settings.ts'
import type { TabState } from './state.ts'
import { TabBook } from './tabs.ts'
import { WatchDuty } from './watch.ts'
import { Work } from './work.ts'

export interface Needs {
  browser: BrowserPort
  lists: Lists
  pairs: PairStore
  statistics: Pick<IdbStatistics, 'count'>
  finder: Finder
  teller: Teller
  watch: WatchDesk
  now(): number
}

export class Background {
  readonly browser: BrowserPort
  readonly lists: Lists
  readonly finder: Finder
  readonly teller: Teller
  readonly now: () => number
  readonly tabs: TabBook
  readonly pairs: PairBook
  readonly settings: SettingsBook
  readonly checker: Checker
  readonly work = new Work()
  readonly #statistics: Needs['statistics']
  readonly watch: WatchDuty
  /** What each frame was last told of each subject. A woken worker has told nothing: then everything is told again. */
  readonly #told = new Map<string, Map<string, string>>()

  constructor(needs: Needs) {
    this.browser = needs.browser
    this.lists = needs.lists
    this.finder = needs.finder
    this.teller = needs.teller
    this.now = needs.now
    this.#statistics = needs.statistics
    this.tabs = new TabBook(needs.browser.session)
    this.settings = new SettingsBook(needs.browser.local)
    this.pairs = new PairBook(needs.pairs)
    this.watch = new WatchDuty(this, needs.watch)
    this.checker = new Checker({ ...needs, pairs: this.pairs, settings: this.settings })
  }

  today = () => dayAt(this.now())

  /** Adds to the day's counts. A check is a check, counted or not. */
  count = (counts: Counts): Promise<void> => this.#statistics.count(this.today(), counts).catch(() => {})

  async lang(): Promise<Lang> {
    return langOf(await this.settings.get(), this.browser.uiLanguage())
  }

  viewOf(finding: Finding, lang: Lang): PageSubjectView {
    const certainty = finding.matches[0]?.certainty
    return {
      subject: finding.subject.key,
      assessment: finding.assessment,
      ...(certainty ? { certainty } : {}),
      label: this.teller.label(finding, lang),
      glyph: this.teller.glyph(finding),
      marked: finding.marked,
    }
  }

  /** Views of a frame's subjects that it has not been told yet. */
  news(tab: TabState, frameId: number, { findings, places }: TabFindings, lang: Lang): PageSubjectView[] {
    const key = `${tab.tabId}/${frameId}/${tab.frames[frameId]?.doc}`
    let told = this.#told.get(key)
    if (!told) {
      told = new Map()
      this.#told.set(key, told)
    }
    const views: PageSubjectView[] = []
    for (const finding of findings) {
      if (!finding.subject.mentions.some(i => places[i]!.frameId === frameId)) continue
      const view = this.viewOf(finding, lang)
      const print = JSON.stringify(view)
      if (told.get(view.subject) === print) continue
      told.set(view.subject, print)
      views.push(view)
    }
    return views
  }

  forgetTold(tabId: number): void {
    for (const key of this.#told.keys()) if (key.startsWith(`${tabId}/`)) this.#told.delete(key)
  }

  /** Tells the other frames, the toolbar and the open panels what a check came to. */
  async spread(tab: TabState, result: TabFindings, except?: number): Promise<void> {
    // Whoever asked for a document's findings gets them in the reply.
    if (tab.document) return
    const lang = await this.lang()
    for (const frameId of Object.keys(tab.frames).map(Number)) {
      if (frameId === except) continue
      const subjects = this.news(tab, frameId, result, lang)
      if (subjects.length > 0) await this.browser.toTab(tab.tabId, { type: 'tab/subjects', subjects }, frameId)
    }
    this.browser.showBadge(tab.tabId, badgeOf(result.findings, lang))
    this.browser.cast({ type: 'cast/tab', tabId: tab.tabId })
  }

  /** Forgets what a page said that has gone without another of ours coming: a site that is off, a page of the browser's own. */
  async dropAbsent(tab: TabState): Promise<void> {
    if (tab.document) return
    const drop = async (frameId: number) => {
      const frame = tab.frames[frameId]
      // It may have started anew meanwhile.
      if ((await this.browser.isThere(tab.tabId, frameId)) || tab.frames[frameId] !== frame) return
      delete tab.frames[frameId]
      await this.tabs.save(tab.tabId)
    }
    await Promise.all(Object.keys(tab.frames).map(frameId => drop(Number(frameId))))
  }

  /** A typed code or another context: checks the tab anew and tells everybody. */
  async recheck(tab: TabState): Promise<TabFindings> {
    const result = await this.checker.check(tab)
    await this.spread(tab, result)
    return result
  }

  /** Lists or settings changed: every page asks again. Lists may bring other names too, so its text is read again. */
  recheckAll = (): Promise<void> => this.#eachTab(tab => this.browser.toTab(tab.tabId, { type: 'tab/recheck' }))

  /** Time has passed: lists may have grown stale under open pages. */
  refreshAll = (): Promise<void> => this.#eachTab()

  async #eachTab(then?: (tab: TabState) => Promise<unknown>): Promise<void> {
    for (const tabId of await this.browser.tabIds()) {
      const tab = await this.tabs.find(tabId)
      if (!tab) continue
      await this.dropAbsent(tab)
      if (Object.keys(tab.frames).length === 0) continue
      try {
        await this.recheck(tab)
        await then?.(tab)
      } catch (error) {
        console.error(error)
      }
    }
  }

  async closeTab(tabId: number): Promise<void> {
    this.checker.forget(tabId)
    this.forgetTold(tabId)
    this.work.forget(tabId)
    await this.tabs.drop(tabId)
  }
}
