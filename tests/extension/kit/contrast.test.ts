import { describe, expect, test } from 'vitest'
import './mount.ts'

/** WCAG 2 relative luminance of a computed `rgb(…)`. */
const luminance = (colour: string): number => {
  const [r, g, b] = colour.match(/[\d.]+/g)!.map(Number) as [number, number, number]
  const part = (n: number) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

const computed = (token: string): string => {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const ratio = (a: string, b: string): number => {
  const [light, dark] = [luminance(computed(a)), luminance(computed(b))].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const FINDINGS = ['barred', 'caution', 'notice', 'commended', 'clear', 'unknown']
const PAIRS = [
  ...['ink', 'soft', 'accent', ...FINDINGS].flatMap(text => ['paper', 'wash'].map(ground => [text, ground])),
  ['on-accent', 'accent'],
  ['ink', 'accent-tint'],
  ['accent', 'accent-tint'],
  ['ink', 'caution-tint'],
  ['ink', 'barred-tint'],
  ['ink', 'clear-tint'],
  ['barred', 'barred-tint'],
  ['caution', 'caution-tint'],
  ...['barred', 'caution', 'commended'].map(fill => ['on-mark', fill]),
] as [string, string][]

describe.each(['light', 'dark'])('%s set', theme => {
  test('text and glyphs have 4.5 : 1 on every ground they stand on', () => {
    document.documentElement.dataset.theme = theme
    const weak = PAIRS.map(([text, ground]) => [text, ground, ratio(text, ground)] as const).filter(([, , r]) => r < 4.5)
    expect(weak).toEqual([])
  })

  test('edges of controls have 3 : 1', () => {
    document.documentElement.dataset.theme = theme
    for (const ground of ['paper', 'wash']) expect(ratio('edge', ground)).toBeGreaterThanOrEqual(3)
  })
})
