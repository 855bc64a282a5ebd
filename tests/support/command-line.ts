/** The real command line, in a process of its own. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../../shared/cli.ts', import.meta.url))

export interface Ran {
  code: number
  stdout: string
  stderr: string
  ms: number
}

/** Never rejects: how it ended is part of what a test looks at. */
export const xinbiao = (...args: string[]): Promise<Ran> =>
  new Promise(done => {
    const began = performance.now()
    execFile(process.execPath, [cli, ...args], { maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : -1) : 0
      done({ code, stdout, stderr, ms: Math.round(performance.now() - began) })
    })
  })
