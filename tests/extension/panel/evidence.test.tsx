import axe from 'axe-core'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { UiMessage } from '#shared/contract/messages.ts'
import { fail, ok } from '#shared/contract/result.ts'
import { makePair } from '#shared/core/pairs.ts'
import type { Finding } from '#shared/core/types.ts'
import type { Lang } from '#shared/text/words.ts'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { PanelPage } from '../../../extension/ui/panel/panel-page.tsx'
import { mount } from '../kit/mount.ts'
import '../../../extension/ui/panel/panel.css'
import { type FakeServices, fakeServices } from './fake-services.ts'
import { findings, listState, panelSubject, tabView } from './fixtures.ts'

/** Its name is that of a record with another script, another bracket and a code. */
const model = findings[1]!
const printed = '無錫〔远泽〕水务工程 有限公司'
const listed = '无锡（远泽）水务工程有限公司'
const likely = (more: Partial<Finding['matches'][0]> = {}, of: Partial<Finding['subject']> = {}): Finding => {
  const [match] = model.matches
  const subject = { ...model.subject, key: printed, name: printed, ...of }
  const record = { ...match!.record, subject: { name: listed, uscc: '91320599MA1ABCD15X' } }
  return { ...model, subject, matches: [{ ...match!, record, basis: 'variant-name', certainty: 'possible', ...more }] }
}
const sure = (): Finding => {
  const found = likely()
  const confirmed = makePair(found.subject, listState('shixin'), found.matches[0]!.record, {
    on: '2026-11-24',
    reason: '已核对营业执照',
  })
  return likely({ basis: 'confirmed-pair', certainty: 'same', confirmed })
}
const viewOf = (finding: Finding, lang: Lang = 'zh-CN') => tabView({ subjects: [panelSubject(finding, lang)] }, lang)

const show = async (services: FakeServices, lang: Lang = 'zh-CN', theme: 'light' | 'dark' = 'light') => {
  const root = mount(
    <LookProvider settings={{ lang, theme }}>
      <PanelPage services={services} />
    </LookProvider>,
  )
  await expect.poll(() => root.querySelector('.opener')).toBeTruthy()
  root.querySelector<HTMLElement>('.opener')!.click()
  await page.getByRole('button', { name: lang === 'en' ? 'Basis of match, confirm' : '匹配依据与确认' }).click()
  await expect.poll(() => root.querySelector('.evidence')).toBeTruthy()
  return root
}
const marked = (root: Element, kind: string) => [...root.querySelectorAll(`.diff.${kind}`)].map(el => el.textContent)
const sent = (services: FakeServices) => services.asked.filter((m: UiMessage) => m.type.startsWith('ui/pair'))

afterEach(() => page.viewport(414, 896))

test('both names stand with every difference marked, in words too, with the rule and what would settle it', async () => {
  const root = await show(fakeServices(viewOf(likely())))
  expect(marked(root, 'differs')).toEqual(['無錫', '无锡'])
  expect(marked(root, 'form')).toEqual(['〔', '〕', ' ', '（', '）'])
  const said = root.querySelector('.evidence')!.textContent!
  for (const part of [
    '匹配依据：失信被执行人',
    '不同之处：所印“無錫”，记录“无锡”。',
    '只有写法不同，视为相同：所印“〔”，记录“（”；所印“〕”，记录“）”；所印多出“空格”。',
    '未印代码',
    '91320599MA1ABCD15X',
    '简繁、括号、地域位置或标点不同的名称，可能是另一家单位，只提示核对。',
    '所印的，或按营业执照录入的统一社会信用代码为 91320599MA1ABCD15X',
    '或由经办人核对营业执照、来源原文后，确认为同一单位',
  ])
    expect(said).toContain(part)
  // Without colour the marks differ still.
  const line = (kind: string) => getComputedStyle(root.querySelector(`.diff.${kind}`)!).textDecorationStyle
  expect([line('differs'), line('form')]).toEqual(['double', 'dotted'])
})

