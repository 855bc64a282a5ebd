/** A Fetcher over the extension's own files. */
import { httpFetcher } from '#shared/sync/http.ts'
import { FetchError, type Fetcher } from '#shared/sync/ports.ts'

/** A browser refuses a file the package does not hold as it refuses an unreachable host; here only the first can be. */
export const packagedFetcher = (base: string): Fetcher => {
  const files = httpFetcher(base)
  return {
    fetch: async request => {
      try {
        return await files.fetch(request)
      } catch (error) {
        if (error instanceof FetchError && error.code === 'offline') return { status: 'missing' }
        throw error
      }
    },
  }
}
