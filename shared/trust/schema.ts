/** The shapes of TUF metadata (specification 1.0, section 4) as far as this client uses them. Unknown fields are kept out, not refused. */
import * as z from 'zod/mini'
import { daysBetween, isDay } from '../core/days.ts'
import { TrustError } from './error.ts'

const version = z.number().check(z.int(), z.positive())
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)Z$/
const instant = z.string().check(z.refine(text => isDay(INSTANT.exec(text)?.[1] ?? '')))
const hex = z.string().check(z.regex(/^([0-9a-f]{2})+$/))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const common = { spec_version: z.string().check(z.regex(/^1\.\d+(\.\d+)?$/)), version, expires: instant }
const file = z.object({ length: z.number().check(z.int(), z.nonnegative()), hashes: z.object({ sha256 }) })
// Length and hashes, optional in the specification, are required here: they are what stops mix-and-match early.
const metaFile = z.object({ version, ...file.shape })

const key = z.looseObject({ keytype: z.string(), scheme: z.string(), keyval: z.looseObject({ public: z.string() }) })
const role = z.object({ keyids: z.array(sha256), threshold: version })
const url = z.string().check(z.regex(/^https?:\/\/\S+$/))

const roles = {
  root: z.object({
    _type: z.literal('root'),
    ...common,
    consistent_snapshot: z.literal(true),
    keys: z.record(sha256, key),
    roles: z.object({ root: role, timestamp: role, snapshot: role, targets: role }),
    /** Ours, unknown to TUF: who publishes. Signed by the offline keys, so a stolen online key cannot pass as another publisher. */
    xinbiao: z.object({
      publisher: z.string().check(z.minLength(1), z.maxLength(200)),
      sample: z.boolean(),
      objectionUrl: z.optional(url),
      sourceUrl: z.optional(url),
    }),
  }),
  timestamp: z.object({
    _type: z.literal('timestamp'),
    ...common,
    meta: z.object({ 'snapshot.json': metaFile }),
    /** Ours: when it was signed. The newest one seen is a clock that cannot be set back. */
    signedAt: instant,
  }),
  snapshot: z.object({ _type: z.literal('snapshot'), ...common, meta: z.object({ 'targets.json': metaFile }) }),
  targets: z.object({ _type: z.literal('targets'), ...common, targets: z.record(z.string(), file) }),
}

/** An instant of the metadata (`2026-07-01T08:00:00Z`, already checked) in ms. */
export const msOf = (text: string): number => {
  const [, day, h, m, s] = INSTANT.exec(text)!
  return daysBetween('1970-01-01', day!) * 86_400_000 + Number(h) * 3_600_000 + Number(m) * 60_000 + Number(s) * 1000
}

export type RoleName = keyof typeof roles
export type Signed<R extends RoleName> = z.infer<(typeof roles)[R]>
export type Role = z.infer<typeof role>
export type Publisher = Signed<'root'>['xinbiao']

const envelope = z.object({
  signatures: z.array(z.object({ keyid: sha256, sig: hex })),
  signed: z.record(z.string(), z.unknown()),
})

export interface Envelope<R extends RoleName> {
  signatures: { keyid: string; sig: string }[]
  /** As parsed, unknown fields included: the signature is over all of it. */
  raw: { [field: string]: unknown }
  signed: Signed<R>
}

/** Bytes into an envelope of the role, signatures not yet checked. */
export const parseMetadata = <R extends RoleName>(name: R, bytes: Uint8Array, step: string): Envelope<R> => {
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new TrustError('bad-metadata', step, `${name} is no JSON`)
  }
  const outer = z.safeParse(envelope, json)
  const inner = outer.success ? z.safeParse(roles[name], outer.data.signed) : undefined
  if (!outer.success || !inner?.success) {
    const issue = (outer.error ?? inner?.error)?.issues[0]
    throw new TrustError('bad-metadata', step, `${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
  }
  return { signatures: outer.data.signatures, raw: outer.data.signed, signed: inner.data as Signed<R> }
}
