/** A review as its files: record, page, evidence, and last of all the manifest. */
import { utf8 } from '../format/bytes.ts'
import type { Lang } from '../text/words.ts'
import type { Review } from './build-record.ts'
import { digestOf, MANIFEST, manifestOf, PAGE, RECORD } from './manifest.ts'
import { recordPage } from './page.ts'
import { writeRecord } from './record.ts'

/** Path → bytes, the manifest last: whoever writes them in order has a whole record only when all are there. */
export const reviewFiles = (
  { record, cards, evidence }: Review,
  lang: Lang,
): { files: Map<string, Uint8Array>; digest: string } => {
  const files = new Map<string, Uint8Array>([[RECORD, utf8(writeRecord(record))], ...evidence])
  const digest = digestOf(manifestOf(files))
  files.set(PAGE, utf8(recordPage(record, cards, digest, lang)))
  files.set(MANIFEST, utf8(manifestOf(files)))
  return { files, digest }
}
