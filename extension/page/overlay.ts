/**
 * The one element the page gains: a host with a closed shadow root, in the top layer where the browser has popovers. It takes
 * no room: marks stand absolutely at the document's coordinates, so they scroll with the page without our help.
 */

import { homeOf } from './home.ts'
import { overlayCss } from './overlay-css.ts'
import { page } from './own.ts'

/**
 * Times the host is put right, and milliseconds after which each of them counts no more: a page that never tires is answered
 * slowly, and has won nothing when it does.
 */
const MOST_RETURNS = 8
const AGAIN_AFTER = 3000

export interface Overlay {
  host: HTMLElement
  /** Marks and fallback lines: a point at the document's origin. */
  layer: HTMLElement
  root: ShadowRoot
  /** Where the layer's own origin is now, in viewport coordinates. */
  origin(): { x: number; y: number }
  /** What goes full screen, and a popover of the page, enters the top layer above us. */
  rise(): void
  /** Out of the top layer, and into it again. */
  lower(): void
  raise(): void
  /** Puts the host back, above everything, if the page took it away, and keeps it at the window's scale. */
  keep(): void
}

const raise = (host: HTMLElement): void => {
  try {
    host.showPopover()
  } catch {
    // Unknown, open already, or not in the page: then the host is where it is, above all that is in the flow.
  }
}

/** Styles the root; returns the way to change its style. */
const styleInto = (root: ShadowRoot): ((css: string) => void) => {
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(overlayCss)
    root.adoptedStyleSheets = [sheet]
    return css => sheet.replaceSync(css)
  } catch {
    // Older Firefox refuses sheets built in a content script.
    const style = page.createElement('style')
    style.textContent = overlayCss
    root.append(style)
    return css => {
      style.textContent = css
    }
  }
}

/** The root's `zoom`, which would scale all of ours a second time. Browsers that do not tell it measure in the root's scale. */
const rootZoom = (): number => page.documentElement.currentCSSZoom ?? 1

export const openOverlay = (signal: AbortSignal): Overlay => {
  const host = page.createElement('xinbiao-overlay')
  const root = host.attachShadow({ mode: 'closed' })
  const layer = page.createElement('div')
  layer.className = 'layer'
  layer.setAttribute('role', 'group')
  root.append(layer)
  const restyle = styleInto(root)
  const rises = typeof host.showPopover === 'function'
  if (rises) host.popover = 'manual'

  let returns = MOST_RETURNS
  let lowered = false
  let zoom = 1
  let home: Element
  const attach = (to: Element) => {
    home = to
    to.append(host)
    raise(host)
  }
  const mayReturn = (): boolean => {
    if (returns === 0) return false
    returns--
    setTimeout(() => {
      returns++
      keep()
    }, AGAIN_AFTER)
    return true
  }
  const isOpen = () => lowered || !rises || host.matches(':popover-open')
  const keep = () => {
    if (signal.aborted) return
    if (zoom !== rootZoom()) {
      zoom = rootZoom()
      restyle(`${overlayCss}:host{zoom:${1 / zoom}!important}`)
    }
    // A dialog opened, closed, or left the page with the host in it: that is nobody's attack.
    const now = rises ? homeOf() : home
    if (now !== home) attach(now)
    if ((!isChanged() && host.isConnected && isOpen()) || !mayReturn()) return
    if (isChanged()) {
      for (const name of host.getAttributeNames()) if (name !== 'popover') host.removeAttribute(name)
      if (rises) host.popover = 'manual'
    }
    if (host.isConnected) raise(host)
    else attach(home)
  }
  // `inert` or `aria-hidden`, say, which a page gives all that stands beside its dialog.
  const isChanged = () => host.getAttributeNames().join() !== (rises ? 'popover' : '')
  attach(page.documentElement)

  const guard = new MutationObserver(keep)
  guard.observe(document, { childList: true })
  guard.observe(page.documentElement, { childList: true })
  signal.addEventListener('abort', () => {
    guard.disconnect()
    host.remove()
  })
  const lower = () => {
    if (rises && host.matches(':popover-open')) host.hidePopover()
  }
  const rise = () => {
    if (lowered || !mayReturn()) return
    lower()
    raise(host)
  }
  addEventListener('fullscreenchange', rise, { capture: true, signal })
  return {
    host,
    layer,
    root,
    keep,
    rise,
    lower: () => {
      lowered = true
      lower()
    },
    raise: () => {
      lowered = false
      raise(host)
    },
    origin: () => layer.getBoundingClientRect(),
  }
}
