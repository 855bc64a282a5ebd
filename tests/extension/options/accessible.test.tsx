import axe from 'axe-core'
import { afterEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { OptionsPage } from '../../../extension/ui/options/options-page.tsx'
import { mount, soon } from '../kit/mount.ts'
import { confirmedPair, fakeServices, list, registry, sample } from './fake.ts'

const lists = {
  registries: [registry({ error: 'offline', failedAt: Date.UTC(2026, 10, 24, 4) }), sample],
  lists: [
    list('shixin'),
    list('tax-major', { state: 'stale', staleOn: '2026-11-20' }),
    list('honour', { sample: true, state: 'sample' }),
  ],
}

afterEach(() => page.viewport(414, 896))

describe.each(['light', 'dark'] as const)('%s', theme => {
  test.each(['registries', 'lists', 'pairs', 'records', 'sites', 'look', 'about'])(
    '%s has no fault that axe knows, and fits 320 px',
    async section => {
      await page.viewport(320, 800)
      history.replaceState(null, '', `#${section}`)
      const fake = fakeServices(lists, { theme })
      fake.pairs = [confirmedPair()]
      const root = mount(<OptionsPage services={fake.services} local={() => null} />)
      await soon(() => root.querySelectorAll('main .box').length).toBeGreaterThan(0)
      await soon(() => document.documentElement.dataset.theme).toBe(theme)
      const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
      expect(violations.map(it => `${it.id}: ${it.nodes.map(node => node.html).join(' ')}`)).toEqual([])
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
    },
  )
})
