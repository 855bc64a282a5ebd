/**
 * The list ids a registry that was refused says it has. Nothing here is verified and nothing of it is believed: the ids only let
 * the refusal be told list by list. Ids that cannot be one are left out.
 */
import { listOfTarget } from '../format/paths.ts'
import type { Fetcher } from './ports.ts'

const MAX_BYTES = 256 * 1024
const MAX_LISTS = 100

const readSigned = async (fetcher: Fetcher, path: string): Promise<{ [field: string]: unknown }> => {
  const reply = await fetcher.fetch({ path, maxBytes: MAX_BYTES })
  if (reply.status !== 'ok') throw new Error('missing')
  return JSON.parse(new TextDecoder().decode(reply.bytes)).signed
}

const versionIn = (signed: { [field: string]: unknown }, file: string): number => {
  const version = (signed.meta as { [file: string]: { version?: unknown } } | undefined)?.[file]?.version
  if (!Number.isInteger(version)) throw new Error('no version')
  return version as number
}

/** Empty when the registry cannot be read far enough to say. */
export const claimedLists = async (fetcher: Fetcher): Promise<string[]> => {
  try {
    const snapshot = versionIn(await readSigned(fetcher, 'timestamp.json'), 'snapshot.json')
    const targets = versionIn(await readSigned(fetcher, `${snapshot}.snapshot.json`), 'targets.json')
    const named = (await readSigned(fetcher, `${targets}.targets.json`)).targets
    const ids = Object.keys(named as object).flatMap(target => listOfTarget(target)?.listId ?? [])
    return [...new Set(ids)].slice(0, MAX_LISTS)
  } catch {
    return []
  }
}
