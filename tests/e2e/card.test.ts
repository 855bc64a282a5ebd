/** The card on a tender page, as an officer gets at it by hand, by keyboard and by screen reader, and what it says. */
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { askBackground, DEMO_PUBLISHER } from '../support/demo-world.ts'
import { type Opened, startTenderSite, type TenderSite } from '../support/tender-site.ts'

const nameOf = (key: string) => sampleFirm(key).name

let tender: TenderSite
let opened: Opened
let page: Page

beforeAll(async () => {
  tender = await startTenderSite({ viewport: { width: 1100, height: 900 } })
  opened = await tender.open('suppliers.html', { confirm: 'government-procurement' })
  page = opened.page
})
afterAll(async () => {
  await tender?.close()
})
beforeEach(async () => {
  await page.bringToFront()
  await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.evaluate(() => scrollTo(0, 0))
  await expect.poll(() => title()).toBeUndefined()
  await expect.poll(() => markOf('chenglan')).toBeDefined()
})

const markOf = async (key: string) => (await opened.overlay.marksOf(nameOf(key)))[0]!
const card = () => opened.overlay.cardParts()
const title = async () => (await card())?.title
const pointAt = async (key: string) => {
  const { x, y } = await markOf(key)
  await page.mouse.move(x, y)
}
const clickOn = async (label: string) => {
  const button = (await card())!.buttons.find(one => one.label === label)!
  await page.mouse.click(button.box.x + button.box.width / 2, button.box.y + button.box.height / 2)
}

test('the hand over a mark opens it without taking the focus; it may go into it, and away from it closes it', async () => {
  await pointAt('chenglan')
  await expect.poll(title).toBe(nameOf('chenglan'))
  expect((await card())!.focused).toBe(false)
  const { box } = (await card())!
  await page.mouse.move(box.x + 60, box.y + 60, { steps: 4 })
  await page.mouse.move(box.x + 80, box.y + 200, { steps: 4 })
  expect(await title()).toBe(nameOf('chenglan'))
  await page.mouse.move(5, 5)
  await expect.poll(title).toBeUndefined()
})

test('it never lies over the name it is about', async () => {
  for (const key of ['agency', 'chenglan', 'lanqichuan', 'yanxichuan']) {
    await opened.overlay.openCard(nameOf(key))
    await expect.poll(title).toBe(nameOf(key))
    const { box } = (await card())!
    const mark = await markOf(key)
    const over = mark.x > box.x && mark.x < box.x + box.width && mark.y > box.y && mark.y < box.y + box.height
    const besideLine = box.x >= mark.box.x + mark.box.width || box.y > mark.y || box.y + box.height < mark.y
    expect([over, besideLine], key).toEqual([false, true])
    await page.keyboard.press('Escape')
  }
})

test('a click pins it and moves the focus into it; Escape closes it, a click elsewhere too', async () => {
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(async () => (await card())?.focused).toBe(true)
  await page.mouse.move(5, 5)
  await page.keyboard.press('Tab')
  expect((await card())?.title).toBe(nameOf('chenglan'))
  await page.keyboard.press('Escape')
  expect(await title()).toBeUndefined()
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(title).toBe(nameOf('chenglan'))
  await page.mouse.click(20, 600)
  expect(await title()).toBeUndefined()
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(title).toBe(nameOf('chenglan'))
  await clickOn('关闭')
  expect(await title()).toBeUndefined()
})

test('by keyboard alone: one stop behind the page, arrows from name to name, Enter in, Escape out', async () => {
  await page.locator('nav a').last().focus()
  await page.keyboard.press('Tab')
  await expect.poll(title).toBeDefined()
  await page.keyboard.press('Home')
  await expect.poll(title).toBe(nameOf('agency'))
  expect((await card())!.focused).toBe(false)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect.poll(title).toBe(nameOf('chenglan'))
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await card())?.focused).toBe(true)
  expect((await opened.overlay.heard()).filter(node => node.expanded).map(node => node.name)).toEqual([
    `${nameOf('chenglan')}：限制参加（须核实），代码一致`,
  ])
  await page.keyboard.press('Escape')
  expect(await title()).toBeUndefined()
  // The focus is back on its mark: the keys go on from there, to the page's last name.
  await page.keyboard.press('End')
  await expect.poll(title).toBe(nameOf('clean-7'))
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await expect.poll(() => markOf('clean-7')).toBeDefined()
  await page.keyboard.press('Home')
  await expect.poll(title).toBe(nameOf('agency'))
})

test('a screen reader hears the group, each name with its finding, and the card as a dialog', async () => {
  await opened.overlay.openCard(nameOf('taxno'))
  await expect.poll(title).toBe(nameOf('taxno'))
  const heard = await opened.overlay.heard()
  const names = (role: string) => heard.filter(node => node.role === role).map(node => node.name)
  expect(names('group')).toContain('信标：本页单位的标记，方向键移动，回车打开')
  expect(names('dialog')).toEqual([nameOf('taxno')])
  expect(names('button')).toEqual(
    expect.arrayContaining([
      `${nameOf('taxno')}：限制参加（须核实），代码一致`,
      `${nameOf('yanxichuan')}：待人工核实，名称一致，代码待核`,
      `${nameOf('namesake-a')}：未核清，同名多家，需代码`,
      `${nameOf('limochuan')}：按代码未命中`,
      ...['在侧边栏查看', '出处', '异议渠道', '复制', '关闭'],
    ]),
  )
})

