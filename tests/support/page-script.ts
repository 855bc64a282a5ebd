/** The page script with a fake background as one classic script, lowered as the extension is. */
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

export const pageScript = async (): Promise<string> => {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome109',
      lib: {
        entry: fileURLToPath(new URL('../browser/page/harness.ts', import.meta.url)),
        formats: ['iife'],
        name: 'harness',
        fileName: 'harness',
      },
    },
  })) as Rolldown.RolldownOutput[]
  return built[0]!.output[0].code
}
