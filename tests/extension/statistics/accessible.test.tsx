import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { soon } from '../kit/mount.ts'
import { fakeStatistics } from './fixtures.ts'
import { mountStatistics } from './mount-statistics.tsx'

afterEach(() => page.viewport(414, 896))

describe.each([
  ['light', 'zh-CN', 320],
  ['dark', 'zh-CN', 1280],
  ['dark', 'en', 320],
  ['light', 'en', 1280],
] as const)('%s %s %i px', (theme, lang, width) => {
  test.each(['lists', 'records', 'checks', 'report'])('%s has no fault that axe knows, and fits', async section => {
    await page.viewport(width, 800)
    const root = mountStatistics(await fakeStatistics(), section, { lang, theme })
    await soon(() => root.querySelector('table') !== null).toBe(true)
    const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
    expect(violations.map(it => `${it.id}: ${it.nodes.map(node => node.html).join(' ')}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
