/**
 * `manifest.sha256`: the hash and path of every file of a record, in the form of `sha256sum`, by path. Made last. The record's
 * digest is over all lines but that of `index.html`, which prints it: so paper and folder can be told to belong together.
 */
import { sha256Hex, utf8 } from '../format/bytes.ts'

export const MANIFEST = 'manifest.sha256'
export const PAGE = 'index.html'
export const RECORD = 'record.json'

/** Where later proofs may be put beside a record without changing it: list receipts and time stamps. */
export const isLaterProof = (path: string): boolean => path.startsWith('receipts/') || path.endsWith('.tsr')

export type Files = ReadonlyMap<string, Uint8Array>

const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const manifestOf = (files: Files): string =>
  [...files.keys()]
    .sort(byPath)
    .map(path => `${sha256Hex(files.get(path)!)}  ${path}\n`)
    .join('')

/** @param manifest the text of `manifest.sha256`. */
export const digestOf = (manifest: string): string =>
  sha256Hex(
    utf8(
      manifest
        .split('\n')
        .filter(line => line !== '' && line.slice(66) !== PAGE)
        .map(line => `${line}\n`)
        .join(''),
    ),
  )

/** Path → hash. Undefined where the text is no manifest, or not the one that would be written. */
export const readManifest = (manifest: string): Map<string, string> | undefined => {
  const hashes = new Map<string, string>()
  let last = ''
  for (const line of manifest.split('\n').slice(0, -1)) {
    const [, hash, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (!hash || !path || path <= last) return undefined
    hashes.set(path, hash)
    last = path
  }
  return manifest.endsWith('\n') && hashes.size > 0 ? hashes : undefined
}
