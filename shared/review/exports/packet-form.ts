/** `packet.json`: of which record a packet is a part, and what of the bidder's files is not in it. */
import * as z from 'zod/mini'
import { fromUtf8 } from '../../format/bytes.ts'
import { hash } from '../forms.ts'
import type { Files } from '../manifest.ts'

export const PACKET = 'packet.json'
/** What stands in place of another bidder's name or code. */
export const MASKED = '〔其他单位〕'

const form = z.object({
  format: z.literal('xinbiao-packet'),
  version: z.literal(1),
  /** Digest of the whole record. */
  whole: hash,
  /** The bidder's number in it. */
  no: z.number(),
  withheld: z.array(z.object({ path: z.string(), sha256: hash })),
})
export type PacketForm = z.infer<typeof form>

/** Undefined where the files are no packet's. */
export const readPacket = (files: Files): PacketForm | undefined => {
  const bytes = files.get(PACKET)
  if (!bytes) return undefined
  try {
    const read = z.safeParse(form, JSON.parse(fromUtf8(bytes, PACKET)))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
