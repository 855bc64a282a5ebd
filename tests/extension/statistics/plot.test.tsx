/** What the plots' pixels show: heights in proportion, patterns, the theme's colours. */
import '../../../extension/ui/statistics/statistics.css'
import { expect, test } from 'vitest'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { Plot, type PlotProps, wholeSteps } from '../../../extension/ui/statistics/plot.tsx'
import { mount, soon } from '../kit/mount.ts'

const show = (props: Partial<PlotProps>): HTMLElement =>
  mount(
    <LookProvider settings={{ lang: 'zh-CN', theme: 'light' }}>
      <div style={{ width: '500px' }}>
        <Plot label="核对次数" places={['甲', '乙', '丙']} series={[]} {...props} />
      </div>
    </LookProvider>,
  )

const rgbOf = (token: string): number[] => {
  const probe = document.createElement('span')
  probe.style.color = `var(--${token})`
  document.body.append(probe)
  const rgb = getComputedStyle(probe).color.match(/\d+/g)!.map(Number)
  probe.remove()
  return rgb.slice(0, 3)
}

/** For each column of pixels, how many have the token's colour. */
const columns = (root: HTMLElement, token: string): number[] => {
  const canvas = root.querySelector('canvas')!
  const { data, width, height } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  const rgb = rgbOf(token)
  return Array.from({ length: width }, (_, x) => {
    let n = 0
    for (let y = 0; y < height; y++) if (rgb.every((value, i) => data[(y * width + x) * 4 + i] === value)) n++
    return n
  })
}

/** Heights of the bars from left to right: the most coloured column of each run. */
const bars = (root: HTMLElement, token: string): number[] => {
  const found: number[] = []
  let before = 0
  for (const n of columns(root, token)) {
    if (n > 4 && before <= 4) found.push(n)
    else if (n > 4) found[found.length - 1] = Math.max(found.at(-1)!, n)
    before = n
  }
  return found
}

test('bars stand in proportion to their numbers, and where there is no number there is none', async () => {
  const root = show({ series: [{ label: '网页', token: 'barred', pattern: 'solid', values: [2, undefined, 6] }] })
  await soon(() => bars(root, 'barred').length).toBe(2)
  const [low, high] = bars(root, 'barred') as [number, number]
  expect(Math.abs(high / low - 3)).toBeLessThan(0.1)
  expect(root.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('核对次数')
})

test('of a stack each part has its own height and fill: patterns tell them apart without colour', async () => {
  const root = show({
    places: ['甲'],
    series: [
      { label: '网页', token: 'notice', pattern: 'solid', values: [5] },
      { label: '文件', token: 'notice', pattern: 'hatch', values: [5] },
    ],
  })
  await soon(() => bars(root, 'notice').length).toBe(1)
  const canvas = root.querySelector('canvas')!
  const draw = canvas.getContext('2d')!
  const counted = columns(root, 'notice')
  const x = counted.indexOf(Math.max(...counted)) + 6
  const ink = rgbOf('notice')
  const column = draw.getImageData(x, 0, 1, canvas.height).data
  const isOf = (rgb: number[]) =>
    Array.from({ length: canvas.height }, (_, y) => rgb.every((value, i) => column[y * 4 + i] === value))
  const isInk = isOf(ink)
  const isPaper = isOf(rgbOf('paper'))
  const top = isInk.indexOf(true)
  const bottom = isInk.lastIndexOf(true)
  const middle = Math.round((top + bottom) / 2)
  const share = (of: boolean[], from: number, to: number) => of.slice(from, to).filter(Boolean).length / (to - from)
  expect(share(isInk, middle + 3, bottom - 2)).toBe(1)
  expect(share(isPaper, top + 3, middle - 3)).toBeGreaterThan(0.05)
  expect(share(isPaper, top + 3, middle - 3)).toBeLessThan(0.95)
})

test('dark and light have their own colours, and paper the light ones', async () => {
  const root = show({ series: [{ label: '网页', token: 'barred', pattern: 'solid', values: [2, 4, 6] }] })
  await soon(() => bars(root, 'barred').length).toBe(3)
  document.documentElement.dataset.theme = 'dark'
  await soon(() => bars(root, 'barred').length).toBe(3)
  dispatchEvent(new Event('beforeprint'))
  await soon(() => bars(root, 'barred').length).toBe(3)
  expect(document.documentElement.dataset.theme).toBe('light')
  dispatchEvent(new Event('afterprint'))
  expect(document.documentElement.dataset.theme).toBe('dark')
})

test('steps are whole numbers from 0, few, and reach as far as the numbers', () => {
  for (const max of [1.08, 2, 7.5, 40, 108, 12_345]) {
    const steps = wholeSteps(max)
    expect(steps[0]).toBe(0)
    expect(steps.every(Number.isInteger)).toBe(true)
    expect(steps.length).toBeLessThanOrEqual(6)
    expect(steps.length).toBeGreaterThan(1)
    expect(steps.at(-1)!).toBeLessThanOrEqual(max)
  }
})
