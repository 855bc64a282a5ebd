/** A document's blocks to the background, message by message, and its findings back, each with its places. */
import { limits } from '#shared/contract/limits.ts'
import type { UiError } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import { cutIntoBatches, leadsOf } from '#shared/core/batches.ts'
import type { Block } from '#shared/core/types.ts'
import type { DocumentText, Place } from '#shared/documents/types.ts'
import type { Ask } from '../panel/services.ts'

interface Placed {
  block: Block
  place: Place
}

/** By batch, by block as it was sent; leads were another batch's. */
export type SentPlaces = (Place | undefined)[][]

/** An id that no browser tab has, and no other document of this session. */
export const newDocumentId = (): number => limits.documents + crypto.getRandomValues(new Uint32Array(1))[0]!

/**
 * @param told batches sent, and how many there are.
 * @returns the findings; rejects with the signal's reason once aborted.
 */
export const checkDocument = async (
  ask: Ask,
  tabId: number,
  title: string,
  { blocks, places }: DocumentText,
  told: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<{ view: TabView; sent: SentPlaces }, UiError>> => {
  const order = blocks.map((block, i): Placed => ({ block, place: places[i]! }))
  const sent: SentPlaces = []
  const started = await ask({ type: 'ui/document-start', tabId, title: title.slice(0, limits.title) })
  if (!started.ok) return started
  const batches = cutIntoBatches(order)
  let at = 0
  for (const [number, batch] of batches.entries()) {
    signal.throwIfAborted()
    told(number, batches.length)
    const leads = leadsOf(batch, order, at)
    const reply = await ask({
      type: 'ui/document-check',
      tabId,
      batch: number,
      blocks: [...leads, ...batch.map(({ block }) => block)],
    })
    if (!reply.ok) return reply
    sent.push([...leads.map(() => undefined), ...batch.map(({ place }) => place)])
    at += batch.length
  }
  signal.throwIfAborted()
  const view = await ask({ type: 'ui/tab', tabId })
  return view.ok ? { ok: true, value: { view: view.value, sent } } : view
}
