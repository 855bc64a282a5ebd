import axe from 'axe-core'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { UiMessage } from '#shared/contract/messages.ts'
import { fail, ok } from '#shared/contract/result.ts'
import type { LookupView } from '#shared/contract/views.ts'
import type { Lang } from '#shared/text/words.ts'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { PopupPage } from '../../../extension/ui/popup/popup-page.tsx'
import type { Asked, PopupServices } from '../../../extension/ui/popup/services.ts'
import { SheetPage } from '../../../extension/ui/popup/sheet-page.tsx'
import { mount } from '../kit/mount.ts'
import '../../../extension/ui/popup/popup.css'
import { type FakeServices, fakeServices } from '../panel/fake-services.ts'
import { findings, lists, panelSubject, tabView } from '../panel/fixtures.ts'

type Fake = FakeServices & PopupServices & { sheets: Asked[]; printed: number }

const lookup = (): LookupView => {
  const finding = findings[0]!
  return {
    finding,
    card: panelSubject(finding).card,
    roles: ['supplier'],
    lists,
    askedAt: Date.parse('2026-11-24T10:32:07+08:00'),
    rows: [
      { list: 'shixin', name: '失信被执行人', outcome: 'unknown', result: '未核清：缺“失信被执行人”名单', required: true },
      {
        list: 'gp-serious',
        name: '政府采购严重违法失信行为记录',
        outcome: 'listed',
        result: '命中 1 条',
        required: true,
        publisher: '某市信用信息中心',
        origin: 'registry',
        seq: 412,
        retrievedAt: '2026-11-22',
        site: 'https://lists.example/gp',
      },
      {
        list: 'penalty',
        name: '行政处罚',
        outcome: 'not-listed',
        result: '按代码和名称未命中',
        required: false,
        publisher: '经办人导入',
        origin: 'local',
        seq: 1,
        retrievedAt: '2026-11-20',
      },
    ],
  }
}

const popup = (inToolbar = true): Fake => {
  const base = fakeServices(tabView())
  base.answers.set('ui/lookup', () => ok(lookup()))
  const fake: Fake = Object.assign(base, {
    sheets: [] as Asked[],
    printed: 0,
    activeTab: async () => (inToolbar ? { tabId: 1, windowId: 1 } : undefined),
    openPanel: () => void fake.opened.push('panel'),
    openSheet: (asked: Asked) => void fake.sheets.push(asked),
    print: () => void fake.printed++,
    lookupHere: async () => undefined,
    capture: async () => 'captured' as const,
  })
  return fake
}
const show = (services: Fake, initial = '', lang: Lang = 'zh-CN') =>
  mount(
    <LookProvider settings={{ lang, theme: 'light' }}>
      <PopupPage services={services} initial={initial} />
    </LookProvider>,
  )
const asked = (services: Fake) =>
  services.asked.filter(m => m.type === 'ui/lookup') as Extract<UiMessage, { type: 'ui/lookup' }>[]

test('looks up a name with its code under the chosen rules, and shows the finding', async () => {
  const services = popup()
  const root = show(services)
  await page.getByLabelText('单位名称或统一社会信用代码').fill('苏州澜启自动化科技有限公司')
  await page.getByLabelText('代码（可选，与名称一并核对）').fill('91320500MA1ABCDE0X')
  await page.getByLabelText('适用规则').selectOptions('bank-financed')
  await page.getByLabelText('身份').selectOptions('agency')
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect.poll(() => root.querySelector('.card')?.textContent).toContain('政府采购严重违法失信行为记录')
  expect(asked(services)).toEqual([
    {
      type: 'ui/lookup',
      query: '苏州澜启自动化科技有限公司',
      code: '91320500MA1ABCDE0X',
      context: 'bank-financed',
      role: 'agency',
    },
  ])
  await page.getByRole('button', { name: '查询结果单' }).click()
  expect(services.sheets).toMatchObject([{ query: '苏州澜启自动化科技有限公司', context: 'bank-financed' }])
  await page.getByRole('button', { name: '复制' }).click()
  expect(services.copied[0]).toContain('苏州澜启自动化科技有限公司')
})

test('says at the field what is wrong with a question', async () => {
  const services = popup()
  services.answers.set('ui/lookup', () => fail('empty-query'))
  const root = show(services)
  await page.getByLabelText('单位名称或统一社会信用代码').click()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => root.textContent).toContain('请填写单位名称或代码。')
  services.answers.set('ui/lookup', () => fail('internal'))
  await page.getByRole('button', { name: '查询', exact: true }).click()
  await expect.poll(() => root.textContent).toContain('此处没有结果')
})

test('a question from the context menu is asked at once, in a window without a site', async () => {
  const services = popup(false)
  const root = show(services, '无锡远泽水务工程有限公司')
  await expect.poll(() => root.querySelector('.card')).toBeTruthy()
  expect(asked(services)[0]).toMatchObject({ query: '无锡远泽水务工程有限公司', context: 'government-procurement' })
  expect(root.querySelector('.site')).toBeNull()
})

test('shows and switches this page’s site', async () => {
  const services = popup()
  const root = show(services)
  await expect.poll(() => root.querySelector('.site')?.textContent).toContain('本页已启用')
  expect(root.textContent).toContain('本页 7 家单位，3 家需处理')
  services.answers.set('ui/tab-off', () => {
    services.view = tabView({ state: 'off', subjects: [] })
    return ok(null)
  })
  await page.getByRole('button', { name: '在本站关闭' }).click()
  await expect.poll(() => root.querySelector('.site')?.textContent).toContain('本页未启用')
  services.answers.set('ui/tab-on', () => fail('reload-needed'))
  await page.getByRole('button', { name: '在本页启用' }).click()
  await expect.poll(() => root.textContent).toContain('请刷新页面')
  await page.getByRole('button', { name: '本页单位' }).click()
  expect(services.opened).toEqual(['panel'])
})

test('the printed record names each list with version, date and source, and leaves room to sign', async () => {
  const services = popup()
  const root = mount(
    <LookProvider settings={{ lang: 'zh-CN', theme: 'light' }}>
      <SheetPage services={services} asked={{ query: 'x', code: '', context: 'government-procurement', role: 'supplier' }} />
    </LookProvider>,
  )
  await expect.poll(() => root.querySelector('h1')?.textContent).toBe('信用信息查询结果单')
  // What a PDF made by printing is called.
  await expect.poll(() => document.title).toMatch(/^信用信息查询结果单 .+公司$/)
  const text = root.textContent!
  for (const words of [
    '2026-11-24 10:32:07',
    '№412',
    '2026-11-22',
    'https://lists.example/gp',
    '命中 1 条',
    '查询人：',
    '时间：',
    '（盖章）',
  ])
    expect(text).toContain(words)
  expect(text).toContain('未核清：缺“失信被执行人”名单')
  expect(text).toContain('本机导入（未签名）')
  expect(text).toContain('不是官方查询凭证')
  expect(root.querySelectorAll('script').length).toBe(0)
  await page.getByRole('button', { name: '打印' }).click()
  expect(services.printed).toBe(1)
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(v => `${v.id}: ${v.nodes[0]!.html}`)).toEqual([])
})

test.each(['zh-CN', 'en'] as const)('is whole for a screen reader and fits the narrowest popup: %s', async lang => {
  await page.viewport(320, 700)
  const root = show(popup(), '苏州澜启自动化科技有限公司', lang)
  await expect.poll(() => root.querySelector('.card')).toBeTruthy()
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(v => `${v.id}: ${v.nodes[0]!.html}`)).toEqual([])
  await page.viewport(414, 896)
})
