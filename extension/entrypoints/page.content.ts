/** The content script: wires the page part to the background. Its matches come from the default sites (wxt.config.ts). */
import { browser } from 'wxt/browser'
import { defineContentScript } from 'wxt/utils/define-content-script'
import type { TabMessage } from '#shared/contract/messages.ts'
import type { Result } from '#shared/contract/result.ts'
import type { PageLink } from '../page/link.ts'
import type { OpenMarker } from '../page/marker.ts'
import { MARKER } from '../page/marker-key.ts'
import { pause } from '../page/slices.ts'
import { startPage } from '../page/start.ts'

/** In the extension's own world, out of the page's reach: the script may be injected again when a tab is switched on anew. */
const RUNNING = Symbol.for('xinbiao.page')

/** The extension was updated, switched off or removed under the page. */
const isOrphan = () => browser.runtime?.id === undefined

const link: PageLink = {
  ask: message => browser.runtime.sendMessage(message),
  async marker(doc) {
    const reply: Result<null> | undefined = await browser.runtime.sendMessage({ type: 'page/marker', doc })
    const open = (globalThis as { [MARKER]?: OpenMarker })[MARKER]
    if (!reply?.ok || !open) throw new Error('The marker script was not loaded.')
    return open
  },
  listen(hear, signal) {
    const heard = (message: unknown, sender: { id?: string }) => {
      const type = (message as { type?: unknown } | null)?.type
      if (sender.id === browser.runtime.id && typeof type === 'string' && type.startsWith('tab/')) hear(message as TabMessage)
    }
    browser.runtime.onMessage.addListener(heard)
    signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(heard))
  },
}

export default defineContentScript({
  matches: ['*://*.ccgp.gov.cn/*'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_idle',
  noScriptStartedPostMessage: true,
  main(ctx) {
    const world = globalThis as { [RUNNING]?: AbortController }
    world[RUNNING]?.abort()
    const running = new AbortController()
    world[RUNNING] = running
    const leave = () => {
      if (isOrphan()) running.abort()
    }
    // An updated extension's script has a world of its own and says on the document that it starts; a page that says so means nothing.
    ctx.onInvalidated(leave)
    document.addEventListener('visibilitychange', leave, { signal: running.signal })
    const ask: PageLink['ask'] = message => {
      leave()
      return link.ask(message)
    }
    // In a task of its own: the one that injects has the world to make and the script to read.
    void pause().then(() => startPage({ ...link, ask }, running.signal))
  },
})
