/** The page's DOM as text blocks: what a reader sees, in reading order. Reads only; a step is some dozens of nodes. */
import { BlockBuilder, type Segment } from '#shared/core/blocks.ts'
import { isInline, isTablePart, isUnread } from '#shared/core/tags.ts'
import type { Block } from '#shared/core/types.ts'
import { ask } from './own.ts'
import { isFoldedAway, isOpen, startsEditing } from './shown.ts'
import type { Work } from './slices.ts'

export interface Walked {
  blocks: Block[]
  /** Beside `blocks`; every token is a text node. */
  segments: Segment[][]
}

export interface WalkEvents {
  /** Never entered: our own overlay. */
  skip: (el: Element) => boolean
  /** An open shadow root was entered. */
  root: (root: ShadowRoot) => void
  /** Left out because it is not shown, or is being written; that may change. */
  hidden: (el: Element) => void
  /** Its children changed while they were being read: read it again. */
  stray: (el: Element) => void
  /** So much has been read: the same arrays as they grow. */
  read?: ((walked: Walked) => void) | undefined
}

/** Between steps the page's own code may run. */
const NODES_A_STEP = 32

/** Cells take their place, slots show what is elsewhere, a rule cuts. */
const COUNT_WHEN_EMPTY = new Set(['td', 'th', 'slot', 'hr'])

interface Level {
  el: Element
  parent: ParentNode
  next: Node | null
  /** Slotted nodes stand in the slot's place. */
  slotted?: Node[]
  at: number
  /** Text shows: `visibility` may differ from that of the elements around. */
  seen: boolean
}

/** @param firstTable number of the first table met. */
export function* walk(start: Element, events: WalkEvents, firstTable = 0): Work<Walked> {
  const builder = new BlockBuilder(firstTable)
  const walked: Walked = { blocks: builder.ended, segments: builder.endedSegments }
  const levels: Level[] = []

  const enter = (el: Element): void => {
    const at = ask(el)
    const tag = at.localName
    if (tag === 'br') {
      builder.open(tag)
      return
    }
    if (isUnread(tag) || events.skip(el)) return
    const shadow = at.shadowRoot
    if (!at.firstChild && !shadow && !COUNT_WHEN_EMPTY.has(tag)) return
    const style = getComputedStyle(el)
    if (style.display === 'none' || startsEditing(el) || isFoldedAway(el)) {
      events.hidden(el)
      return
    }
    const cell = tag === 'td' || tag === 'th' ? (el as HTMLTableCellElement) : undefined
    builder.open(tag, {
      pre: style.whiteSpace.startsWith('pre') || style.whiteSpace === 'break-spaces',
      ...(isTablePart(tag) ? {} : { block: !isInline(style.display) }),
      ...(cell ? { colSpan: cell.colSpan, rowSpan: cell.rowSpan } : {}),
    })
    if (shadow) events.root(shadow)
    const parent = shadow ?? el
    const slotted = tag === 'slot' ? (el as HTMLSlotElement).assignedNodes() : []
    levels.push({
      el,
      parent,
      next: shadow ? shadow.firstChild : at.firstChild,
      at: 0,
      seen: style.visibility === 'visible',
      ...(slotted.length > 0 ? { slotted } : {}),
    })
    if (style.visibility !== 'visible') events.hidden(el)
  }

  const take = (level: Level): Node | null => {
    if (level.slotted) return level.slotted[level.at++] ?? null
    const node = level.next
    if (!node) return null
    const at = ask(node)
    if (at.parentNode !== level.parent) {
      events.stray(level.el)
      return null
    }
    level.next = at.nextSibling
    return node
  }

  if (isOpen(start)) enter(start)
  else events.hidden(start)
  for (let count = 1; levels.length > 0; count++) {
    if (count % NODES_A_STEP === 0) {
      events.read?.(walked)
      yield
    }
    const level = levels.at(-1)!
    const node = take(level)
    if (!node) {
      builder.close(ask(level.el).localName)
      levels.pop()
    } else if (node instanceof Text) {
      if (level.seen) builder.text(node.data, node)
    } else if (node instanceof Element) enter(node)
  }
  builder.blocks()
  return walked
}
