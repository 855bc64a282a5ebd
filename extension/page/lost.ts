/** Text that was read and has been hidden since. */
import { firstNode, type LiveBlock } from './live.ts'
import { isReadable, parentOf } from './shown.ts'
import { holds, outermost } from './tree.ts'

/** The outermost hidden elements, among those whose text stands in the book. */
export const lostWithin = (order: readonly LiveBlock[], within: ReadonlySet<Element>): Element[] => {
  const judged = new Map<Element, boolean>()
  const shown = (el: Element): boolean => {
    let known = judged.get(el)
    if (known === undefined) {
      known = isReadable(el)
      judged.set(el, known)
    }
    return known
  }
  const parts = [...outermost(within)]
  const out = new Set<Element>()
  for (const live of order) {
    const node = firstNode(live)
    let el = parentOf(node)
    if (!node.isConnected || !el || !parts.some(part => holds(part, node)) || shown(el)) continue
    for (let up = parentOf(el); up && !shown(up); up = parentOf(up)) el = up
    out.add(el)
  }
  return [...out]
}
