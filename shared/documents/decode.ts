/** Bytes → text. Sources are UTF-8 (with and without mark), UTF-16, GBK or GB18030; the last two are read by one decoder. */
import { DocumentError } from './fault.ts'

export interface DecodedText {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | string
}

const decodeWith = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Decodes by the byte-order mark, else as UTF-16 when every other byte of the beginning is zero, else UTF-8 when every sequence is
 * right, else GB18030. A text that is none of these is refused: a list with unreadable names would miss firms.
 */
export const decodeText = (bytes: Uint8Array, asked?: string): DecodedText => {
  if (bytes.length === 0) throw new DocumentError('empty-file')
  const encoding = asked ? labelOf(asked) : detect(bytes)
  const tried = encoding ? [encoding] : ['utf-8', 'gb18030']
  for (const one of tried) {
    const text = decodeWith(bytes, one)
    if (text === undefined) continue
    if (text.trim() === '') throw new DocumentError('empty-file')
    return { text, encoding: one }
  }
  throw new DocumentError('bad-encoding', tried.join(', '))
}

const labelOf = (asked: string): string => {
  try {
    const label = new TextDecoder(asked).encoding
    return label === 'gbk' ? 'gb18030' : label
  } catch {
    throw new DocumentError('bad-encoding', asked)
  }
}

const detect = (bytes: Uint8Array): string | undefined => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  // Without a mark: line ends, digits and commas of a UTF-16 text have a zero byte, always on the same side.
  const head = Math.min(bytes.length & ~1, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < head; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > 2 && even === 0) return 'utf-16le'
  if (even > 2 && odd === 0) return 'utf-16be'
  return undefined
}
