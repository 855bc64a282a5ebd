/** Documents that the panel read: each is checked like a tab of its own, which no browser tab has. */
import { limits } from '#shared/contract/limits.ts'
import type { UiError, UiMessage, UiReply } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { Background } from './background.ts'
import { countCues } from './infer.ts'

type Message<T extends UiMessage['type']> = Extract<UiMessage, { type: T }>
type Reply<T extends UiMessage['type']> = Promise<Result<UiReply[T], UiError>>

/** Begins the document anew; what the officer typed and chose for it stays. */
export const uiDocumentStart = async (bg: Background, message: Message<'ui/document-start'>): Reply<'ui/document-start'> => {
  const tab = await bg.tabs.open(message.tabId, '')
  tab.document = true
  tab.title = message.title
  tab.frames = { 0: { doc: String(message.tabId), host: '', batches: {} } }
  bg.checker.forget(message.tabId)
  await bg.tabs.save(message.tabId)
  return ok(null)
}

export const uiDocumentCheck = async (bg: Background, message: Message<'ui/document-check'>): Reply<'ui/document-check'> => {
  const { tabId, batch, blocks } = message
  const size = blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (size > limits.checkCharacters) return fail('bad-message', 'blocks')
  const lookup = await bg.lists.lookup()
  // A document is read once: names that only the lists know must be found the first time.
  await lookup.ready()
  const frame = (await bg.tabs.find(tabId))?.frames[0]
  if (!frame) return fail('no-tab')
  frame.batches[batch] = { mentions: bg.finder.find(blocks, lookup), blocks: blocks.length, cues: countCues(blocks) }
  await bg.tabs.save(tabId)
  return ok(null)
}

export const uiDocumentEnd = async (bg: Background, { tabId }: Message<'ui/document-end'>): Reply<'ui/document-end'> => {
  await bg.closeTab(tabId)
  return ok(null)
}
