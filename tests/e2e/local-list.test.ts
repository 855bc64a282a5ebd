/** 本机导入 in the built extension: from a file in the officer’s hand to marks on a page, and away again. */
import type { Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { toGb18030 } from '../fixtures/import/gb18030.ts'
import { workbook } from '../fixtures/import/workbook.ts'
import { askBackground } from '../support/demo-world.ts'
import { firm, uscc } from '../support/lists.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const HEAD = ['序号', '供应商名称', '统一社会信用代码', '处罚结果', '处罚日期', '执法单位']
/** As a finance bureau might export it: two firms, one of them twice, a person, a row without a name. */
const ROWS = [
  ['1', firm(1), uscc(1), '罚款5000元，一年内禁止参加政府采购活动', '2026-03-02', '某市财政局'],
  ['2', firm(2), uscc(2), '警告', '2026-04-07', '某市财政局'],
  ['3', '', '', '罚款', '2026-05-01', '某市财政局'],
  ['4', '欧阳某某', '980100199001011234', '罚款', '2026-05-02', '某市财政局'],
  ['5', firm(2), uscc(2), '警告', '2026-04-07', '某市财政局'],
]
const csv = [HEAD, ...ROWS].map(cells => cells.join(',')).join('\r\n')
const json = JSON.stringify(ROWS.map(cells => Object.fromEntries(cells.map((cell, i) => [HEAD[i], cell]))))
const row = (cells: string[], tag: string) => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const html = `<!DOCTYPE html><meta charset="utf-8"><title>名单</title><p>首页</p><table>${row(HEAD, 'th')}${ROWS.map(cells => row(cells, 'td')).join('')}</table>`

let tender: TenderSite
let options: Page
const faults: string[] = []
beforeAll(async () => {
  tender = await startTenderSite({ viewport: { width: 1100, height: 1200 } })
  tender.browser.context.on('weberror', error => faults.push(String(error.error())))
  // Nothing but what is imported here: so whatever a page shows comes from it.
  const { registries } = await askBackground(tender.own, { type: 'ui/lists' })
  for (const { id } of registries) await askBackground(tender.own, { type: 'ui/registry-remove', registryId: id })
  options = await tender.browser.open('options.html#local')
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${[1, 50].map(n => row([firm(n), uscc(n)], 'td')).join('')}</table>`,
  )
})
afterAll(async () => {
  await tender?.close()
})
afterEach(() => {
  expect(faults).toEqual([])
})

type Bytes = string | Uint8Array
const choose = (name: string, bytes: Bytes) =>
  options.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
/** Lets the file fall on the page, as from a folder. */
const drop = async (name: string, bytes: Bytes) => {
  const files = await options.evaluateHandle(
    ([file, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64), c => c.charCodeAt(0))], file))
      return transfer
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  )
  await options.locator('.drop').dispatchEvent('drop', { dataTransfer: files })
}
const button = (name: string | RegExp): Locator => options.getByRole('button', { name, exact: typeof name === 'string' })
const box = (name: RegExp) => options.getByRole('textbox', { name })
const figure = (label: string) =>
  options
    .locator('.figures div')
    .filter({ has: options.getByText(label, { exact: true }) })
    .locator('dd')
    .textContent()
const preview = () => options.getByRole('table', { name: /^导入结果/ })

const state = async () => {
  await box(/^提供单位/).fill('某市财政局')
  await box(/^来源渠道/).fill('某市财政局 失信记录')
  await box(/^覆盖地区/).fill('全国')
  await options.locator('input[type=date]').fill('2026-05-20')
  await options.getByRole('radio', { name: /^完整/ }).check()
}

describe('a file is read', () => {
  test.each<[string, string, () => Bytes]>([
    ['CSV in UTF-8', '名单.csv', () => `\ufeff${csv}`],
    ['CSV in GBK', '名单gbk.csv', () => toGb18030(csv)],
    ['XLSX', '名单.xlsx', () => workbook({ 名单: [HEAD, ...ROWS] })],
    ['JSON', '名单.json', () => json],
    ['a saved web page', '名单.html', () => html],
  ])('%s', async (_, name, bytes) => {
    await choose(name, bytes())
    await options.getByText(name, { exact: true }).waitFor()
    await preview()
      .getByRole('cell', { name: firm(1), exact: true })
      .waitFor()
    expect(
      await preview()
        .getByRole('cell', { name: uscc(1), exact: true })
        .count(),
    ).toBe(1)
    expect(await options.getByText('5 行，6 列').count()).toBe(1)
  })
})

describe('a file that cannot be read says which, where and what to do, and nothing is written', () => {
  test.each<[string, string, () => Bytes, RegExp, RegExp]>([
    ['a quotation mark left open', '坏.csv', () => `${csv}\r\n6,"${firm(9)},x`, /文件“坏\.csv”第 7 行有误/, /请补上引号/],
    ['a damaged workbook', '坏.xlsx', () => workbook({ a: [HEAD] }).slice(0, 300), /文件“坏\.xlsx”不能导入/, /另存为 \.xlsx/],
    ['an empty file', '空.csv', () => '', /文件“空\.csv”不能导入/, /重新下载/],
    [
      'a picture',
      '图.png',
      () => new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 200, 255]),
      /文件“图\.png”不能导入/,
      /另存为 UTF-8/,
    ],
  ])('%s', async (_, name, bytes, what, cure) => {
    await choose(name, bytes())
    const alert = options.getByRole('alert')
    await alert.getByText(what).waitFor()
    expect(await alert.textContent()).toContain('什么也没有写入，本机名单不变')
    expect(await alert.textContent()).toMatch(cure)
    expect((await askBackground(tender.own, { type: 'ui/lists' })).lists).toEqual([])
  })
})

