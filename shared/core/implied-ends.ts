/** Which open elements a start tag ends where HTML lets writers leave the end tag out: cells, rows, paragraphs, list items. */
import { isBlockTag } from './tags.ts'

export interface Implied {
  /** Open elements that this one ends, and those beyond which nothing is ended. */
  ends: ReadonlySet<string>
  stop: ReadonlySet<string>
  all: boolean
}
const implied = (ends: string, stop: string, all = false): Implied => ({
  ends: new Set(ends.split(' ')),
  stop: new Set(stop.split(' ')),
  all,
})
/** Of every block tag that is not named below. */
export const IMPLIED_BY_BLOCK = implied('p', 'table td th caption button')
const IMPLIED: { [tag: string]: Implied } = {
  td: implied('td th caption', 'table tr'),
  th: implied('td th caption', 'table tr'),
  tr: implied('td th tr caption', 'table', true),
  tbody: implied('td th tr tbody thead tfoot caption', 'table', true),
  thead: implied('td th tr tbody thead tfoot caption', 'table', true),
  tfoot: implied('td th tr tbody thead tfoot caption', 'table', true),
  li: implied('li p', 'ul ol menu table td th', true),
  dt: implied('dt dd p', 'dl table td th', true),
  dd: implied('dt dd p', 'dl table td th', true),
}

export const impliedEnds = (tag: string): Implied | undefined => IMPLIED[tag] ?? (isBlockTag(tag) ? IMPLIED_BY_BLOCK : undefined)
