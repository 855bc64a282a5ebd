/** A registry as a person judges it before adding it: who signs, how many keys, which lists. Nothing is stored. */

import { ok, type Result } from '../contract/result.ts'
import type { RegistryPreview } from '../contract/views.ts'
import { type SyncCode, syncFailure } from './codes.ts'
import { fetchMetadata } from './metadata.ts'
import { fetchManifest, listTargets } from './plan.ts'
import type { Clock, Fetcher } from './ports.ts'

export const previewRegistry = async (options: {
  fetcher: Fetcher
  clock: Clock
  url: string
  signal?: AbortSignal
}): Promise<Result<RegistryPreview, SyncCode>> => {
  const { fetcher, clock, signal, url } = options
  try {
    const { targets, fingerprint, signers, row } = await fetchMetadata({ fetcher, now: clock.now(), signal })
    const lists: RegistryPreview['lists'] = []
    for (const target of listTargets(targets)) {
      const { listId, count, retrievedAt, coverage } = (await fetchManifest(fetcher, target, signal)).manifest
      lists.push({ id: listId, count, retrievedAt, complete: coverage.complete })
    }
    return ok({ url, fingerprint, publisher: row.publisher, sample: row.sample, lists, signers })
  } catch (error) {
    return syncFailure(error, signal)
  }
}
