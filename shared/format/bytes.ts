/** Bytes: hashing, hex, fixed-width numbers (big-endian) and the frame of the binary parts. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { FormatError } from './error.ts'
import type { PartRef } from './types.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Throws `bad-part` on bytes that are no UTF-8. */
export const fromUtf8 = (bytes: Uint8Array, what: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new FormatError('bad-part', `${what} is no UTF-8`)
  }
}

/** Synchronous and in plain JavaScript: `crypto.subtle` is absent on http pages. */
export const sha256Bytes = (bytes: Uint8Array): Uint8Array => sha256(bytes)
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))
export const toHex = bytesToHex
export const fromHex = hexToBytes

export const refOf = (bytes: Uint8Array): PartRef => ({ length: bytes.length, sha256: sha256Hex(bytes) })

/** Throws unless `bytes` are exactly what `ref` says. The length first: a short read is told apart from a damaged one. */
export const checkPart = (bytes: Uint8Array, ref: PartRef, what: string): void => {
  if (bytes.length !== ref.length) throw new FormatError('wrong-length', `${what}: ${bytes.length} bytes, not ${ref.length}`)
  if (sha256Hex(bytes) !== ref.sha256) throw new FormatError('wrong-hash', what)
}

export const concat = (pieces: readonly Uint8Array[]): Uint8Array => {
  let length = 0
  for (const p of pieces) length += p.length
  const out = new Uint8Array(length)
  let at = 0
  for (const p of pieces) {
    out.set(p, at)
    at += p.length
  }
  return out
}

const CRC = new Uint32Array(256).map((_, n) => {
  let c = n
  for (let i = 0; i < 8; i++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
const crc32 = (bytes: Uint8Array, end: number): number => {
  let c = -1
  for (let i = 0; i < end; i++) c = CRC[(c ^ bytes[i]!) & 255]! ^ (c >>> 8)
  return ~c >>> 0
}

/** The first released layout of every binary part. */
export const LAYOUT_VERSION = 1
/** Kinds of binary part, so that one is never read as another. */
export type Kind = 'T' | 'K' | 'I'

/**
 * Frame of a binary part: version (1), kind (1), body, CRC-32 of all before it (4). The CRC guards reads from disk, where hashing
 * every page at every start would cost too much; what comes from the network is checked by SHA-256 as well.
 */
export const frame = (kind: Kind, body: Uint8Array): Uint8Array => {
  const out = new Uint8Array(body.length + 6)
  out[0] = LAYOUT_VERSION
  out[1] = kind.charCodeAt(0)
  out.set(body, 2)
  new DataView(out.buffer).setUint32(out.length - 4, crc32(out, out.length - 4))
  return out
}

/** The body of a framed part, as a view. */
export const unframe = (kind: Kind, bytes: Uint8Array, what: string): Uint8Array => {
  if (bytes.length < 6) throw new FormatError('bad-part', `${what} is too short`)
  if (bytes[0] !== LAYOUT_VERSION) throw new FormatError('unknown-schema', `${what} has layout ${bytes[0]}`)
  if (bytes[1] !== kind.charCodeAt(0)) throw new FormatError('bad-part', `${what} is of another kind`)
  const sum = viewOf(bytes).getUint32(bytes.length - 4)
  if (crc32(bytes, bytes.length - 4) !== sum) throw new FormatError('bad-part', `${what} fails its checksum`)
  return bytes.subarray(2, bytes.length - 4)
}

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
