/**
 * What is kept of an official page: the picture of what the officer saw, and a statement of address, time and hashes beside it. The
 * page's own source is kept only where the project asks for whole pages. Numbers in a picture cannot be masked by a program: so the
 * officer is shown it before it is kept.
 */
import { scrub } from '../core/person-numbers.ts'
import { sha256Hex, utf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import { evidenceName } from '../review/names.ts'
import type { Channel } from './channels.ts'
import type { Asked, OfficialReading } from './read.ts'

export interface Captured {
  url: string
  /** ISO instant in UTC, whole seconds. */
  at: string
  /** Whose clock `at` is of. */
  clock: string
  png: Uint8Array
  /** The page's source before anything of ours was in it; empty where whole pages are not kept. */
  html: string
}

export interface CaptureFiles {
  /** Path in the review's files → bytes. */
  files: Map<string, Uint8Array>
  refs: { path: string; sha256: string }[]
  /** Identity numbers of persons that were masked in the source. */
  masked: number
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const isPng = (bytes: Uint8Array): boolean => PNG.every((byte, i) => bytes[i] === byte)

/**
 * @param no the bidder's number. @param wholePage the project asks for the page's source too.
 * @throws TypeError where the picture is none: a capture without it proves nothing.
 */
export const captureFiles = (
  no: number,
  asked: Pick<Asked, 'list' | 'name' | 'code'>,
  channel: Pick<Channel, 'id' | 'basis'>,
  captured: Captured,
  reading: OfficialReading,
  wholePage: boolean,
): CaptureFiles => {
  if (!isPng(captured.png)) throw new TypeError('the capture holds no picture')
  const code = asked.code ? { type: 'uscc' as const, value: asked.code, valid: true } : undefined
  const stem = `evidence/${evidenceName(no, { name: asked.name, ...(code ? { code } : {}) }, captured.at)}/${asked.list}-${channel.id}`
  const { text, removed } = scrub(captured.html)
  const files = new Map<string, Uint8Array>([[`${stem}.png`, captured.png]])
  if (wholePage) files.set(`${stem}.html`, utf8(text))
  const statement = {
    asked: { list: asked.list, name: asked.name, code: asked.code },
    channel: channel.id,
    formBasis: channel.basis,
    url: scrub(captured.url).text,
    at: captured.at,
    clock: captured.clock,
    masked: removed,
    reading,
    files: Object.fromEntries([...files].map(([path, bytes]) => [path.slice(path.lastIndexOf('/') + 1), sha256Hex(bytes)])),
  }
  files.set(`${stem}.json`, utf8(`${canonicalJson(statement)}\n`))
  return { files, refs: [...files].map(([path, bytes]) => ({ path, sha256: sha256Hex(bytes) })), masked: removed }
}
