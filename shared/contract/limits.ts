/** Caps on what crosses between the extension's contexts. Each stands for a size that no honest sender reaches. */
export const limits = {
  /** Characters of text in one `page/check`. The content script sends ≤ 64 k; a single longer block is let through up to this. */
  checkCharacters: 256 * 1024,
  /** Blocks in one `page/check`: 64 k characters of one-character cells would be the worst honest page. */
  checkBlocks: 20_000,
  /** Ids of documents checked in the panel begin here: far above any browser tab's. */
  documents: 2 ** 40,
  /** Batches of one document: 64 k characters each, so some 256 MB of text. */
  batches: 4096,
  /** A document id or a subject's key. */
  key: 512,
  /** A selection, a name or a code to look up. */
  query: 200,
  /** Why an officer confirmed a pair. */
  reason: 500,
  /** A confirmed pair's key: two names and two codes. */
  pair: 2048,
  url: 2048,
  /** A document's name. */
  title: 512,
} as const
