/** The import engine in a worker: one question at a time in, its outcome out, progress in between. */
import { policy } from '#shared/policy/index.ts'
import { openBrowserStore } from '#shared/store/browser.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'
import { ImportEngine } from './engine.ts'
import type { Question } from './worker-importer.ts'

const statistics = new IdbStatistics()
const engine = new ImportEngine({
  openStore: openBrowserStore,
  clock: { now: () => Date.now() },
  policy,
  onDelivery: delivery => statistics.deliver(delivery),
})

const answer = (question: Question) => {
  switch (question.ask) {
    case 'open':
      return engine.open(question.file, question.choice)
    case 'preview':
      return engine.preview(question.mapping)
    case 'convert':
      return engine.convert(question.mapping, question.retrievedAt, (done, total) =>
        postMessage({ id: question.id, done, total }),
      )
    case 'install':
      return engine.install(question.statement)
  }
}

/** In the order asked: a report must wait until the file is read. */
let before: Promise<unknown> = Promise.resolve()
addEventListener('message', (event: MessageEvent<Question>) => {
  const { id } = event.data
  before = before.then(async () => postMessage({ id, outcome: await answer(event.data) }))
})
