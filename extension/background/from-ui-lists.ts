/** What our own pages may ask about registries, local lists and settings: one plain function a message. */
import type { UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import { ok, type Result } from '#shared/contract/result.ts'
import type { ListsView, Settings } from '#shared/contract/views.ts'
import type { UiHandlers } from '../platform/serve.ts'
import { uiTabOnAllowed } from './allowed.ts'
import type { Background } from './background.ts'
import { uiDocumentCheck, uiDocumentEnd, uiDocumentStart } from './documents.ts'
import { followSites } from './follow-sites.ts'
import { tellLook, uiCard, uiCode, uiContext, uiJump, uiLookup, uiTab, uiTabOff, uiTabOn } from './from-ui.ts'
import { uiPairAdd, uiPairRemove } from './from-ui-pairs.ts'

type Message<T extends UiMessage['type']> = Extract<UiMessage, { type: T }>
type Reply<T extends UiMessage['type']> = Promise<Result<UiReply[T], UiError>>

/** Tells pages and panels that lists changed; pages read their text again in the background of the reply. */
export const listsChanged = (bg: Background): void => {
  bg.browser.cast({ type: 'cast/lists' })
  void bg.recheckAll()
  void bg.watch.run()
}

/** After a change of the lists: everybody hears of it, and the asker gets the new view. */
const changed = async (bg: Background, done: Result<null, UiError>): Promise<Result<ListsView, UiError>> => {
  if (!done.ok) {
    // A failed update leaves its error in the view.
    bg.browser.cast({ type: 'cast/lists' })
    return done
  }
  listsChanged(bg)
  return ok(await bg.lists.view())
}

export const uiLists = async (bg: Background): Reply<'ui/lists'> => ok(await bg.lists.view())
export const uiRegistryPreview = (bg: Background, m: Message<'ui/registry-preview'>): Reply<'ui/registry-preview'> =>
  bg.lists.preview(m.url)
export const uiRegistryAdd = async (bg: Background, m: Message<'ui/registry-add'>): Reply<'ui/registry-add'> =>
  changed(bg, await bg.lists.add(m.url, m.fingerprint))
export const uiRegistryRemove = async (bg: Background, m: Message<'ui/registry-remove'>): Reply<'ui/registry-remove'> =>
  changed(bg, await bg.lists.remove(m.registryId))
export const uiRegistryUpdate = async (bg: Background, m: Message<'ui/registry-update'>): Reply<'ui/registry-update'> =>
  changed(bg, await bg.lists.update(m.registryId))
export const uiRegistryCancel = (bg: Background): Result<null, UiError> => {
  bg.lists.cancel()
  return ok(null)
}
export const uiLocalRemove = async (bg: Background, m: Message<'ui/local-remove'>): Reply<'ui/local-remove'> =>
  changed(bg, await bg.lists.removeLocal(m.listKey))

export const uiStoreChanged = async (bg: Background): Reply<'ui/store-changed'> => {
  await bg.lists.reload()
  listsChanged(bg)
  return ok(null)
}

export const uiSettings = async (bg: Background): Reply<'ui/settings'> => ok(await bg.settings.get())

export const uiSettingsSet = async (bg: Background, { settings }: Message<'ui/settings-set'>): Reply<'ui/settings-set'> => {
  const before = await bg.settings.get()
  const next = await bg.settings.set(settings)
  for (const origin of without(before.sitesOn, next.sitesOn)) await bg.browser.dropSite(origin)
  for (const origin of without(next.sitesOn, before.sitesOn)) await bg.browser.keepSite(origin)
  if (settings.sitesOn !== undefined || settings.sitesOff !== undefined) await followSites(bg, before, next)
  bg.browser.cast({ type: 'cast/settings' })
  if (settings.lang !== undefined || settings.theme !== undefined) void tellLook(bg)
  // A card's words and a site's context are part of a finding's telling.
  if (settings.lang !== undefined || settings.siteContext !== undefined) void bg.recheckAll()
  return ok(next satisfies Settings)
}

const without = (origins: string[], those: string[]) => origins.filter(origin => !those.includes(origin))

export const uiHandlers = (bg: Background): UiHandlers => ({
  'ui/tab': m => uiTab(bg, m),
  'ui/tab-on': m => uiTabOn(bg, m),
  'ui/tab-on-allowed': m => uiTabOnAllowed(bg, m),
  'ui/tab-off': m => uiTabOff(bg, m),
  'ui/context': m => uiContext(bg, m),
  'ui/code': m => uiCode(bg, m),
  'ui/jump': m => uiJump(bg, m),
  'ui/card': m => uiCard(bg, m),
  'ui/lookup': m => uiLookup(bg, m),
  'ui/document-start': m => uiDocumentStart(bg, m),
  'ui/document-check': m => uiDocumentCheck(bg, m),
  'ui/document-end': m => uiDocumentEnd(bg, m),
  'ui/lists': () => uiLists(bg),
  'ui/registry-preview': m => uiRegistryPreview(bg, m),
  'ui/registry-add': m => uiRegistryAdd(bg, m),
  'ui/registry-remove': m => uiRegistryRemove(bg, m),
  'ui/registry-update': m => uiRegistryUpdate(bg, m),
  'ui/registry-cancel': () => uiRegistryCancel(bg),
  'ui/local-remove': m => uiLocalRemove(bg, m),
  'ui/store-changed': () => uiStoreChanged(bg),
  'ui/pairs': () => bg.pairs.list(),
  'ui/pair-add': m => uiPairAdd(bg, m),
  'ui/pair-remove': m => uiPairRemove(bg, m),
  'ui/watch-run': () => bg.watch.run(),
  'ui/settings': () => uiSettings(bg),
  'ui/settings-set': m => uiSettingsSet(bg, m),
})
