/** Opens a box above the page: the top layer where `popover` exists (Chromium 114), else a fixed box with the top z-index. */

const hasPopover = (): boolean => 'popover' in HTMLElement.prototype

export const openAbove = (box: HTMLElement, anchor: HTMLElement): void => {
  box.removeAttribute('data-closed')
  if (hasPopover()) {
    box.popover = 'manual'
    if (!box.matches(':popover-open')) box.showPopover()
  }
  place(box, anchor)
}

export const closeAbove = (box: HTMLElement): void => {
  if (hasPopover() && box.matches(':popover-open')) box.hidePopover()
  box.setAttribute('data-closed', '')
}

const GAP = 6

/** Below the anchor, above it where there is no room; always inside the viewport. */
export const place = (box: HTMLElement, anchor: HTMLElement): void => {
  const at = anchor.getBoundingClientRect()
  const { width, height } = box.getBoundingClientRect()
  const below = at.bottom + GAP
  const above = at.top - GAP - height
  const wanted = below + height <= innerHeight - GAP || above < GAP ? below : above
  const top = Math.max(GAP, Math.min(wanted, innerHeight - height - GAP))
  const left = Math.max(GAP, Math.min(at.left, document.documentElement.clientWidth - width - GAP))
  box.style.top = `${top}px`
  box.style.left = `${left}px`
  // Outside the top layer an ancestor with a transform carries the box's coordinates away.
  const got = box.getBoundingClientRect()
  if (Math.abs(got.top - top) < 1 && Math.abs(got.left - left) < 1) return
  box.style.top = `${2 * top - got.top}px`
  box.style.left = `${2 * left - got.left}px`
}
