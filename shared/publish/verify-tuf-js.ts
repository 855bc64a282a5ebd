/** The independent check: `tuf-js`, written by others, reads the registry over HTTP as any TUF client would. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReadFile } from './publish-previous.ts'

export type TufJsResult = { state: 'holds'; targets: number } | { state: 'fails'; detail: string } | { state: 'not-installed' }

/** Serves the files on the loopback address, pins the first root and downloads every target. Uses the machine's clock. */
export const verifyWithTufJs = async (read: ReadFile, targets: readonly string[]): Promise<TufJsResult> => {
  // Only the development install has it; everything else works without.
  const tuf = await import('tuf-js').catch(() => undefined)
  if (!tuf) return { state: 'not-installed' }
  const server = createServer((request, reply) => {
    const bytes = read(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1))
    reply.writeHead(bytes ? 200 : 404).end(bytes)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const work = await mkdtemp(join(tmpdir(), 'xinbiao-verify-'))
  try {
    await writeFile(join(work, 'root.json'), read('1.root.json') ?? '')
    const updater = new tuf.Updater({
      metadataDir: work,
      metadataBaseUrl: base,
      targetDir: work,
      targetBaseUrl: `${base}/targets`,
      config: { fetchRetry: 0 },
    })
    await updater.refresh()
    for (const [i, path] of targets.entries()) {
      const info = await updater.getTargetInfo(path)
      if (!info) return { state: 'fails', detail: path }
      await updater.downloadTarget(info, join(work, `target-${i}`))
    }
    return { state: 'holds', targets: targets.length }
  } catch (error) {
    return { state: 'fails', detail: (error as Error).message }
  } finally {
    server.closeAllConnections()
    server.close()
    await rm(work, { recursive: true, force: true })
  }
}
