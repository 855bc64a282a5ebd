/** Plain text → blocks: a block a paragraph; single line ends stay inside, where the finder judges them. */
import { LONGEST_BLOCK } from '../core/blocks.ts'
import type { Block } from '../core/types.ts'
import type { DocumentText, Place } from './types.ts'

/** @param text pasted text, or a document's text layer. */
export const readText = (text: string): Block[] => readTextDocument(text).blocks

/** The same with the line each block begins on. */
export const readTextDocument = (text: string): DocumentText => {
  const blocks: Block[] = []
  const places: Place[] = []
  let line = 1
  const pass = (s: string) => {
    for (let at = s.indexOf('\n'); at >= 0; at = s.indexOf('\n', at + 1)) line++
  }
  // Empty lines part paragraphs.
  for (const [index, paragraph] of text.split(/((?:\r?\n[ \t\u3000]*){2,})/).entries()) {
    if (index % 2 === 1) {
      pass(paragraph)
      continue
    }
    for (let from = 0; from < paragraph.length; ) {
      const to = cut(paragraph, from)
      const piece = paragraph.slice(from, to)
      if (piece.trim() !== '') {
        blocks.push({ text: piece, kind: 'text' })
        places.push({ line })
      }
      pass(piece)
      from = to
    }
  }
  return { kind: 'text', blocks, places, unread: [] }
}

const cut = (text: string, from: number): number => {
  const limit = from + LONGEST_BLOCK
  if (text.length <= limit) return text.length
  const at = Math.max(text.lastIndexOf('\n', limit - 1), text.lastIndexOf('。', limit - 1)) + 1
  return at > from + LONGEST_BLOCK / 2 ? at : limit
}
