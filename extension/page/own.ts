/**
 * What the browser itself says of a node. A picture or a form with a name takes the document's own property of that name, an input
 * its form's (`<img name="body">`, `<input name="parentNode">`), for content scripts too: these reads pass them by.
 */
export const own = <T extends Node>(node: T): T =>
  new Proxy(node, {
    get(real, key) {
      const value = Reflect.get(Object.getPrototypeOf(real), key, real) as unknown
      return typeof value === 'function' ? value.bind(real) : value
    },
  })

/** To ask, never to hand on: the browser does not take it for the document. */
export const page: Document = own(document)

/** The node to ask instead of this one. Forms alone let their content take the place of their properties. */
export const ask = <T extends Node>(node: T): T => (node instanceof HTMLFormElement ? own(node) : node)
