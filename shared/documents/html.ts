/** HTML source → blocks, the same blocks that the page's walker gives (`shared/core/blocks.ts`). Tolerant as browsers are. */
import { Parser } from 'htmlparser2'
import { BlockBuilder, type OpenOptions } from '../core/blocks.ts'
import { isInline, isTablePart } from '../core/tags.ts'
import type { Block } from '../core/types.ts'

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i
const PRE_STYLE = /(?:^|;)\s*white-space\s*:\s*(?:pre|pre-wrap|break-spaces)\s*(?:;|$)/i

const DISPLAY_STYLE = /(?:^|;)\s*display\s*:\s*([a-z-]+)/gi
/** Whatever its display, it stands apart from the text around. */
const OUT_OF_LINE_STYLE = /(?:^|;)\s*(?:float\s*:\s*(?:left|right)|position\s*:\s*(?:absolute|fixed))\b/i

const CSS_WIDE = new Set(['inherit', 'initial', 'unset', 'revert', 'revert-layer', 'none'])

/** Whether the style makes a block of it, or text within a line; undefined where it leaves that to the tag. */
const blockByStyle = (style: string): boolean | undefined => {
  if (OUT_OF_LINE_STYLE.test(style)) return true
  const display = [...style.matchAll(DISPLAY_STYLE)].at(-1)?.[1]?.toLowerCase()
  return display === undefined || CSS_WIDE.has(display) ? undefined : !isInline(display)
}

const optionsOf = (tag: string, attributes: { [name: string]: string }): OpenOptions => {
  const options: OpenOptions = {}
  const { style, colspan, rowspan, contenteditable } = attributes
  if ('hidden' in attributes && attributes.hidden !== 'until-found') options.hidden = true
  if (style && HIDDEN_STYLE.test(style)) options.hidden = true
  if (contenteditable !== undefined && contenteditable.toLowerCase() !== 'false') options.hidden = true
  if (style && PRE_STYLE.test(style)) options.pre = true
  const block = style && !isTablePart(tag) ? blockByStyle(style) : undefined
  if (block !== undefined) options.block = block
  if (colspan) options.colSpan = Number.parseInt(colspan, 10) || 1
  if (rowspan) options.rowSpan = Number.parseInt(rowspan, 10) || 1
  return options
}

/** @param html a document or a fragment, decoded. Styles are read from attributes only. */
export const readHtml = (html: string): Block[] => {
  const builder = new BlockBuilder()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, optionsOf(name, attributes)),
      ontext: text => builder.text(text),
      onclosetag: name => builder.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  return builder.blocks()
}
