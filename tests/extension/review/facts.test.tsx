/** Promises, reports and standards on the review page, as an officer enters and reads them. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import { entry, firm, uscc } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, mountReview, press } from './mount-review.tsx'

const ISSUER = '江临征信服务有限公司'
const FIRM = { name: firm(3), uscc: uscc(3) }
const opened = async (name: string, lang: 'zh-CN' | 'en' = 'zh-CN') => {
  await page.viewport(1280, 1000)
  const services = await fakeReviews([reviewOf()], {
    commitment: [entry('c1', FIRM, { reason: '承诺依法诚信投标', authority: '江临市信用办' })],
    institution: [entry('i1', { name: ISSUER })],
    standard: [entry('s1', FIRM, { grade: '示范企业', reason: '信用管理贯标' })],
    report: [
      entry('r1', FIRM, {
        ref: 'XY-2025-1',
        authority: '某某评估有限公司',
        grade: 'AA',
        dates: { validUntil: { on: '2026-01-31', from: 'printed' } },
      }),
    ],
  })
  const root = mountReview(services, { lang, theme: 'light' })
  await press(root, '校服采购 · XB-2026-001')
  await press(root, lang === 'en' ? 'Look up on this machine' : '本机查询')
  await press(root, name)
  return { root, services, words: () => root.textContent ?? '' }
}
const part = (root: HTMLElement, name: string) => root.querySelector<HTMLElement>(`section[aria-label="${name}"]`)
const type = async (root: HTMLElement, section: string, label: string, value: string) => {
  const field = () =>
    [...(part(root, section)?.querySelectorAll('label') ?? [])].find(one => one.textContent?.startsWith(label))?.control
  await soon(() => Boolean(field())).toBe(true)
  const input = field() as HTMLInputElement
  input.value = value
  input.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

test('a promise entered by hand stands beside the look-up, and what differs is to be compared', async () => {
  const { root, services, words } = await opened(firm(3))
  await soon(words).toContain('承诺依法诚信投标（江临市信用办、2026-05-06、名单条目）')
  expect(words()).toContain('示范企业，信用管理贯标')
  expect(words()).toContain('不抵消失信记录')
  await type(root, '信用承诺', '承诺内容', '近三年无重大违法记录')
  expect(button(root, '登记承诺')!.disabled).toBe(true)
  await type(root, '信用承诺', '登记人', '张某')
  part(root, '信用承诺')!.querySelectorAll('details')[0]!.open = true
  await press(root, '登记承诺')
  await soon(words).toContain('近三年无重大违法记录（登记 张某）')
  const lines = [...part(root, '信用承诺')!.querySelectorAll('li')].map(li => li.textContent)
  expect(lines).toContain('失信被执行人：待核对')
  expect(lines).toContain('重大违法记录：未覆盖')
  expect(part(root, '信用承诺')!.querySelectorAll('b.flag').length).toBe(2)
  root.querySelector<HTMLButtonElement>('[aria-label="撤去 近三年无重大违法记录"]')!.click()
  await soon(async () => (await services.kept.read('r'))!.bidders[0]!.promises).toEqual([])
})

test('a report’s file is hashed here, its issuer looked up, its end said, and it is kept only when asked', async () => {
  const { root, services, words } = await opened(firm(3))
  await press(root, '采用名单中的报告 XY-2025-1')
  await type(root, '信用报告', '登记人', '张某')
  part(root, '信用报告')!.querySelectorAll('details')[0]!.open = true
  const bytes = utf8('%PDF-1.7 report')
  const carried = new DataTransfer()
  carried.items.add(new File([bytes as Uint8Array<ArrayBuffer>], '报告.pdf'))
  const input = part(root, '信用报告')!.querySelector<HTMLInputElement>('input[type="file"]')!
  input.files = carried.files
  input.dispatchEvent(new Event('change', { bubbles: true }))
  await soon(words).toContain(sha256Hex(bytes))
  const keep = [...part(root, '信用报告')!.querySelectorAll('label')].find(one => one.textContent === '文件随记录归档')!
  keep.click()
  await press(root, '登记报告')
  await soon(words).toContain('XY-2025-1，某某评估有限公司，AA')
  expect(words()).toContain('未写明 至 2026-01-31；已过期')
  expect(words()).toContain('备案名录中未查到（№1，数据 2026-11-23）')
  const [report] = (await services.kept.read('r'))!.bidders[0]!.reports!
  expect((await services.kept.files('r')).get(report!.file!.path!)).toEqual(bytes)
})
