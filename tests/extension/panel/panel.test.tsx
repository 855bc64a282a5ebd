import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { fail, ok } from '#shared/contract/result.ts'
import type { Lang } from '#shared/text/words.ts'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { PanelPage } from '../../../extension/ui/panel/panel-page.tsx'
import { mount } from '../kit/mount.ts'
import '../../../extension/ui/panel/panel.css'
import { type FakeServices, fakeServices } from './fake-services.ts'
import { codeOf, hundred, tabView } from './fixtures.ts'

const show = async (services: FakeServices, lang: Lang = 'zh-CN', theme: 'light' | 'dark' = 'light') => {
  const root = mount(
    <LookProvider settings={{ lang, theme }}>
      <PanelPage services={services} />
    </LookProvider>,
  )
  await expect.poll(() => root.querySelector('footer, [role=alert]')).toBeTruthy()
  return root
}
const names = (root: Element) => [...root.querySelectorAll('.subject .name')].map(el => el.textContent)
const asked = (services: FakeServices, type: string) => services.asked.filter(m => m.type === type)

test('lists every organisation with its mark, certainty and line, and says that nothing was sent', async () => {
  const root = await show(fakeServices(tabView()))
  await expect.element(page.getByText('苏州澜启自动化科技有限公司')).toBeVisible()
  expect(names(root)).toHaveLength(7)
  const rows = [...root.querySelectorAll('.subject')]
  expect(rows[0]!.querySelector('.mark')!.textContent).toBe('限')
  expect(rows[1]!.textContent).toContain('名称一致，代码待核')
  expect(rows[5]!.querySelector('.mark')).toBeNull()
  expect(rows[5]!.textContent).toContain('按名称未命中，代码未核')
  expect(root.textContent).toContain('11 份名单在本机，数据最早取自 2026-11-22。')
  expect(root.textContent).toContain('全部在本机比对，未向外发送任何名称。')
})

test('an inferred context says so, and is confirmed or changed by a person', async () => {
  const services = fakeServices(tabView())
  const root = await show(services)
  expect(root.textContent).toContain('适用规则：政府采购（推断）')
  await page.getByRole('button', { name: '确认' }).click()
  expect(asked(services, 'ui/context')).toEqual([
    { type: 'ui/context', tabId: 1, context: 'government-procurement', confirmed: true, remember: false },
  ])
  await page.getByRole('button', { name: '更改' }).click()
  await page.getByLabelText('适用规则').getByRole('combobox').selectOptions('bank-financed')
  await page.getByLabelText('本站以后都按此规则').click()
  await page.getByRole('button', { name: '应用' }).click()
  expect(asked(services, 'ui/context')[1]).toMatchObject({ context: 'bank-financed', remember: true })
})

test('the filter narrows by attention, role and text', async () => {
  const root = await show(fakeServices(tabView()))
  const filter = page.getByLabelText('筛选', { exact: true })
  await filter.selectOptions('attention')
  expect(names(root)).toEqual(['苏州澜启自动化科技有限公司', '无锡远泽水务工程有限公司', '常州拓达电气有限公司'])
  await filter.selectOptions('agencies')
  expect(names(root)).toEqual(['苏州明衡采购代理有限公司'])
  await filter.selectOptions('all')
  await page.getByLabelText('按名称或代码筛选').fill('恒信')
  expect(names(root)).toEqual(['江苏恒信仪表股份有限公司'])
  await page.getByLabelText('按名称或代码筛选').fill('没有这家')
  await page.getByRole('button', { name: '显示全部' }).click()
  expect(names(root)).toHaveLength(7)
})

test('a row opens its card; copy, jump and the places go round', async () => {
  const services = fakeServices(tabView())
  services.answers.set('ui/jump', () => ok(null))
  const root = await show(services)
  await page.getByText('苏州澜启自动化科技有限公司').click()
  const opened = root.querySelector('.opened')!
  expect(opened.textContent).toContain('政府采购严重违法失信行为记录')
  expect(opened.textContent).toContain('2027-03-01')
  await page.getByRole('button', { name: '复制' }).click()
  expect(services.copied[0]).toContain('苏州澜启自动化科技有限公司')
  expect(services.copied[0]).toContain('文号：苏财购罚〔2026〕7号')
  const jump = page.getByRole('button', { name: '定位 苏州澜启自动化科技有限公司' })
  await jump.click()
  await jump.click()
  await jump.click()
  expect(asked(services, 'ui/jump').map(m => (m as { nth: number }).nth)).toEqual([0, 1, 0])
})

test('a place that has gone is said to have gone', async () => {
  const services = fakeServices(tabView())
  services.answers.set('ui/jump', () => fail('no-tab'))
  const root = await show(services)
  await page.getByRole('button', { name: '定位 苏州澜启自动化科技有限公司' }).click()
  await expect.poll(() => root.querySelector('.told')!.textContent).toContain('已找不到')
})

