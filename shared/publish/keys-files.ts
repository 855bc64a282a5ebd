/**
 * Key files. `keyring.json` holds what is public: the threshold and all public keys. Each secret is a file of its own, readable by
 * its owner only (0600), so that root keys can be carried away one by one. With a passphrase secrets are sealed: scrypt, AES-256-GCM.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { fromHex, toHex } from '../format/bytes.ts'
import { type KeyRing, keyOf, publicOnly, type SigningKey } from './keys.ts'
import { PublishError } from './publish-error.ts'

// OWASP's setting for scrypt: 128 MB and about half a second.
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

const KDF = 'scrypt-131072-8-1'

const hex32 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const hex = z.string().check(z.regex(/^([0-9a-f]{2})+$/))
const ringFile = z.object({ threshold: z.number(), root: z.array(hex32), online: hex32 })
const sealed = z.object({ kdf: z.literal(KDF), salt: hex, iv: hex, tag: hex, data: hex })
const secretFile = z.object({ public: hex32, secret: z.optional(hex32), sealed: z.optional(sealed) })

type Derive = (salt: Uint8Array) => Uint8Array

/** All secrets of a ring share a salt, so that a command waits for scrypt once. */
const deriver = (passphrase: string): Derive => {
  const known = new Map<string, Uint8Array>()
  return salt => {
    const hex = toHex(salt)
    const key = known.get(hex) ?? scryptSync(passphrase, salt, 32, SCRYPT)
    known.set(hex, key)
    return key
  }
}

const seal = (secret: Uint8Array, salt: Uint8Array, derive: Derive) => {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', derive(salt), iv)
  const data = Buffer.concat([cipher.update(secret), cipher.final()])
  const tag = cipher.getAuthTag().toString('hex')
  return { kdf: KDF, salt: toHex(salt), iv: toHex(iv), tag, data: data.toString('hex') }
}

const unseal = (box: z.infer<typeof sealed>, derive: Derive, file: string): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', derive(fromHex(box.salt)), fromHex(box.iv), { authTagLength: 16 })
  decipher.setAuthTag(fromHex(box.tag))
  try {
    return Uint8Array.from(Buffer.concat([decipher.update(fromHex(box.data)), decipher.final()]))
  } catch {
    throw new PublishError('wrong-passphrase', file)
  }
}

/** Writes a new ring. Never overwrites: a lost root key cannot be made again. */
export const writeKeyFiles = async (dir: string, ring: KeyRing, passphrase: string | undefined): Promise<string[]> => {
  await mkdir(dir, { recursive: true, mode: 0o700 })
  const taken = (await readdir(dir)).find(name => name.endsWith('.json'))
  if (taken) throw new PublishError('keys-exist', join(dir, taken))
  const written: string[] = []
  const put = async (name: string, value: object, mode: number) => {
    await writeFile(join(dir, name), `${JSON.stringify(value, null, 2)}\n`, { mode, flag: 'wx' })
    written.push(name)
  }
  const derive = passphrase === undefined ? undefined : deriver(passphrase)
  const salt = randomBytes(16)
  const secret = ({ public: publicHex, secret }: SigningKey) => ({
    public: publicHex,
    ...(derive ? { sealed: seal(secret!, salt, derive) } : { secret: toHex(secret!) }),
  })
  for (const [i, key] of ring.root.entries()) await put(`root-${i + 1}.json`, secret(key), 0o600)
  await put('online.json', secret(ring.online), 0o600)
  await put('keyring.json', { threshold: ring.threshold, root: ring.root.map(k => k.public), online: ring.online.public }, 0o644)
  return written
}

/** Reads a ring with the secrets that are there; root secrets may be missing, the online one may not. */
export const readKeyFiles = async (dir: string, passphrase: string | undefined): Promise<KeyRing> => {
  const ring = await parse(join(dir, 'keyring.json'), ringFile)
  const derive = passphrase === undefined ? undefined : deriver(passphrase)
  const secrets = new Map<string, SigningKey>()
  const files = (await readdir(dir)).filter(name => /^(root-\d+|online)\.json$/.test(name)).sort()
  for (const name of files) {
    const path = join(dir, name)
    const file = await parse(path, secretFile)
    if (file.sealed && !derive) throw new PublishError('needs-passphrase', path)
    const bytes = file.sealed ? unseal(file.sealed, derive!, path) : file.secret && fromHex(file.secret)
    if (!bytes || keyOf(bytes).public !== file.public) throw new PublishError('bad-key-file', path)
    secrets.set(file.public, keyOf(bytes))
  }
  const online = secrets.get(ring.online)
  if (!online) throw new PublishError('no-online-key', join(dir, 'online.json'))
  return { threshold: ring.threshold, root: ring.root.map(p => secrets.get(p) ?? publicOnly(p)), online }
}

const parse = async <T extends z.ZodMiniType>(path: string, schema: T): Promise<z.infer<T>> => {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new PublishError('no-key-file', path)
  }
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    throw new PublishError('bad-key-file', path)
  }
}
