/** The project's profile and its stages as an officer edits them; a new review with files and a title that comes late. */
import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { TabView } from '#shared/contract/views.ts'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { NewReview } from '../../../extension/ui/review/new-review.tsx'
import { mount, soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, fill, look, openReview, press } from './mount-review.tsx'

const held = async (services: Awaited<ReturnType<typeof fakeReviews>>) => (await services.kept.read('r'))!
const write = (root: HTMLElement, label: string, value: string) => {
  const area = [...root.querySelectorAll('label')].find(one => one.textContent?.includes(label))!.control as HTMLTextAreaElement
  area.value = value
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

test('number, window and rules are corrected afterwards; another required list asks for a look-up', async () => {
  const services = await fakeReviews([reviewOf()])
  const root = await openReview(services)
  await look(root)
  await fill(root, '项目编号', 'XB-2026-009')
  await fill(root, '查询窗口起', '2026-11-20')
  await fill(root, '查询窗口止', '2026-11-01')
  await press(root, '保存项目资料')
  await soon(() => root.textContent).toContain('窗口止早于窗口起。')
  await fill(root, '查询窗口止', '2026-11-30')
  write(root, '取证方式', '查询页面截图存档')
  write(root, '信用信息使用规则', '供应商须提供信用中国查询截图。')
  await soon(() => root.textContent).toContain('不得要求供应商证明（财库〔2019〕38号')
  await press(root, '保存项目资料')
  await soon(async () => (await held(services)).profile).toMatchObject({
    number: 'XB-2026-009',
    window: { from: '2026-11-20', to: '2026-11-30' },
    evidence: '查询页面截图存档',
  })
  expect(root.textContent).not.toContain('数据早于窗口')
  const wages = [...root.querySelectorAll('label')].find(one => one.textContent?.includes('农民工'))!.control as HTMLInputElement
  wages.click()
  await press(root, '保存项目资料')
  await soon(() => root.textContent).toContain('适用规则或必查名单已改，须重新查询。')
  expect((await held(services)).profile.alsoRequired).toEqual(['wages'])
  expect(root.textContent).toContain('尚未查询，或资料已更改')
})

test('a stage is entered by keyboard: looked up anew, chained, and what was decided before is kept', async () => {
  const services = await fakeReviews([reviewOf()])
  const root = await openReview(services)
  await look(root)
  button(root, '进入评标并复查')!.focus()
  await userEvent.keyboard('{Enter}')
  await soon(() => root.querySelector('dialog')?.textContent ?? '').toContain('4 家单位重新查询')
  await userEvent.keyboard('{Tab}{Enter}')
  await soon(async () => (await held(services)).runs?.map(({ no, stage }) => [no, stage])).toEqual([
    [1, 'qualification'],
    [2, 'evaluation'],
  ])
  const second = (await services.kept.run('r', 2))!
  expect(second).toMatchObject({ stage: 'evaluation', previous: { no: 1 } })
  await soon(() => root.querySelector('[aria-current="step"]')?.textContent ?? '').toContain('评标第 2 次查询')
})

test('what was typed before the page’s title came stands, also when it was emptied', async () => {
  const services = await fakeReviews()
  let answer = (_: unknown) => {}
  const late = new Promise(done => {
    answer = done
  })
  services.ask = (() => late) as typeof services.ask
  const made: { profile: { name: string; context: string } }[] = []
  const root = mount(
    <LookProvider settings={{ lang: 'zh-CN', theme: 'light' }}>
      <NewReview services={services} tabId={1} onCreate={review => made.push(review)} />
    </LookProvider>,
  )
  await fill(root, '项目名称', '校')
  await fill(root, '项目编号', 'XB-7')
  const view: Partial<TabView> = {
    title: '某县校服采购公告',
    host: 'tender.example.cn',
    context: { context: 'contract', inferred: true },
    subjects: [],
  }
  answer({ ok: true, value: view })
  await soon(() => root.querySelector('select')?.value).toBe('contract')
  await press(root, '建立审查')
  expect(made.map(({ profile }) => profile)).toMatchObject([{ name: '校', number: 'XB-7', context: 'contract' }])
})
