/** The six findings' colours and lines: the drawing's set on light ground, its counterpart on dark. Text on it has ≥ 4.5 : 1. */
import type { Assessment } from '#shared/core/types.ts'

export const assessments: readonly Assessment[] = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear']

export interface Colours {
  ink: { [A in Assessment]: string }
  /** Ground of a name, for the two findings that need an eye at once. */
  tint: { [A in Assessment]?: string }
  /** Ground of outlined marks; glyph of filled ones. */
  paper: string
}

export const light: Colours = {
  ink: {
    barred: '#b3202a',
    caution: '#a85a00',
    unknown: '#6a7280',
    notice: '#4d5b70',
    commended: '#17734a',
    clear: '#2f6f73',
  },
  tint: { barred: '#fbe9ea', caution: '#fdf2e3' },
  paper: '#fff',
}

export const dark: Colours = {
  ink: {
    barred: '#ff9095',
    caution: '#f0ac52',
    unknown: '#a7afbd',
    notice: '#aebacd',
    commended: '#67cb9b',
    clear: '#78c6ca',
  },
  tint: { barred: '#5a2229', caution: '#4a3510' },
  paper: '#14181f',
}

/** Style and thickness of a name's line: told apart without colour, too. */
export const lines: { [A in Assessment]: string } = {
  barred: 'solid 2px',
  caution: 'solid 2px',
  unknown: 'dashed 1px',
  notice: 'solid 1px',
  commended: 'solid 1px',
  clear: 'dotted 1px',
}

/** Printers drop grounds and often colours, so the lines alone must differ. */
export const printedLines: { [A in Assessment]: string } = {
  ...lines,
  barred: 'double 2px',
  caution: 'wavy 1px',
  commended: 'solid 2px',
}

/** Light text stands on dark ground. Luminance of a computed `color`, 0 to 1. */
export const isLight = (color: string): boolean => {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
  const unit = color.startsWith('color(') ? 1 : 255
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / unit > 0.55
}