test('a missing code is typed; a fault is refused with the reason until a person insists', async () => {
  const services = fakeServices(tabView())
  const good = codeOf('91320400MA1ABCDE4')
  services.answers.set('ui/code', (m: { code: string; despiteFault?: boolean }) =>
    m.code === good || m.despiteFault
      ? ok(tabView({ subjects: [] }))
      : fail(m.code.length === 18 ? 'code-fault' : 'bad-code', good),
  )
  const root = await show(services)
  await page.getByText('常州拓达电气有限公司').click()
  const field = page.getByLabelText('统一社会信用代码')
  await field.fill('123')
  await page.getByRole('button', { name: '按此代码核对' }).click()
  await expect.element(page.getByText('不是可用的代码', { exact: false })).toBeVisible()
  await field.fill(`${good.slice(0, 17)}${good.endsWith('0') ? '1' : '0'}`)
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('校验位不符', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: `是否为 ${good}？` }).click()
  await expect.poll(() => root.querySelector('.subject')).toBeNull()
})

test('the exported table opens as text in a spreadsheet and runs nothing', async () => {
  const view = tabView()
  view.subjects[0]!.finding.subject.name = '=HYPERLINK("https://evil.example")公司'
  const services = fakeServices(view)
  await show(services)
  await page.getByRole('button', { name: '导出 CSV' }).click()
  await expect.poll(() => services.saved.length).toBe(1)
  const { name, text } = services.saved[0]!
  expect(name).toBe('单位核对-www.ccgp.gov.cn-2026-11-24.csv')
  expect(text.startsWith('\ufeff序号,结果,单位名称')).toBe(true)
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")公司"`)
  expect(text.split('\r\n')).toHaveLength(9)
})

test('arrow keys move between rows', async () => {
  const root = await show(fakeServices(tabView()))
  const openers = [...root.querySelectorAll<HTMLElement>('.opener')]
  openers[0]!.focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  expect(document.activeElement).toBe(openers[2])
  await userEvent.keyboard('{End}')
  expect(document.activeElement).toBe(openers[6])
  await userEvent.keyboard('{Home}{Enter}')
  expect(openers[0]!.getAttribute('aria-expanded')).toBe('true')
})

test('follows the background: another view, another tab', async () => {
  const services = fakeServices(tabView({ state: 'working', subjects: [] }))
  const root = await show(services)
  expect(root.textContent).toContain('正在比对页面文字…')
  services.view = tabView()
  services.castAll({ type: 'cast/tab', tabId: 2 })
  services.castAll({ type: 'cast/tab', tabId: 1 })
  await expect.poll(() => names(root)).toHaveLength(7)
  expect(asked(services, 'ui/tab')).toHaveLength(2)
})

test.each([
  ['off', '信标在本页未启用。'],
  ['no-access', '浏览器不允许扩展读取此页面。'],
  ['on', '本页未见单位名称或代码。'],
] as const)('says what an empty panel means: %s', async (state, words) => {
  const root = await show(fakeServices(tabView({ state, subjects: [] })))
  expect(root.textContent).toContain(words)
  expect(root.textContent).not.toContain('导出 CSV')
})

test('switches a site on for once, or for good with the permission', async () => {
  const services = fakeServices(tabView({ state: 'off', subjects: [], always: false }))
  const root = await show(services)
  services.permits = false
  await page.getByRole('button', { name: '在本站始终启用' }).click()
  await expect.poll(() => root.textContent).toContain('未获准访问该网站')
  expect(asked(services, 'ui/tab-on')).toEqual([])
  services.answers.set('ui/tab-on', () => ok(tabView()))
  await page.getByRole('button', { name: '在本页启用' }).click()
  await expect.poll(() => names(root)).toHaveLength(7)
})

test('without lists it says what that means for the review', async () => {
  const services = fakeServices(tabView({ lists: { installed: 0 } }))
  const root = await show(services)
  expect(root.textContent).toContain('没有名单就不能判断')
  await page.getByRole('button', { name: '设置' }).first().click()
  expect(services.opened).toEqual(['options'])
})

test('stale lists are named and updated from here; a failure says what still holds', async () => {
  const services = fakeServices(tabView({ lists: { installed: 3, oldest: '2026-09-01', worst: 'stale' } }))
  services.answers.set('ui/registry-update', () => fail('offline'))
  const root = await show(services)
  expect(root.textContent).toContain('其中有名单已过期')
  await page.getByRole('button', { name: '更新名单' }).click()
  await expect.poll(() => root.textContent).toContain('名单未能更新，仍用本机已有的数据')
})

test('a background that fails is an error, never an empty list', async () => {
  const services = fakeServices()
  const root = await show(services)
  await expect.poll(() => root.textContent).toContain('此处空白不能作为查询结果')
  services.view = tabView()
  await page.getByRole('button', { name: '重试' }).click()
  await expect.poll(() => names(root)).toHaveLength(7)
})

test('a hundred bidders are listed and filtered', async () => {
  const root = await show(fakeServices(tabView({ subjects: hundred() })))
  expect(names(root)).toHaveLength(100)
  await page.getByLabelText('筛选', { exact: true }).selectOptions('attention')
  expect(names(root)).toHaveLength(10)
})

test.each(['zh-CN', 'en'] as const)('is whole for a screen reader and at 280 px: %s', async lang => {
  await page.viewport(280, 700)
  const root = await show(fakeServices(tabView({}, lang)), lang)
  await page.getByText('无锡远泽水务工程有限公司').click()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(280)
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(v => `${v.id}: ${v.nodes[0]!.html}`)).toEqual([])
  await page.viewport(414, 896)
})
