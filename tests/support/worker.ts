/** The extension's worker: killed as the browser kills an idle one, and spoken to whichever one runs. */
import type { Page } from 'playwright'
import { askBackground } from './demo-world.ts'
import type { ExtensionBrowser } from './extension.ts'
import { openTargets, until } from './targets.ts'

const ofUs = (browser: ExtensionBrowser) => (target: { type: string; url: string }) =>
  target.type === 'service_worker' && target.url.startsWith(`chrome-extension://${browser.id}/`)

/** @param own one of the extension's own pages. Resolves when the worker has gone; somebody may wake the next one at once. */
export const stopWorker = async (browser: ExtensionBrowser, own: Page): Promise<void> => {
  const session = await browser.context.newCDPSession(own)
  const stopped = new Promise<void>(done =>
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.every(version => version.runningStatus === 'stopped')) done()
      // One that is just starting does not hear it.
      else if (versions.some(version => version.runningStatus === 'running')) void session.send('ServiceWorker.stopAllWorkers')
    }),
  )
  await session.send('ServiceWorker.enable')
  await stopped
  await session.detach()
}

/**
 * Runs a function in the worker, woken if need be. After a kill the driver's own handle is of no use.
 * @param run uses nothing from outside.
 */
export const inWorker = async <A extends (string | number)[], R>(
  browser: ExtensionBrowser,
  own: Page,
  run: (...args: A) => R | Promise<R>,
  ...args: A
): Promise<R> => {
  await askBackground(own, { type: 'ui/settings' })
  const targets = await openTargets(browser)
  const { targetId } = await until(async () => (await targets.list()).find(ofUs(browser)), 'no worker runs')
  const speaker = await targets.speakTo(targetId)
  const value = await speaker.evaluate(`(${String(run)})(...${JSON.stringify(args)})`)
  await targets.close()
  return value as R
}
