/** Places in the composed tree, where shadow roots and their hosts are one page. */
import { ask } from './own.ts'
import { parentOf } from './shown.ts'

/** The node itself, or the host through which it stands in `root`'s tree. */
const liftInto = (node: Node, root: Node): Node | undefined => {
  let at: Node | undefined = node
  while (at) {
    const own: Node = ask(at).getRootNode()
    if (own === root) return at
    at = own instanceof ShadowRoot ? own.host : undefined
  }
  return undefined
}

/** True when `node` stands after `el` on the page. */
export const isAfter = (node: Node, el: Element): boolean => {
  const same = liftInto(node, ask(el).getRootNode())
  const [a, b] = same ? [el, same] : [liftInto(el, ask(node).getRootNode()), node]
  if (!a) {
    return Boolean(
      ask(liftInto(el, document)!).compareDocumentPosition(liftInto(node, document)!) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
  }
  return Boolean(ask(a).compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)
}

/** True when the node stands in the element, or in a shadow root there. */
export const holds = (el: Element, node: Node): boolean => {
  const root = ask(el).getRootNode()
  const here = ask(node).getRootNode() === root ? node : liftInto(node, root)
  return here !== undefined && ask(el).contains(here)
}

/** The nearest of `among` that holds the node. */
const holderIn = (node: Node, among: ReadonlySet<Element>): Element | undefined => {
  for (let el = parentOf(node); el; el = parentOf(el)) if (among.has(el)) return el
  return undefined
}

/** Without those that stand inside another. */
export const outermost = (elements: Iterable<Element>): Set<Element> => {
  const all = new Set(elements)
  for (const el of all) if (holderIn(el, all)) all.delete(el)
  return all
}
