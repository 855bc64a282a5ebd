/**
 * Never a wrong "no record", in the built extension: whatever is missing, partial, old, foreign, damaged or out of reach shows as
 * 未核清 with its reason, on the page, on the card and in the panel, and nobody is "not listed by code" for it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { entry, uscc } from '../support/lists.ts'
import type { ReadPage } from '../support/read-page.ts'
import { DAY, freshList } from '../support/registry-host.ts'
import {
  BARE,
  FREE,
  LISTED,
  looksOf,
  NAMED,
  recordsOf,
  required,
  startUnknownPage,
  withoutLists,
} from '../support/unknown-page.ts'

let seen: ReadPage
beforeAll(async () => {
  seen = await startUnknownPage()
})
afterAll(() => seen?.close())
const { shows, becomes, expectUnknown } = looksOf(() => seen)

test('only the sample', async () => {
  await expectUnknown(
    FREE,
    '“失信被执行人”只有示例数据',
    '“失信被执行人”“重大税收违法失信主体”“政府采购严重违法失信行为记录”在本机只有示例数据，不能作为查询结果',
  )
  await expect.poll(() => seen.panel.getByText('其中有示例数据，不作为查询结果。').count()).toBe(1)
})

describe('without the sample', () => {
  beforeEach(() => withoutLists(seen))

  test('no list at all', async () => {
    await expectUnknown(FREE, '本机没有名单', '本机没有任何名单，什么也没有查到并不说明问题')
    expect(await seen.panel.getByText('本机尚无名单。').count()).toBe(1)
  })

  test('with all required lists whole, fresh and signed: the one case of 按代码未命中', async () => {
    await seen.add(seen.host.publish('whole', required()))
    await shows(FREE).toContain('按代码未命中')
    await becomes(FREE, 'clear')
    await becomes(LISTED, 'barred')
    // By name alone: said in the panel, not marked on the page.
    await shows(NAMED).toContain('按名称未命中，代码未核')
    expect(await seen.overlay.marksOf(NAMED)).toEqual([])
    expect(Object.values(await seen.overlay.underlined()).flat()).not.toContain(NAMED)
  })

  test('a required list that is not installed', async () => {
    await seen.add(
      seen.host.publish(
        'two',
        required().filter(list => list.listId !== 'gp-serious'),
      ),
    )
    await expectUnknown(FREE, '缺“政采严重违法”名单', '本机没有“政府采购严重违法失信行为记录”名单，该项无法查询')
  })

  const whole = freshList('x', []).coverage
  test.each<[string, { [id: string]: Partial<ListFile> }, string, string, string?]>([
    [
      'a partial list',
      { 'gp-serious': { coverage: { ...whole, complete: false } } },
      '“政采严重违法”名单不完整',
      '“政府采购严重违法失信行为记录”名单只有部分数据，没有命中不能作为依据',
      '其中有名单只有部分数据，未命中不作为依据。',
    ],
    [
      'a list of one province',
      { 'gp-serious': { coverage: { ...whole, regions: ['江苏省'] } } },
      '“政采严重违法”名单未覆盖',
      '“政府采购严重违法失信行为记录”名单不覆盖该单位的地域或类别，没有命中不能作为依据',
    ],
    [
      'a list past its days of grace',
      { 'gp-serious': { retrievedAt: dayAt(Date.now() - 40 * DAY) } },
      '“政采严重违法”名单过期',
      '“政府采购严重违法失信行为记录”名单已过期',
      '其中有名单已过期，未命中不作为依据。',
    ],
  ])('%s', async (what, more, short, long, footer) => {
    await seen.add(seen.host.publish(what.replaceAll(' ', '-'), required(more)))
    await expectUnknown(FREE, short, long)
    if (footer) await expect.poll(() => seen.panel.getByText(footer).count()).toBe(1)
  })

  test('a bare code in a list that has names only, on the page and in the popup', async () => {
    const named = recordsOf('gp-serious').map(({ id, subject }) => entry(id, { name: subject.name }))
    await seen.add(seen.host.publish('names', required({ 'gp-serious': { records: named } })))
    await expectUnknown(BARE, '需单位名称', '需单位名称：只用代码查询不能核清', false)
    const popup = await seen.browser.open('popup.html')
    await popup.getByRole('searchbox').fill(BARE)
    await popup.keyboard.press('Enter')
    await popup.getByText('未核清：需单位名称').first().waitFor()
    expect(await popup.getByText('按代码未命中').count()).toBe(0)
    // With its name beside it the same list can answer.
    await popup.getByRole('searchbox').fill(FREE)
    await popup.getByLabel('代码（可选，与名称一并核对）', { exact: true }).fill(uscc(60))
    await popup.keyboard.press('Enter')
    await popup.getByText('按代码未命中').first().waitFor()
    await popup.close()
  })
})
