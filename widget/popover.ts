/** Opens a box above the page: the top layer where `popover` exists (Chromium 114), else a fixed box with the top z-index. */

const hasPopover = (): boolean => typeof HTMLElement !== 'undefined' && 'popover' in HTMLElement.prototype

export const openAbove = (box: HTMLElement, anchor: HTMLElement): void => {
  if (hasPopover()) {
    box.popover = 'manual'
    if (!box.matches(':popover-open')) box.showPopover()
  }
  box.removeAttribute('data-closed')
  place(box, anchor)
}

export const closeAbove = (box: HTMLElement): void => {
  if (hasPopover() && box.matches(':popover-open')) box.hidePopover()
  box.setAttribute('data-closed', '')
}

/** Below the anchor, above it where there is no room; always inside the viewport. */
export const place = (box: HTMLElement, anchor: HTMLElement): void => {
  const at = anchor.getBoundingClientRect()
  const size = box.getBoundingClientRect()
  const gap = 6
  const below = at.bottom + gap
  const top = below + size.height <= innerHeight - gap || at.top - gap - size.height < gap ? below : at.top - gap - size.height
  box.style.top = `${Math.max(gap, Math.min(top, innerHeight - size.height - gap))}px`
  box.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - size.width - gap))}px`
}
