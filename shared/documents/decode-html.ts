/** A saved page's bytes → its text, as browsers decode it. */
import { decodeText } from './decode.ts'

/** Browsers look for the declaration in the first 1024 bytes. */
const META_BYTES = 1024
const META = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i

const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, META_BYTES))
  const found = META.exec(head)
  return found?.[1] ?? found?.[2]
}

/** Undefined when the bytes are not in that charset from end to end, or there is no such charset. */
const decodeFully = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * UTF-8 where it is UTF-8 throughout: saved pages may still declare the charset their server spoke, and no other text is UTF-8 by
 * chance. Else by the declaration, where it fits; else as if nothing were declared, because a name that cannot be read would not be
 * looked up. What fits nothing is read as on screen, with U+FFFD.
 */
export const decodeHtml = (bytes: Uint8Array): string => {
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe
  const charset = marked || decodeFully(bytes, 'utf-8') !== undefined ? undefined : declaredCharset(bytes)
  if (!charset) return decodeText(bytes).text
  const fitting = decodeFully(bytes, charset) ?? decodeFully(bytes, 'gb18030')
  if (fitting !== undefined) return fitting
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return decodeText(bytes).text
  }
}