test('it says the list, severity, term, consequence, why it holds, which version said so and where to object', async () => {
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(title).toBe(nameOf('chenglan'))
  const { verdict, text, rows } = (await card())!
  const today = dayAt(Date.now())
  expect(verdict).toBe('代码一致，限制期内；请采购人核实后依规处理（财库〔2016〕125号）')
  expect(rows).toMatchObject({
    处罚结果: expect.stringContaining('禁止参加政府采购活动'),
    文号: '东财采〔示例〕31号',
    限制期: expect.stringMatching(/^\d{4}-\d\d-\d\d 至 \d{4}-\d\d-\d\d，还有 570 天$/),
    公示截止: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    机关: '东屏省财政厅',
    后果: '财库〔2016〕125号（依据为转载）；政府采购法实施条例第十九条',
  })
  for (const said of [
    sampleFirm('chenglan').uscc!,
    '代码一致 · 供应商',
    '政府采购严重违法失信行为记录',
    '严重（来源标注）',
    '限制期内（来源标注）',
    '匹配依据：页面所印统一社会信用代码与记录一致',
    `数据取自来源 ${today}`,
    `发布方：${DEMO_PUBLISHER}`,
    '签名有效（非官方认证）',
    `未命中：失信被执行人 №1（数据 ${today}）`,
    '异议渠道（政采严重违法）：向作出处罚的财政部门提出',
  ])
    expect(text).toContain(said)
})

test('how sure it is stands in words: by name, by a shown part of a code, by a former name, by a name of several', async () => {
  for (const [key, name, said] of [
    ['yanxichuan', nameOf('yanxichuan'), ['名称一致，代码待核', '匹配依据：登记名称相同', '代码核实一致后再作判断']],
    ['masked', nameOf('masked'), ['部分代码及名称一致']],
    ['former', '桐汀槿汐川水泥制品厂', ['曾用名一致，代码待核', nameOf('former')]],
    ['namesake-a', nameOf('namesake-a'), ['未核清：同名多家，需代码']],
    ['limochuan', nameOf('limochuan'), ['有同名单位，但代码不同，是另一家单位']],
  ] as const) {
    await expect.poll(async () => (await opened.overlay.marksOf(name)).length, { message: key }).toBe(1)
    await opened.overlay.openCard(name)
    await expect.poll(title).toBe(name)
    for (const one of said) expect((await card())!.text, key).toContain(one)
    await page.keyboard.press('Escape')
  }
})

interface Chrome {
  tabs: { query(of: object): Promise<{ url?: string; pendingUrl?: string }[]> }
  runtime: { getContexts(of: object): Promise<{ contextType: string }[]> }
}
/** Asks the browser as the extension's own pages may. */
const own = <T>(ask: (chrome: Chrome) => Promise<T>): Promise<T> => tender.own.evaluate(`(${String(ask)})(chrome)`) as Promise<T>

test('its actions: source and objection open the official sites, the panel opens, the text is copied', async () => {
  const { context } = tender.browser
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(title).toBe(nameOf('chenglan'))
  // The browser's own word: the tab may be answered by an error page.
  const addresses = () => own(async chrome => (await chrome.tabs.query({})).map(tab => tab.pendingUrl || tab.url || ''))
  for (const label of ['出处', '异议渠道']) {
    const [tab] = await Promise.all([context.waitForEvent('page'), clickOn(label)])
    await expect.poll(addresses).toContainEqual(expect.stringMatching(/^https:\/\/[a-z.]*ccgp\.gov\.cn\//))
    await tab.close()
    await page.bringToFront()
  }
  await clickOn('复制')
  await expect.poll(async () => (await card())!.buttons.map(button => button.label)).toContain('已复制')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(`${nameOf('chenglan')} ${sampleFirm('chenglan').uscc}`)
  expect(copied).toContain('代码一致，限制期内')
  expect(copied).toContain(DEMO_PUBLISHER)
  await clickOn('在侧边栏查看')
  const panels = () =>
    own(async chrome => (await chrome.runtime.getContexts({})).filter(one => one.contextType === 'SIDE_PANEL').length)
  await expect.poll(panels).toBe(1)
})

test('in English and on dark ground', async () => {
  await opened.overlay.openCard(nameOf('chenglan'))
  await expect.poll(title).toBe(nameOf('chenglan'))
  await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'en', theme: 'dark' } })
  await expect.poll(card).toMatchObject({
    verdict: expect.stringContaining('Code agrees, ban running'),
    rows: { Consequence: expect.stringContaining('(basis from a secondary copy)') },
    text: expect.stringMatching(/Serious violations in government procurement.*Basis: the unified social credit code/s),
    buttons: ['Show in side panel', 'Source', 'Objection', 'Copy', 'Watch', 'Close'].map(label =>
      expect.objectContaining({ label }),
    ),
  })
  const heard = (await opened.overlay.heard()).map(node => node.name)
  expect(heard).toContain(`${nameOf('chenglan')}: Restricted (to be verified), Code agrees`)
  expect(heard).toContain('Xinbiao: marks on this page. Arrow keys move, Enter opens')
  await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'zh-CN', theme: 'auto' } })
  await expect.poll(async () => (await card())?.verdict).toContain('代码一致')
})
