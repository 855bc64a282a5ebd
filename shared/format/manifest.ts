/** A list version's manifest: canonical JSON, reached through signed targets, so its bytes are already authentic when read. */
import * as z from 'zod/mini'
import { isDay } from '../core/days.ts'
import { KEY_HASH_VERSION } from '../core/keyhash.ts'
import { NORMALISER_VERSION } from '../core/normalise.ts'
import { fromUtf8, utf8 } from './bytes.ts'
import { canonicalJson } from './canonical.ts'
import { FormatError } from './error.ts'
import type { Manifest } from './types.ts'

/** Also the path segment of the list's files. */
export const LIST_ID = /^[a-z0-9][a-z0-9-]{0,63}$/
/** With many endings a manifest grows; a client reads no more than this. */
export const MANIFEST_MAX_BYTES = 64 * 1024

const count = z.number().check(z.int(), z.nonnegative())
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const ref = z.object({ length: count, sha256: hash })

const manifest = z.object({
  schema: z.literal(1),
  normaliser: z.literal(NORMALISER_VERSION),
  hash: z.literal(KEY_HASH_VERSION),
  listId: z.string().check(z.regex(LIST_ID)),
  seq: z.number().check(z.int(), z.positive()),
  retrievedAt: z.string().check(z.refine(isDay)),
  coverage: z.object({
    complete: z.boolean(),
    regions: z.array(z.string()),
    subjects: z.array(z.enum(['organisation', 'sole-trader', 'person'])),
    channel: z.string(),
    note: z.optional(z.string()),
  }),
  keyCoverage: z.object({ count, uscc: count, orgCode: count, regNo: count, name: count, anyCode: count }),
  count,
  graceDays: count,
  sample: z.boolean(),
  endings: z.array(z.string().check(z.minLength(2))),
  previous: z.optional(hash),
  parts: ref,
  blocks: z.object({
    buckets: z.number().check(
      z.refine(n => Number.isInteger(Math.log2(n)) && n <= 2 ** 24),
      z.positive(),
    ),
    root: hash,
  }),
  keys: z.object({ bits: z.number().check(z.int(), z.minimum(32), z.maximum(53)), count, root: hash }),
})

export const writeManifest = (value: Manifest): Uint8Array => utf8(canonicalJson(value))

/**
 * Throws `unknown-schema`, `unknown-normaliser` or `unknown-hash` for a version this client does not have: its keys would be
 * computed otherwise, and a miss would mean nothing. Anything else amiss is `bad-manifest`.
 */
export const readManifest = (bytes: Uint8Array): Manifest => {
  if (bytes.length > MANIFEST_MAX_BYTES) throw new FormatError('bad-manifest', 'too large')
  let value: { schema?: unknown; normaliser?: unknown; hash?: unknown } | null
  try {
    value = JSON.parse(fromUtf8(bytes, 'manifest'))
  } catch {
    throw new FormatError('bad-manifest', 'no JSON')
  }
  if (value?.schema !== 1) throw new FormatError('unknown-schema', `manifest schema ${String(value?.schema)}`)
  if (value.normaliser !== NORMALISER_VERSION) throw new FormatError('unknown-normaliser', `version ${String(value.normaliser)}`)
  if (value.hash !== KEY_HASH_VERSION) throw new FormatError('unknown-hash', `version ${String(value.hash)}`)
  const read = z.safeParse(manifest, value)
  if (read.success) return read.data as Manifest
  const issue = read.error.issues[0]
  throw new FormatError('bad-manifest', `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}
