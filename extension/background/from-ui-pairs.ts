/** Confirming that a print and a list's subject are one organisation, and taking it back. */
import type { UiError, UiMessage } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import { isConfirmable, makePair } from '#shared/core/pairs.ts'
import type { Background } from './background.ts'
import { tabView } from './tab-view.ts'

type Message<T extends UiMessage['type']> = Extract<UiMessage, { type: T }>

/** Every open page and document is assessed anew. */
const pairsChanged = (bg: Background): void => {
  bg.browser.cast({ type: 'cast/pairs' })
  void bg.refreshAll()
}

/** The pair is made of what was found here, never of what a message says was found. */
export const uiPairAdd = async (bg: Background, message: Message<'ui/pair-add'>): Promise<Result<TabView, UiError>> => {
  const { tabId, on, listKey, recordId } = message
  const tab = await bg.tabs.find(tabId)
  if (!tab) return fail('no-tab')
  const subject = (await bg.checker.check(tab)).findings.find(found => found.subject.key === message.subject)
  const match = subject?.matches.find(one => one.listKey === listKey && one.record.id === recordId)
  const list = (await bg.lists.lookup()).lists().find(({ key }) => key === listKey)
  if (!subject || !match || !list || !isConfirmable(subject.subject, match)) return fail('no-subject')
  if (on > bg.today()) return fail('bad-message', 'on')
  const kept = await bg.pairs.add(makePair(subject.subject, list, match.record, { on, reason: message.reason.trim() }))
  if (!kept.ok) return kept
  const view = await tabView(bg, tabId, await bg.recheck(tab))
  pairsChanged(bg)
  return view ? ok(view) : fail('no-tab')
}

export const uiPairRemove = async (bg: Background, { key }: Message<'ui/pair-remove'>): Promise<Result<null, UiError>> => {
  const done = await bg.pairs.remove(key)
  if (done.ok) pairsChanged(bg)
  return done
}
