/** The built badge on a tender site with a strict policy, its registry on another host: what a visitor sees, and news. */
import { describe, expect, test } from 'vitest'
import { fingerprint } from '#shared/trust/metadata.ts'
import {
  badgeFor,
  firms,
  forgetEverything,
  HOUR,
  page,
  published,
  settled,
  site,
  told,
  useBadgePage,
  word,
  words,
} from '../support/badge-page.ts'
import { BADGE_PUBLISHER, badgePage, firmBadge } from '../support/badge-site.ts'
import { firm } from '../support/lists.ts'
import { listFile, publish } from '../support/registry.ts'

useBadgePage()

describe('what a visitor sees', () => {
  test('six assessments, red beside black, and no black record by name alone', async () => {
    const { site: host, pages } = await site()
    const keys = ['yanxichuan', 'cenyuzhou', 'yunxiuyan', 'clean-1', 'clean-4', 'names-only']
    pages['a.html'] = badgePage(keys.map(key => firmBadge(key)).join(''))
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual([
      '限制参加（须核实）',
      '待人工核实',
      '提示',
      '列入守信名单',
      '按代码未命中',
      '需统一社会信用代码',
    ])
    await page.locator('#cenyuzhou button').first().click()
    const card = page.getByRole('dialog')
    await card.getByText('限制有地域范围，待人工核实').waitFor()
    const text = await card.textContent()
    expect(text).toContain('政府采购严重违法失信行为记录')
    expect(text).toContain('守信激励对象')
    expect(text).toContain(`发布方：${BADGE_PUBLISHER}`)
    expect(text).toMatch(/数据截至 \d{4}-\d{2}-\d{2}/)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    await page.locator('#names-only button').first().click()
    expect(await page.getByRole('dialog').textContent()).toContain('仅凭名称不作展示')
    expect((await told()).find(t => t.assessment === 'barred')).toMatchObject({
      type: 'credit-result',
      publisher: BADGE_PUBLISHER,
    })
  })

  test('the same from one classic script, and from two copies on one page', async () => {
    const { site: host, pages } = await site()
    const classic = '<script src="/credit-badge.bundle.js"></script>'
    pages['a.html'] = badgePage(firmBadge('yanxichuan'), { script: classic, lang: 'en' })
    pages['b.html'] = badgePage(firmBadge('yanxichuan'), {
      script: `${classic}${classic}<script type="module" src="/credit-badge.js"></script>`,
    })
    await page.goto(`${host.url}a.html`)
    await word('yanxichuan').getByText('Restricted').waitFor()
    await page.goto(`${host.url}b.html`)
    await word('yanxichuan').getByText('限制参加').waitFor()
    expect((await told()).length).toBe(1)
  })

  test('sample data never as an answer', async () => {
    const files = publish({
      now: Date.now(),
      lists: [listFile('shixin', firms(1, 20))],
      publisher: { publisher: '示例', sample: true },
    })
    const registry = { fingerprint: fingerprint(files.get('1.root.json')!), source: (path: string) => files.get(path.slice(1)) }
    const { site: host, pages } = await site({ registry })
    pages['a.html'] = badgePage(badgeFor(50))
    await page.goto(`${host.url}a.html`)
    await word('f50').getByText('未核清').waitFor()
    await page.locator('#f50 button').first().click()
    await page.getByRole('dialog').getByText('示例数据', { exact: true }).waitFor()
  })
})

describe('three hundred badges', () => {
  test('ask no more of the network than one', async () => {
    const { site: host, registry, pages } = await site(published(firms(0, 99)))
    pages['one.html'] = badgePage(badgeFor(1))
    pages['many.html'] = badgePage(Array.from({ length: 300 }, (_, i) => badgeFor(i)).join(''))
    await page.goto(`${host.url}one.html`)
    await settled()
    const forOne = registry.asked.splice(0)
    const scripts = host.asked.splice(0).filter(path => path.endsWith('.js'))
    await forgetEverything(host.url)
    await page.setViewportSize({ width: 1000, height: 900 })
    await page.goto(`${host.url}many.html`)
    await word('f0').getByText('待人工核实').waitFor()
    // Only those in view have asked.
    expect((await words()).filter(w => w === '正在查询').length).toBeGreaterThan(200)
    await page.setViewportSize({ width: 1000, height: 20_000 })
    await settled()
    expect([...registry.asked].sort()).toEqual(forOne.sort())
    expect(host.asked.filter(path => path.endsWith('.js')).sort()).toEqual(scripts.sort())
    const answers = await words()
    expect(answers.filter(w => w === '待人工核实')).toHaveLength(99)
    expect(answers.filter(w => w === '按代码未命中')).toHaveLength(201)
    // And within the hour a second page asks for nothing at all.
    registry.asked.length = 0
    await page.goto(`${host.url}one.html`)
    await settled()
    expect(registry.asked).toEqual([])
  })
})

describe('news', () => {
  test('is fetched hourly while the page is open, and changes what is shown', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, registry, pages } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(30))
    await page.clock.install()
    await page.goto(`${host.url}a.html`)
    await settled()
    expect(await words()).toEqual(['待人工核实', '按代码未命中'])
    registry.asked.length = 0
    await page.clock.fastForward(HOUR / 2)
    expect(registry.asked).toEqual([])
    // Number 1 was repaired, number 30 was added.
    next(firms(2, 31))
    await page.clock.fastForward(HOUR)
    await word('f30').getByText('待人工核实').waitFor()
    await word('f1').getByText('按代码未命中').waitFor()
    // Each told its first answer and its second, and nothing in between.
    expect((await told()).map(t => `${t.name} ${t.assessment}`).sort()).toEqual(
      [`${firm(1)} caution`, `${firm(1)} clear`, `${firm(30)} caution`, `${firm(30)} clear`].sort(),
    )
  })

  test('of an old cache comes as a second look, in an open card too', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, registry, pages, instead } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1))
    await page.goto(`${host.url}a.html`)
    await settled()
    next(firms(2, 20))
    let release = () => {}
    const held = new Promise<void>(done => {
      release = done
    })
    instead.source = async path => void (path === '/timestamp.json' && (await held))
    await page.clock.install({ time: Date.now() + 2 * HOUR })
    registry.asked.length = 0
    await page.reload()
    await word('f1').getByText('待人工核实').waitFor()
    await page.locator('#f1 button').first().click()
    await page.getByRole('dialog').getByText('失信被执行人').first().waitFor()
    release()
    await page.getByRole('dialog').getByText('按代码未命中').first().waitFor()
    await word('f1').getByText('按代码未命中').waitFor()
  })

  test('comes at once when the page asks', async () => {
    const { next, ...made } = published(firms(1, 20))
    const { site: host, pages } = await site(made)
    pages['a.html'] = badgePage(badgeFor(1) + badgeFor(2))
    await page.goto(`${host.url}a.html`)
    await settled()
    next(firms(3, 20))
    await page.locator('#f1').evaluate(badge => (badge as unknown as { refresh(): Promise<void> }).refresh())
    await word('f1').getByText('按代码未命中').waitFor()
    await word('f2').getByText('按代码未命中').waitFor()
  })
})
