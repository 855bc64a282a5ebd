/** The side panel where an officer has to help: missing codes, pages without names, long pages, another language, narrow windows. */
import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { askBackground } from '../support/demo-world.ts'
import { badgeOf, type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const nameOf = (key: string) => sampleFirm(key).name
const codeOf = (key: string) => sampleFirm(key).uscc!
/** Its last character is another than the check gives. */
const misprinted = (code: string) => code.slice(0, 17) + (code.endsWith('0') ? '1' : '0')

let tender: TenderSite
let opened: Opened
let panel: Page

beforeAll(async () => {
  tender = await startTenderSite()
})
afterEach(async () => {
  await panel?.close()
  await opened?.page.close()
})
afterAll(async () => {
  await tender?.close()
})

const open = async (path: string, html: string) => {
  tender.pages[path] = html
  opened = await tender.open(path, { confirm: 'government-procurement' })
  panel = await tender.openPanel(opened)
}
const suppliers = (...names: string[]) =>
  tenderPage(
    `<h2>政府采购项目资格审查名单</h2><table><tr><th>供应商名称</th><th>报价</th></tr>${names.map(name => `<tr><td>${name}</td><td>1</td></tr>`).join('')}</table>`,
  )
const rowOf = (name: string): Locator =>
  panel.getByRole('listitem').filter({ has: panel.locator('.name', { hasText: new RegExp(`^${name}$`) }) })
const glyphOnPage = async (name: string) => (await opened.overlay.marksOf(name)).map(mark => mark.glyph).join('')

describe('a page that prints no codes', () => {
  const branch = nameOf('yanxichuan-branch')
  const type = async (name: string, code: string) => {
    const row = rowOf(name)
    if ((await row.getByRole('article').count()) === 0) await row.getByRole('button', { expanded: false }).click()
    await row.getByRole('textbox', { name: '统一社会信用代码' }).fill(code)
    await row.getByRole('button', { name: '按此代码核对' }).click()
  }

  test('a typed code turns “by name alone” into an answer by code, here and on the page, until it is taken back', async () => {
    await open('codes.html', suppliers(branch, nameOf('yanxichuan')))
    expect(await rowOf(branch).textContent()).toContain('按名称未命中，代码未核')
    expect(await glyphOnPage(branch)).toBe('')
    await type(branch, codeOf('yanxichuan-branch'))
    await expect.poll(() => rowOf(branch).textContent()).toContain('按代码未命中（数据截至')
    const said = (await rowOf(branch).getByRole('article').textContent())!
    expect(said).toContain('代码由人工录入，并非页面所印')
    await opened.page.bringToFront()
    await expect.poll(() => glyphOnPage(branch)).toBe('无')
    await panel.bringToFront()
    await rowOf(branch).getByRole('button', { name: '撤销录入的代码' }).click()
    await expect.poll(() => rowOf(branch).textContent()).toContain('按名称未命中，代码未核')
    await opened.page.bringToFront()
    await expect.poll(() => glyphOnPage(branch)).toBe('')
  })

  test('the record’s own code makes the finding certain; another code says that it is another firm', async () => {
    const name = nameOf('yanxichuan')
    await open('certain.html', suppliers(name))
    expect(await rowOf(name).textContent()).toContain('名称一致，代码待核')
    expect(await badgeOf(tender, opened)).toBe('核1')
    await type(name, ` ${codeOf('yanxichuan').toLowerCase()} `)
    await expect.poll(() => rowOf(name).textContent()).toContain('代码一致')
    expect(await rowOf(name).textContent()).not.toContain('代码待核')
    await expect.poll(() => badgeOf(tender, opened)).toBe('限1')
    await rowOf(name).getByRole('button', { name: '撤销录入的代码' }).click()
    await expect.poll(() => badgeOf(tender, opened)).toBe('核1')
    await type(name, codeOf('clean-7'))
    await expect.poll(() => rowOf(name).textContent()).toContain('有同名单位，但代码不同，是另一家单位，未计入')
    await expect.poll(() => badgeOf(tender, opened)).toBe('无1')
  })

  test('a code the directory holds for the name is offered, never taken by itself', async () => {
    const name = nameOf('xunqi')
    await open('offered.html', suppliers(name))
    await rowOf(name).getByRole('button', { expanded: false }).click()
    expect(await rowOf(name).getByText('名录中此名称的代码，核实后采用').isVisible()).toBe(true)
    expect(await rowOf(name).textContent()).toContain('名称一致，代码待核')
    await rowOf(name)
      .getByRole('button', { name: new RegExp(codeOf('xunqi')) })
      .click()
    await expect.poll(() => rowOf(name).getByRole('article').textContent()).toContain('代码一致')
  })

  test('a wrong check character is refused in words, with what may be meant, until the officer insists', async () => {
    await open('refused.html', suppliers(branch))
    await panel.setViewportSize({ width: 400, height: 560 })
    const wrong = misprinted(codeOf('yanxichuan-branch'))
    await type(branch, wrong)
    const refusal = rowOf(branch).getByText('校验位不符，多为录入有误，请逐位核对。')
    await refusal.waitFor()
    // In sight, the way on too, above the foot.
    const foot = (await panel.locator('footer').boundingBox())!
    const insist = (await rowOf(branch).getByRole('button', { name: '已核对无误，仍按此代码' }).boundingBox())!
    expect(insist.y + insist.height).toBeLessThanOrEqual(foot.y)
    expect(await rowOf(branch).textContent()).toContain('按名称未命中，代码未核')
    await type(branch, '91980100300****13R')
    await rowOf(branch).getByText('不是可用的代码').waitFor()
    await type(branch, '11010519491231002X')
    await expect.poll(() => rowOf(branch).textContent()).toMatch(/不是可用的代码|校验位不符/)
    await type(branch, '12345')
    await rowOf(branch).getByText('不是可用的代码').waitFor()
    expect(await rowOf(branch).textContent()).toContain('按名称未命中，代码未核')

    await type(branch, wrong)
    await rowOf(branch).getByRole('button', { name: '已核对无误，仍按此代码' }).click()
    await rowOf(branch).getByText('代码由经办人录入').waitFor()
    // A code that fails its check clears nobody.
    expect(await rowOf(branch).textContent()).not.toContain('按代码未命中（')
  })
})

test('a page without names says what that means, a page that is off says so', async () => {
  tender.pages['empty.html'] = tenderPage('<p>暂无公告。</p>')
  opened = await tender.open('empty.html', { enough: view => view.state === 'on' })
  panel = await tender.browser.open(`sidepanel.html?tab=${opened.tabId}`)
  await panel.getByText('本页未见单位名称或代码。').waitFor()
  expect(await panel.getByText('图片、附件和未展开的内容不在识别范围内。').isVisible()).toBe(true)
  expect(await panel.getByRole('button', { name: '导出 CSV' }).count()).toBe(0)
  expect(await badgeOf(tender, opened)).toBe('')
  await askBackground(tender.own, { type: 'ui/tab-off', tabId: opened.tabId })
  await panel.getByText('信标在本页未启用。').waitFor()
  await panel.getByRole('button', { name: '在本页启用' }).click()
  await panel.getByText('本页未见单位名称或代码。').waitFor()
})

test('a hundred bidders: the list is whole, narrow windows cut nothing off, and the foot stays in sight', async () => {
  const names = Array.from({ length: 98 }, (_, i) => `东屏溪川第${i + 1}商贸有限公司`)
  await open('hundred.html', suppliers(...names, nameOf('names-only'), nameOf('namesake-a')))
  const listed = await panel.getByRole('listitem').locator('.name').allTextContents()
  expect(listed.length).toBe(100)
  expect(listed.slice(0, 2)).toEqual([nameOf('names-only'), nameOf('namesake-a')])
  expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain('100 家')
  await rowOf(listed[0]!).getByRole('button', { expanded: false }).click()
  for (const width of [280, 340, 420, 900]) {
    await panel.setViewportSize({ width, height: 700 })
    expect(await panel.evaluate(() => document.documentElement.scrollWidth), `${width} wide`).toBeLessThanOrEqual(width)
    expect(await panel.getByRole('button', { name: '导出 CSV' }).isVisible()).toBe(true)
    const foot = (await panel.getByRole('button', { name: '导出 CSV' }).boundingBox())!
    expect(foot.y + foot.height).toBeLessThanOrEqual(700)
  }
  // The last name by keyboard: the foot does not lie over it.
  await panel.locator('.opener').first().focus()
  await panel.keyboard.press('End')
  const last = (await panel.locator('.opener').last().boundingBox())!
  expect(last.y + last.height).toBeLessThanOrEqual((await panel.locator('footer').boundingBox())!.y)
  await panel.getByRole('searchbox').fill('第77商贸')
  expect(await panel.getByRole('listitem').locator('.name').allTextContents()).toEqual(['东屏溪川第77商贸有限公司'])
})

test('in English everything but the records’ own words is English, in light and dark', async () => {
  await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'en', theme: 'dark' } })
  try {
    await open('english.html', suppliers(nameOf('names-only'), nameOf('yanxichuan-branch')))
    expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain('Organisations on this page')
    expect(await panel.title()).toBe('Organisations on this page · Xinbiao')
    expect(await panel.getByText('Rules that apply: Government procurement').isVisible()).toBe(true)
    await rowOf(nameOf('names-only')).getByRole('button', { expanded: false }).click()
    const card = rowOf(nameOf('names-only')).getByRole('article')
    for (const said of ['Name agrees, code to be checked', 'Judgment defaulters', 'Consequence', 'signature valid'])
      expect(await card.textContent()).toContain(said)
    expect(await rowOf(nameOf('yanxichuan-branch')).textContent()).toContain('not found by name, code not checked')
    for (const button of ['Export CSV', 'Look up', 'Settings'])
      expect(await panel.getByRole('button', { name: button }).isVisible()).toBe(true)
    const dark = await panel.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor)
    expect(dark).toBe('rgb(25, 30, 38)')
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { theme: 'light' } })
    await expect
      .poll(() => panel.evaluate(() => getComputedStyle(document.querySelector('main')!).backgroundColor))
      .toBe('rgb(255, 255, 255)')
  } finally {
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'zh-CN', theme: 'auto' } })
  }
})
