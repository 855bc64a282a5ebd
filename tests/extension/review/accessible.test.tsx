import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { firm } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { mountReview, press } from './mount-review.tsx'

afterEach(() => page.viewport(414, 896))

const NAME = '校服采购 · XB-2026-001'
const screens: [string, { zh: string[]; en: string[]; shows: string }][] = [
  ['list', { zh: [], en: [], shows: '.box' }],
  ['new', { zh: ['新建审查'], en: ['New review'], shows: 'textarea' }],
  ['matrix', { zh: [NAME, '本机查询'], en: [NAME, 'Look up on this machine'], shows: 'td svg' }],
  ['bidder', { zh: [NAME, '本机查询', firm(4)], en: [NAME, 'Look up on this machine', firm(4)], shows: 'article, .card' }],
]

describe.each([
  ['light', 'zh-CN', 320],
  ['dark', 'zh-CN', 1280],
  ['dark', 'en', 320],
  ['light', 'en', 1280],
] as const)('%s %s %i px', (theme, lang, width) => {
  test.each(screens)('%s has no fault that axe knows, and fits', async (_, { zh, en, shows }) => {
    await page.viewport(width, 800)
    const services = await fakeReviews([reviewOf()])
    const root = mountReview(services, { lang, theme })
    for (const label of lang === 'en' ? en : zh) {
      await press(root, label)
      await soon(() => root.querySelector('progress') === null).toBe(true)
    }
    await soon(() => root.querySelector(shows) !== null).toBe(true)
    const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
    expect(violations.map(it => `${it.id}: ${it.nodes.map(node => node.html).join(' ')}`)).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  })
})
