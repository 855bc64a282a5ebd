/** The side panel of the built extension beside tender pages: its list, its ways to the page, and what leaves it by hand. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { DEMO_PUBLISHER } from '../support/demo-world.ts'
import { asStated, supplierFindings } from '../support/suppliers-findings.ts'
import { badgeOf, type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const nameOf = (key: string) => sampleFirm(key).name
const codeOf = (key: string) => sampleFirm(key).uscc!

let tender: TenderSite

beforeAll(async () => {
  tender = await startTenderSite()
})
afterAll(async () => {
  await tender?.close()
})

const rowOf = (panel: Page, name: string): Locator =>
  panel.getByRole('listitem').filter({ has: panel.locator('.name', { hasText: new RegExp(`^${name}$`) }) })
const namesIn = (panel: Page) => panel.getByRole('listitem').locator('.name').allTextContents()

describe('thirty suppliers', () => {
  let opened: Opened
  let panel: Page
  beforeAll(async () => {
    opened = await tender.open('suppliers.html', { confirm: 'government-procurement' })
    panel = await tender.openPanel(opened)
    await panel.setViewportSize({ width: 420, height: 900 })
  })
  beforeEach(async () => {
    await panel.bringToFront()
  })
  afterAll(async () => {
    await panel?.close()
    await opened?.page.close()
  })

  test('every organisation of the page is there once, the gravest finding first', async () => {
    const names = await namesIn(panel)
    const page = await opened.page.locator('tbody td:nth-child(2)').allTextContents()
    expect(names).toEqual(expect.arrayContaining([...page, nameOf('agency'), '云泽市教育局']))
    expect(new Set(names).size).toBe(names.length)
    expect(await panel.getByRole('heading', { level: 1 }).textContent()).toContain(`${names.length} 家`)
    const glyphs = await panel
      .getByRole('listitem')
      .evaluateAll(rows => rows.map(row => row.querySelector('svg text')?.textContent ?? '-').join(''))
    expect(glyphs).toMatch(/^限{5}核+\?+注{2}守无{2}-+$/)
    expect(await badgeOf(tender, opened)).toBe('限5')
  })

  test('findings, reasons and lists hit are those stated for every browser', async () => {
    expect(asStated(await opened.checked())).toEqual(supplierFindings)
  })

  test('a row says role, code, certainty and finding; opened, it says all the card does', async () => {
    const row = rowOf(panel, nameOf('chenglan'))
    const said = (await row.textContent())!
    for (const part of [
      '代码一致',
      codeOf('chenglan'),
      '供应商 · 政府采购严重违法失信行为记录，限制期至',
      '2 份必查名单按代码未命中',
    ])
      expect(said).toContain(part)
    await row.getByRole('button', { expanded: false }).click()
    const card = row.getByRole('article')
    await card.waitFor()
    const text = (await card.textContent())!
    for (const part of [
      '代码一致，限制期内；请采购人核实后依规处理（财库〔2016〕125号）',
      '严重（来源标注）',
      '东财采〔示例〕31号',
      '匹配依据：页面所印统一社会信用代码与记录一致',
      `数据取自来源 ${dayAt(Date.now())}；发布方：${DEMO_PUBLISHER}`,
      '向作出处罚的财政部门提出',
    ])
      expect(text).toContain(part)
    expect(
      await card
        .getByRole('link', { name: /出处|异议渠道/ })
        .evaluateAll(links => links.map(a => (a as HTMLAnchorElement).protocol)),
    ).toEqual(['https:', 'https:'])
    await row.getByRole('button', { expanded: true }).click()
    expect(await row.getByRole('article').count()).toBe(0)

    const several = (await rowOf(panel, nameOf('namesake-a')).textContent())!
    expect(several).toContain('同名多家，需代码')
    expect((await rowOf(panel, nameOf('yanxichuan-branch')).textContent())!).toContain('按名称未命中，代码未核')
  })

  test('定位 scrolls the page to the name and shows it for a moment', async () => {
    await opened.page.evaluate(() => scrollTo(0, 0))
    await rowOf(panel, nameOf('clean-7')).getByRole('button', { name: '定位' }).click()
    await opened.page.bringToFront()
    await expect.poll(() => opened.page.evaluate(() => scrollY)).toBeGreaterThan(200)
    const at = await opened.page.getByText(nameOf('clean-7')).boundingBox()
    expect(at!.y).toBeGreaterThan(100)
    expect(at!.y).toBeLessThan(800)
    // The moment is begun anew, and looked at while it lasts.
    await panel.bringToFront()
    await rowOf(panel, nameOf('yanxichuan-branch')).getByRole('button', { name: '定位' }).click()
    await expect.poll(async () => (await opened.overlay.underlined()).flash).toEqual([nameOf('yanxichuan-branch')])
  })

  test('the filter narrows by kind, by name and by code, and says when nothing fits', async () => {
    const all = (await namesIn(panel)).length
    const kind = panel.getByRole('combobox', { name: '筛选' })
    await kind.selectOption('agencies')
    expect(await namesIn(panel)).toEqual([nameOf('agency')])
    await kind.selectOption('attention')
    const attention = await namesIn(panel)
    expect(attention).toContain(nameOf('chenglan'))
    expect(attention).not.toContain(nameOf('clean-7'))
    await kind.selectOption('all')
    const text = panel.getByRole('searchbox')
    await text.fill('勘察')
    expect(await namesIn(panel)).toEqual([nameOf('lanqichuan')])
    await text.fill(codeOf('taxno').toLowerCase())
    expect(await namesIn(panel)).toEqual([nameOf('taxno')])
    await text.fill('没有这家')
    expect(await panel.getByText('没有符合筛选条件的单位。').isVisible()).toBe(true)
    await panel.getByRole('button', { name: '显示全部' }).click()
    expect((await namesIn(panel)).length).toBe(all)
  })

  test('by keyboard: arrows walk the list, Enter opens a row', async () => {
    await panel.getByRole('searchbox').focus()
    await panel.keyboard.press('Tab')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('Enter')
    const third = (await namesIn(panel))[2]!
    await rowOf(panel, third).getByRole('article').waitFor()
    await panel.keyboard.press('End')
    expect(await panel.evaluate(() => document.activeElement?.querySelector('.name')?.textContent)).toBe(
      (await namesIn(panel)).at(-1),
    )
    await panel.keyboard.press('Home')
    await rowOf(panel, third).getByRole('button', { expanded: true }).click()
  })

  test('copy puts the finding on the clipboard as text', async () => {
    await tender.browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const row = rowOf(panel, nameOf('masked'))
    await row.getByRole('button', { expanded: false }).click()
    await row.getByRole('button', { name: '复制', exact: true }).click()
    await panel.getByText(`已复制“${nameOf('masked')}”的结果。`).waitFor()
    const copied = await panel.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`${nameOf('masked')} ${codeOf('masked')}`)
    expect(copied).toContain('部分代码及名称一致')
    expect(copied).toContain(`发布方：${DEMO_PUBLISHER}`)
    await row.getByRole('button', { expanded: true }).click()
  })

  test('the CSV holds every organisation in words', async () => {
    const { name, rows } = await exported(panel)
    expect(name).toMatch(/^单位核对-127\.0\.0\.1.*-\d{4}-\d\d-\d\d\.csv$/)
    const [head, ...organisations] = rows
    expect(head!.slice(0, 7)).toEqual(['序号', '结果', '单位名称', '代码', '代码来源', '身份', '匹配程度'])
    expect(organisations.map(row => row[2])).toEqual(await namesIn(panel))
    const first = organisations[0]!
    expect(first.slice(2, 8)).toEqual([
      nameOf('chenglan'),
      codeOf('chenglan'),
      '页面所印',
      '供应商',
      '代码一致',
      '政府采购严重违法失信行为记录',
    ])
    expect(first[9]).toBe('政府采购')
  })
})

/** Exports and reads the file as a spreadsheet does. */
const exported = async (panel: Page): Promise<{ name: string; rows: string[][] }> => {
  const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name: '导出 CSV' }).click()])
  const text = await readFile(await download.path(), 'utf8')
  expect(text.startsWith('\ufeff')).toBe(true)
  const rows = [...text.slice(1).matchAll(/(?:(?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n))+/g)].flatMap(lines =>
    lines[0]
      .split('\r\n')
      .filter(Boolean)
      .map(line =>
        [...line.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(cell => cell[1]!.replace(/^"|"$/g, '').replaceAll('""', '"')),
      ),
  )
  return { name: download.suggestedFilename(), rows }
}

test('nothing that a page says runs as a formula in the exported file', async () => {
  tender.pages['formula.html'] = tenderPage(
    `<table><tr><th>供应商名称</th></tr><tr><td>${nameOf('names-only')}</td></tr></table>`,
    { title: '=HYPERLINK("http://127.0.0.1/","x")' },
  )
  const opened = await tender.open('formula.html', { confirm: 'government-procurement' })
  const panel = await tender.openPanel(opened)
  const { rows } = await exported(panel)
  expect(rows[1]![10]).toBe(`'=HYPERLINK("http://127.0.0.1/","x")`)
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t]/)
  await panel.close()
  await opened.page.close()
})
