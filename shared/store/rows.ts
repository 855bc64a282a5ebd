/** Rows read back from a medium are checked before anybody trusts them; a row that does not fit is as good as absent. */
import * as z from 'zod/mini'
import type { ListRow, RegistryRow } from '../sync/ports.ts'

const bytes = z.optional(z.instanceof(Uint8Array))
const count = z.number().check(z.nonnegative())

const registryRow = z.object({
  id: z.string(),
  url: z.optional(z.string()),
  origin: z.enum(['registry', 'local']),
  addedAt: z.string(),
  metadata: z.object({ root: bytes, timestamp: bytes, snapshot: bytes, targets: bytes, etag: z.optional(z.string()) }),
  highWater: z.object({ root: count, timestamp: count, snapshot: count, targets: count, signedAt: count }),
  publisher: z.string(),
  sample: z.boolean(),
  checkedAt: z.optional(z.number()),
  failedAt: z.optional(z.number()),
  error: z.optional(z.string()),
  objectionUrl: z.optional(z.string()),
  sourceUrl: z.optional(z.string()),
  policy: bytes,
  expiresAt: z.optional(z.number()),
})

const listRow = z.object({
  key: z.string(),
  registryId: z.string(),
  listId: z.string(),
  active: z.optional(z.number()),
  manifest: bytes,
  broken: z.optional(z.string()),
  behind: z.optional(z.boolean()),
  publisher: z.optional(z.string()),
  sourceUrl: z.optional(z.string()),
  file: z.optional(z.string()),
})

const kept =
  <T>(schema: { safeParse(value: unknown): { success: boolean; data?: unknown } }) =>
  (rows: unknown[]): T[] =>
    rows.flatMap(row => {
      const read = schema.safeParse(row)
      return read.success ? [read.data as T] : []
    })

export const readRegistryRows = kept<RegistryRow>(registryRow)
export const readListRows = kept<ListRow>(listRow)
