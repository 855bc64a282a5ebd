/**
 * A site that is to be switched on for good as soon as the browser's prompt is answered. The popup that asked closes under that
 * prompt in some browsers, and the worker may sleep meanwhile: so the wish stands in `storage.session`.
 */
import type { UiError } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { Background } from './background.ts'
import { uiTabOn } from './from-ui.ts'
import { patternOf } from './sites.ts'

const KEY = 'allowed-tab'

export const uiTabOnAllowed = async (bg: Background, { tabId }: { tabId: number }): Promise<Result<null, UiError>> => {
  if (!(await bg.browser.tab(tabId))) return fail('no-tab')
  await bg.browser.session.set(KEY, tabId)
  return ok(null)
}

/** @param patterns match patterns of the sites just allowed. */
export const sitesAllowed = async (bg: Background, patterns: readonly string[]): Promise<void> => {
  const tabId = await bg.browser.session.get(KEY)
  if (typeof tabId !== 'number') return
  const url = (await bg.browser.tab(tabId))?.url
  if (!url || !/^https?:/.test(url) || !patterns.includes(patternOf(new URL(url).origin))) return
  await bg.browser.session.remove(KEY)
  await uiTabOn(bg, { type: 'ui/tab-on', tabId, always: true })
}
