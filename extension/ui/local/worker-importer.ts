/** The importer as the page uses it: a worker, begun at the first question, ended by `cancel`. */
import type { Day } from '#shared/core/days.ts'
import type { Mapping } from '#shared/publish/mapping.ts'
import type { Importer, Outcome, ReadChoice, Statement, Told } from './importer.ts'

export type Question = { id: number } & (
  | { ask: 'open'; file: File; choice: ReadChoice }
  | { ask: 'preview'; mapping: Mapping }
  | { ask: 'convert'; mapping: Mapping; retrievedAt: Day }
  | { ask: 'install'; statement: Statement }
)

type Asked = Question extends infer Q ? (Q extends { id: number } ? Omit<Q, 'id'> : never) : never

interface Waiting {
  settle: (outcome: Outcome<never>) => void
  told: Told | undefined
}

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })

export const workerImporter = (start: () => Worker = startWorker): Importer => {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  const end = (code: string, detail: string) => {
    worker?.terminate()
    worker = undefined
    for (const { settle } of waiting.values()) settle({ ok: false, fault: { code, detail } })
    waiting.clear()
  }
  const running = (): Worker => {
    if (worker) return worker
    worker = start()
    worker.onmessage = ({ data }: MessageEvent) => {
      const held = waiting.get(data.id)
      if (data.outcome) {
        waiting.delete(data.id)
        held?.settle(data.outcome)
      } else held?.told?.(data.done, data.total)
    }
    // Out of memory, or a file of ours that did not load.
    worker.onerror = event => end('internal', event.message ?? 'worker')
    return worker
  }
  const ask = <T>(asked: Asked, told?: Told): Promise<Outcome<T>> =>
    new Promise(resolve => {
      const id = ++last
      waiting.set(id, { settle: resolve, told })
      running().postMessage({ id, ...asked })
    })

  return {
    open: (file, choice) => ask({ ask: 'open', file, choice }),
    preview: mapping => ask({ ask: 'preview', mapping }),
    convert: (mapping, retrievedAt, told) => ask({ ask: 'convert', mapping, retrievedAt }, told),
    install: statement => ask({ ask: 'install', statement }),
    cancel: () => end('aborted', ''),
  }
}
