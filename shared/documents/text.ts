/** Plain text → blocks: a block a line, but a line that breaks off inside a sentence goes on in the next. */
import { LONGEST_BLOCK } from '../core/blocks.ts'
import type { Block } from '../core/types.ts'

/** @param text pasted text, or a document's text layer. */
export const readText = (text: string): Block[] => {
  const blocks: Block[] = []
  // Empty lines part paragraphs; single line ends stay inside, where the finder judges them.
  for (const paragraph of text.split(/(?:\r?\n[ \t\u3000]*){2,}/)) {
    for (let from = 0; from < paragraph.length; ) {
      const to = cut(paragraph, from)
      const piece = paragraph.slice(from, to)
      if (piece.trim() !== '') blocks.push({ text: piece, kind: 'text' })
      from = to
    }
  }
  return blocks
}

const cut = (text: string, from: number): number => {
  const limit = from + LONGEST_BLOCK
  if (text.length <= limit) return text.length
  const at = Math.max(text.lastIndexOf('\n', limit - 1), text.lastIndexOf('。', limit - 1)) + 1
  return at > from + LONGEST_BLOCK / 2 ? at : limit
}
