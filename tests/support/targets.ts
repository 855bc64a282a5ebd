/** What the browser runs beside the tabs that a driver knows: the toolbar's popup, and a worker after it was killed and woken. */
import type { ExtensionBrowser } from './extension.ts'

export interface Target {
  targetId: string
  type: string
  url: string
}

interface Reply {
  id: number
  result?: { result?: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } }
  error?: { message: string }
}

export interface Speaker {
  send(method: string, params?: object): Promise<Reply['result']>
  /** Runs an expression there and gives its settled value. */
  evaluate(expression: string): Promise<unknown>
}

export const openTargets = async (browser: ExtensionBrowser) => {
  const cdp = await browser.context.browser()!.newBrowserCDPSession()
  // Newer methods than the driver's types know.
  const send = cdp.send.bind(cdp) as unknown as (method: string, params?: object) => Promise<unknown>
  return {
    send,
    list: async (options: object = {}) => ((await send('Target.getTargets', options)) as { targetInfos: Target[] }).targetInfos,
    close: () => cdp.detach(),
    speakTo: async (targetId: string): Promise<Speaker> => {
      const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: false })
      const waiting = new Map<number, (reply: Reply) => void>()
      cdp.on('Target.receivedMessageFromTarget', event => {
        if (event.sessionId !== sessionId) return
        const reply = JSON.parse(event.message) as Reply
        waiting.get(reply.id)?.(reply)
      })
      let last = 0
      const speak = async (method: string, params: object = {}) => {
        const id = ++last
        const answered = new Promise<Reply>(done => waiting.set(id, done))
        await cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        const { error, result } = await answered
        if (error) throw new Error(`${method}: ${error.message}`)
        return result
      }
      const evaluate = async (expression: string) => {
        const said = await speak('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
        const { exceptionDetails: failed } = said ?? {}
        if (failed) throw new Error(failed.exception?.description ?? failed.text)
        return said?.result?.value
      }
      return { send: speak, evaluate }
    },
  }
}

/** Asks until there is an answer. */
export const until = async <T>(ask: () => Promise<T | false | undefined>, fault: string): Promise<T> => {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const answer = await ask()
    if (answer) return answer
    await new Promise(done => setTimeout(done, 50))
  }
  throw new Error(fault)
}
