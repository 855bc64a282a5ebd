/** The import engine in a worker: one question at a time in, its outcome out, progress in between. */
import { policy } from '#shared/policy/index.ts'
import { openBrowserStore } from '#shared/store/browser.ts'
import { ImportEngine } from './engine.ts'
import type { Question } from './worker-importer.ts'

const engine = new ImportEngine({ openStore: openBrowserStore, clock: { now: () => Date.now() }, policy })

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

addEventListener('message', async (event: MessageEvent<Question>) => {
  postMessage({ id: event.data.id, outcome: await answer(event.data) })
})
