/** The review page as an officer uses it: decisions dated by the click, reasons tied to a code, faults said in words. */
import { expect, test } from 'vitest'
import { StoreError } from '#shared/store/error.ts'
import { firm, NOW, uscc } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, fill, look, openReview, press } from './mount-review.tsx'

const EXCUSE = '以上述理由不作官方查询'

test('a decision and a reason bear the time of their click, not of the last drawing', async () => {
  const services = await fakeReviews([reviewOf([{ name: firm(900), code: uscc(900) }])])
  const root = await openReview(services)
  await press(root, '本机查询')
  await press(root, firm(900))
  await fill(root, '经办人', '张某')
  await fill(root, '理由、依据', '官网停机')
  root.querySelector<HTMLInputElement>('input[value="pass"]')!.click()
  services.clock.ms = NOW + 60_000
  await press(root, EXCUSE)
  await soon(() => button(root, EXCUSE)).toBeUndefined()
  services.clock.ms = NOW + 120_000
  await press(root, '保存意见')
  const held = async () => (await services.kept.read('r'))!.bidders[0]!
  await soon(async () => (await held()).decisions.map(({ at }) => at)).toEqual(['2026-11-24T02:02:00.000Z'])
  expect((await held()).withoutOfficial).toEqual({
    reason: '官网停机',
    by: '张某',
    at: '2026-11-24T02:01:00.000Z',
    asked: { name: firm(900), code: uscc(900) },
  })
})

test('lists that cannot be opened are said, with what to do, and nothing counts as looked up', async () => {
  const services = await fakeReviews([reviewOf()])
  services.look = () => Promise.reject(new StoreError('failed', 'no answer'))
  const root = await openReview(services)
  await press(root, '本机查询')
  await soon(() => root.querySelector('[role="status"]')?.textContent).toContain('本机名单打不开，没有查询；名单未改动。')
  expect((await services.kept.read('r'))!.lastRun).toBe(0)
  expect(root.textContent).toContain('尚未查询')
})

test('what is added while a run goes on is kept, and so is the run', async () => {
  const services = await fakeReviews([reviewOf()])
  const { look } = services
  let go = () => {}
  const held = new Promise<void>(done => {
    go = done
  })
  services.look = async (...args) => {
    await held
    return look(...args)
  }
  const root = await openReview(services)
  await press(root, '本机查询')
  const lines = root.querySelector<HTMLTextAreaElement>('textarea[aria-label]')!
  lines.value = firm(902)
  lines.dispatchEvent(new InputEvent('input', { bubbles: true }))
  await press(root, '加入单位')
  await soon(async () => (await services.kept.read('r'))!.bidders.length).toBe(5)
  go()
  await soon(async () => (await services.kept.read('r'))!.lastRun).toBe(1)
  expect((await services.kept.read('r'))!.bidders.length).toBe(5)
  await soon(() => root.querySelector('progress')).toBeNull()
  expect(root.textContent).not.toContain('另一窗口')
})

test('an official look-up is marked by hand for a list that is chosen, signed and with a reason', async () => {
  const services = await fakeReviews([reviewOf([{ name: firm(900), code: uscc(900) }])])
  const root = await openReview(services)
  await look(root)
  await press(root, firm(900))
  const form = () => [...root.querySelectorAll('details')].findLast(one => one.textContent?.startsWith('手工标记结果'))
  await soon(() => Boolean(form()?.querySelector('select'))).toBe(true)
  const inForm = <E extends HTMLElement>(selector: string) => form()!.querySelector<E>(selector)!
  inForm<HTMLSelectElement>('select').value = 'tax-major'
  inForm('select').dispatchEvent(new InputEvent('input', { bubbles: true }))
  inForm<HTMLInputElement>('input[value="no-hit"]').click()
  const why = inForm<HTMLInputElement>('input[type="text"]')
  why.value = '逐页核对'
  why.dispatchEvent(new InputEvent('input', { bubbles: true }))
  inForm('button').click()
  await soon(() => form()!.textContent).toContain('请先填写查询人。')
  await fill(root, '经办人', '张某')
  await soon(() => form()!.textContent).not.toContain('请先填写查询人。')
  inForm('button').click()
  await soon(async () => (await services.kept.read('r'))!.bidders[0]!.official).toMatchObject([
    { list: 'tax-major', result: 'by-hand', seen: 'no-hit', note: '逐页核对', by: '张某', captures: [] },
  ])
})