test.each<[string, Finding, string[]]>([
  [
    'a former name',
    likely({
      basis: 'former-name',
      certainty: 'likely',
      record: { ...model.matches[0]!.record, subject: { name: '江临远泽控股有限公司', formerNames: [printed] } },
    }),
    ['记录的曾用名', '逐字相同。', '记录的现用名：江临远泽控股有限公司', '记录没有公布代码'],
  ],
  [
    'a tail',
    likely({ basis: 'tail-of-longer-name' }, { name: listed, tailOf: `北京${listed}` }),
    ['所印完整名称', '所印多出“北京”', '先查明“北京无锡（远泽）水务工程有限公司”本身的代码'],
  ],
])('%s is compared with the name it stands for', async (_, finding, parts) => {
  const root = await show(fakeServices(viewOf(finding)))
  for (const part of parts) expect(root.querySelector('.evidence')!.textContent).toContain(part)
})

test.each([
  ['a tail', likely({ basis: 'tail-of-longer-name' }, { tailOf: `北京${printed}` }), '先查明'],
  ['what a code has settled', likely({ basis: 'uscc', certainty: 'same' }), '已由代码认定'],
])('%s cannot be confirmed', async (_, finding, said) => {
  const root = await show(fakeServices(viewOf(finding)))
  expect(root.querySelector('.evidence')!.textContent).toContain(said)
  expect(root.querySelector('.confirm')).toBeNull()
})

test('a pair is confirmed with day and grounds, never without, by keyboard; the row then says so', async () => {
  const services = fakeServices(viewOf(likely()))
  services.answers.set('ui/pair-add', () => ok(viewOf(sure())))
  const root = await show(services)
  const day = page.getByLabelText('核对日期', { exact: false })
  await expect.element(day).toHaveValue('2026-11-24')
  const send = page.getByRole('button', { name: '确认为同一单位' })
  await send.click()
  await expect.element(page.getByText('请写明核对依据', { exact: false })).toBeVisible()
  await day.fill('2026-11-25')
  await page.getByRole('textbox', { name: '核对依据', exact: false }).fill('已核对营业执照')
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('不能晚于今天', { exact: false })).toBeVisible()
  expect(sent(services)).toEqual([])
  await day.fill('2026-11-20')
  root.querySelector<HTMLElement>('.confirm .button')!.focus()
  await userEvent.keyboard('{Enter}')
  await expect.element(page.getByText('2026-11-24 确认为同一单位。')).toBeVisible()
  expect(sent(services)).toEqual([
    {
      type: 'ui/pair-add',
      tabId: 1,
      subject: printed,
      listKey: 'r/shixin',
      recordId: '1',
      on: '2026-11-20',
      reason: '已核对营业执照',
    },
  ])
  await expect.poll(() => document.activeElement?.textContent).toContain('核对依据：已核对营业执照')
  expect(root.querySelector('.opener')!.textContent).toContain('经人确认为同一单位')
})

test('a confirmation is revoked where it is shown', async () => {
  const services = fakeServices(viewOf(sure()))
  services.answers.set('ui/pair-remove', () => {
    services.view = viewOf(likely())
    services.castAll({ type: 'cast/tab', tabId: 1 })
    return ok(null)
  })
  const root = await show(services)
  await page.getByRole('button', { name: '撤销确认' }).click()
  await expect.poll(() => root.querySelector('.confirm legend')?.textContent).toBe('确认为同一单位')
  expect(sent(services)).toEqual([{ type: 'ui/pair-remove', key: sure().matches[0]!.confirmed!.key }])
})

test.each([
  ['quota', '本机存储空间不足，没有保存。'],
  ['not-kept', '浏览器未能保存，确认没有改变。'],
  ['no-subject', '原文或名单已变化，没有保存。'],
  ['internal', '软件内部出错，没有保存。'],
] as const)('a confirmation that was not kept says so: %s', async (code, words) => {
  const services = fakeServices(viewOf(likely()))
  services.answers.set('ui/pair-add', () => fail(code))
  const root = await show(services)
  await page.getByRole('textbox', { name: '核对依据', exact: false }).fill('已核对营业执照')
  await page.getByRole('button', { name: '确认为同一单位' }).click()
  await expect.poll(() => root.querySelector('[role=alert]')?.textContent).toContain(words)
  await expect.element(page.getByRole('textbox', { name: '核对依据', exact: false })).toHaveValue('已核对营业执照')
})

test.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
] as const)('is whole for a screen reader and at 280 px: %s, %s', async (lang, theme) => {
  await page.viewport(280, 700)
  const root = await show(fakeServices(viewOf(likely(), lang)), lang, theme)
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(280)
  const { violations } = await axe.run(root, { rules: { region: { enabled: false } } })
  expect(violations.map(v => `${v.id}: ${v.nodes[0]!.html}`)).toEqual([])
})
