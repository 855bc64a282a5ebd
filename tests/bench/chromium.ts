/**
 * A Chromium spoken to over its debugging socket alone. Test drivers attach to every worker and stop it at its start until they have
 * answered, which would be counted as ours.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumFlags, findChromium } from '../support/browsers.ts'

// biome-ignore lint/suspicious/noExplicitAny: the protocol's replies are as many as its methods
type Any = any
type Hear = (params: Any) => void

export interface Session {
  send(method: string, params?: object): Promise<Any>
  on(event: string, hear: Hear): void
  /** Runs an expression in the page (or in the given world) and gives its settled value. */
  evaluate(expression: string, contextId?: number): Promise<Any>
}

export interface Tab extends Session {
  targetId: string
  goto(url: string): Promise<void>
  close(): Promise<void>
}

export interface Chromium extends Session {
  open(url: string): Promise<Tab>
  close(): Promise<void>
}

const launch = async (extension: string | undefined) => {
  const profile = mkdtempSync(join(tmpdir(), 'xinbiao-bench-'))
  const args = [
    ...chromiumFlags(),
    '--headless=new',
    '--remote-debugging-port=0',
    '--window-size=1280,900',
    '--lang=zh-CN',
    '--accept-lang=zh-CN',
    // As test drivers do: a tab that is not in front is measured like one that is.
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--disable-background-timer-throttling',
    `--user-data-dir=${profile}`,
    ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    'about:blank',
  ]
  const process = spawn(findChromium(), args, { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = new Promise<void>(done => process.once('exit', () => done()))
  const address = await new Promise<string>((done, failed) => {
    let said = ''
    process.once('exit', code => failed(new Error(`Chromium ended with ${code}: ${said}`)))
    process.stderr.on('data', chunk => {
      said = (said + chunk).slice(-10_000)
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) done(found[1]!)
    })
  })
  return { address, exited, profile }
}

export const openChromium = async (options: { extension?: string } = {}): Promise<Chromium> => {
  const { address, exited, profile } = await launch(options.extension)
  const socket = new WebSocket(address)
  await new Promise((done, failed) => {
    socket.addEventListener('open', done, { once: true })
    socket.addEventListener('error', failed, { once: true })
  })
  let last = 0
  const waiting = new Map<number, { done: (value: Any) => void; failed: (error: Error) => void }>()
  const ears = new Map<string, Hear[]>()
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, method, params, sessionId = '' } = JSON.parse(String(data)) as Any
    if (id === undefined) for (const hear of ears.get(`${sessionId} ${method}`) ?? []) hear(params)
    else {
      if (error) waiting.get(id)?.failed(new Error(error.message))
      else waiting.get(id)?.done(result)
      waiting.delete(id)
    }
  })
  const session = (sessionId?: string): Session => {
    const send = (method: string, params: object = {}): Promise<Any> =>
      new Promise((done, failed) => {
        const id = ++last
        waiting.set(id, { done, failed })
        socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
      })
    return {
      send,
      on: (event, hear) => {
        const key = `${sessionId ?? ''} ${event}`
        ears.set(key, [...(ears.get(key) ?? []), hear])
      },
      evaluate: async (expression, contextId) => {
        const reply = await send('Runtime.evaluate', {
          expression,
          awaitPromise: true,
          returnByValue: true,
          ...(contextId === undefined ? {} : { contextId }),
        })
        if (reply.exceptionDetails) {
          throw new Error(reply.exceptionDetails.exception?.description ?? reply.exceptionDetails.text)
        }
        return reply.result.value
      },
    }
  }
  const browser = session()
  return {
    ...browser,
    open: async url => {
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' })
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true })
      const own = session(sessionId)
      await own.send('Page.enable')
      await own.send('Runtime.enable')
      const goto = async (to: string) => {
        const loaded = new Promise<void>(done => own.on('Page.loadEventFired', () => done()))
        await own.send('Page.navigate', { url: to })
        await loaded
      }
      await goto(url)
      return { ...own, targetId, goto, close: () => browser.send('Target.closeTarget', { targetId }) }
    },
    close: async () => {
      await browser.send('Browser.close')
      await exited
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 })
    },
  }
}

export const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms))

/** The id of the only extension that runs a worker. */
export const extensionId = async (browser: Chromium): Promise<string> => {
  for (let i = 0; i < 100; i++) {
    const { targetInfos } = await browser.send('Target.getTargets')
    const worker = targetInfos.find((t: Any) => t.type === 'service_worker' && t.url.startsWith('chrome-extension:'))
    if (worker) return new URL(worker.url).host
    await pause(100)
  }
  throw new Error('the extension did not start')
}

/** Asks the background from one of the extension's own pages. */
export const ask = async (page: Session, message: object): Promise<Any> => {
  const reply = await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`)
  if (!reply?.ok) throw new Error(`${JSON.stringify(message)}: ${JSON.stringify(reply)}`)
  return reply.value
}

/** Adds a registry and removes the packaged sample, once it is there. */
export const install = async (page: Session, url: string, fingerprint: string): Promise<void> => {
  await ask(page, { type: 'ui/registry-add', url, fingerprint })
  for (let i = 0; i < 100; i++) {
    const { registries } = await ask(page, { type: 'ui/lists' })
    const sample = registries.find((r: Any) => r.packaged)
    if (sample) {
      await ask(page, { type: 'ui/registry-remove', registryId: sample.id })
      return
    }
    await pause(100)
  }
}
