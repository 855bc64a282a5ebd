/** What a text or a browser's stores give away of what must stay secret, however it is written. */
import { createHash } from 'node:crypto'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { keyHash } from '#shared/core/keyhash.ts'
import { keysOfCode, keysOfName } from '#shared/core/keys.ts'
import { variantKey } from '#shared/core/variants.ts'

/** How a text could be told: as it is, encoded, or hashed, by SHA-256 or by the lists' own key hash. */
const disguises = (text: string): string[] => {
  const bytes = Buffer.from(text)
  const sha = createHash('sha256').update(bytes)
  const code = parseIdentifier(text)
  const keys = code ? keysOfCode(code) : keysOfName(text, variantKey(text))
  const hex = (n: number) => n.toString(16).padStart(8, '0')
  const hashes = keys.flatMap(({ type, value }) => {
    const { lo, hi } = keyHash(type, value)
    return [hex(hi) + hex(lo), hex(lo) + hex(hi)]
  })
  const digest = sha.digest()
  return [
    text,
    encodeURIComponent(text),
    JSON.stringify(text)
      .replace(/[^\x20-\x7e]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    digest.toString('hex'),
    digest.toString('base64').replace(/=+$/, ''),
    ...hashes,
  ].map(one => one.toLowerCase())
}

/** @returns what finds, in a text, the secrets that it gives away. */
export const leaksOf = (secrets: string[]): ((text: string) => string[]) => {
  const looks = secrets.flatMap(disguises)
  return text => {
    const low = text.toLowerCase()
    return looks.filter(look => low.includes(look))
  }
}

/** Runs in a page: all that its origin keeps on disk, as text. */
export const readStores = async (): Promise<string> => {
  const found: string[] = []
  const textOf = (value: unknown): string =>
    JSON.stringify(value, (_, one) => (one instanceof Uint8Array ? new TextDecoder().decode(one) : one)) ?? ''
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open(name!)
      opening.onsuccess = () => done(opening.result)
      opening.onerror = () => failed(opening.error)
    })
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store).getAll()
      await new Promise(done => all.addEventListener('success', done))
      found.push(textOf(all.result))
    }
    db.close()
  }
  for (const key of Object.keys(localStorage)) found.push(key, localStorage.getItem(key)!)
  for (const key of Object.keys(sessionStorage)) found.push(key, sessionStorage.getItem(key)!)
  if (document.cookie) found.push(document.cookie)
  return found.join('\n')
}