test('a large file shows its progress and can be stopped; nothing is written, and what was entered stays', async () => {
  const many = 50_000
  const lines = Array.from({ length: many }, (_, i) => `${i},${firm(i)},${uscc(i)},警告,2026-04-07,某市财政局`)
  await choose('大.csv', [HEAD.join(','), ...lines].join('\n'))
  await options.getByText(/50,000 行/).waitFor({ timeout: 90_000 })
  await options.getByRole('combobox', { name: /这是哪一份名单/ }).selectOption('gp-serious')
  await state()
  await button('生成质量报告').click()
  const progress = options.getByRole('progressbar')
  await progress.waitFor()
  await button('取消').click()
  await options.getByText('已停止，什么也没有写入。').waitFor()
  expect(await progress.count()).toBe(0)
  expect((await askBackground(tender.own, { type: 'ui/lists' })).lists).toEqual([])
  expect(await box(/^提供单位/).inputValue()).toBe('某市财政局')
  await button('生成质量报告').click()
  await expect.poll(() => options.getByText(/^写入 [\d,]+ 条$/).count(), { timeout: 90_000 }).toBe(1)
  expect(Number((await figure('读取'))!.replace(/,/g, ''))).toBe(many)
})

describe('a list of the officer’s own', () => {
  test('dropped, its columns chosen by hand, its quality read, its source stated, written', async () => {
    await drop('失信记录.csv', toGb18030(csv))
    await options.getByText('失信记录.csv', { exact: true }).waitFor()
    await options.getByRole('combobox', { name: '栏目映射' }).selectOption('own')
    await options.getByRole('combobox', { name: '“供应商名称”的含义' }).selectOption('')
    await options.getByText('请为“单位名称”选择一列。').waitFor()
    await options.getByRole('combobox', { name: '“供应商名称”的含义' }).selectOption('name')
    await preview()
      .getByRole('cell', { name: firm(1), exact: true })
      .waitFor()
    for (const name of [/^提供单位/, /^来源渠道/, /^覆盖地区/]) await box(name).fill('')
    await options.locator('input[type=date]').fill('')
    await button(/^(重新生成|生成质量报告)$/).click()
    await options.getByText('还有必填项没有填好').waitFor()
    await options.getByRole('combobox', { name: /这是哪一份名单/ }).selectOption('gp-serious')
    await state()
    await button('生成质量报告').click()
    await button('写入 2 条').waitFor()
    expect(await figure('读取')).toBe('5')
    expect(await figure('收录')).toBe('2')
    expect(await figure('未收')).toBe('1')
    expect(await figure('重复')).toBe('1')
    expect(await figure('自然人（不收录）')).toBe('1')
    await button('写入 2 条').click()
    await options.getByText('已写入').waitFor()
    await button('查看名单').click()
    const list = options.getByRole('listitem').filter({ hasText: 'gp-serious' })
    const text = (await list.textContent())!
    expect(text).toContain('本机导入（未签名）')
    expect(text).toContain('某市财政局 失信记录')
    expect(text).toContain('数据取自来源 2026-05-20')
    expect(text).toContain('完整：全国')
    expect(text).toContain('命中至多显示“待人工核实”，未命中不作为依据')
  })

  test('a hit on a page is at most “to be checked”, a no-hit never “not listed”; the card says where it comes from', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toEqual([firm(1)])
    const lines = await opened.overlay.underlined()
    expect(lines.barred).toBeUndefined()
    expect(lines.clear).toBeUndefined()
    await opened.overlay.openCard(firm(1))
    await expect.poll(() => opened.overlay.card()).toContain('本机导入（未签名）')
    const { subjects } = await opened.checked()
    const silent = subjects.find(subject => subject.finding.subject.name === firm(50))!
    expect(silent.finding.assessment).toBe('unknown')
    await opened.page.close()
  })

  test('removed after a question, it leaves no mark', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toEqual([firm(1)])
    await options.bringToFront()
    await options.getByRole('listitem').filter({ hasText: 'gp-serious' }).getByRole('button', { name: /移除/ }).click()
    await options.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click()
    await options.getByText('本机还没有名单').waitFor()
    await opened.page.bringToFront()
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toBeUndefined()
    await opened.page.close()
  })
})
