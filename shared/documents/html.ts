/** HTML source → blocks, the same blocks that the page's walker gives (`shared/core/blocks.ts`). Tolerant as browsers are. */
import { Parser } from 'htmlparser2'
import { BlockBuilder, type OpenOptions } from '../core/blocks.ts'
import type { Block } from '../core/types.ts'

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i
const PRE_STYLE = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\s*(?:;|$)/i

const optionsOf = (attributes: { [name: string]: string }): OpenOptions => {
  const options: OpenOptions = {}
  const { style, colspan, rowspan, contenteditable } = attributes
  if ('hidden' in attributes && attributes.hidden !== 'until-found') options.hidden = true
  if (style && HIDDEN_STYLE.test(style)) options.hidden = true
  if (contenteditable !== undefined && contenteditable.toLowerCase() !== 'false') options.hidden = true
  if (style && PRE_STYLE.test(style)) options.pre = true
  if (colspan) options.colSpan = Number.parseInt(colspan, 10) || 1
  if (rowspan) options.rowSpan = Number.parseInt(rowspan, 10) || 1
  return options
}

/** @param html a document or a fragment, decoded. Styles are read from attributes only. */
export const readHtml = (html: string): Block[] => {
  const builder = new BlockBuilder()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, optionsOf(attributes)),
      ontext: text => builder.text(text),
      onclosetag: name => builder.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  return builder.blocks()
}
