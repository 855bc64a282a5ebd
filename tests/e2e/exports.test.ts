/** The menu 导出 in the built extension, by keyboard: each file is downloaded, opened and checked. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { readHandover } from '#shared/review/exports/handover.ts'
import { readPacket } from '#shared/review/exports/packet-form.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { read, texts } from '../support/documents.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const LISTED = sampleFirm('yanxichuan')
const CLEAN = '云岭澄湖教学设备有限公司'
const CODE = `91980100300099990${usccCheckCharacter('91980100300099990')}`
const ODD = '=1+1有限公司'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

let tender: TenderSite
let review: Page
const faults: string[] = []
beforeAll(async () => {
  tender = await startTenderSite({})
  tender.browser.context.on('weberror', error => faults.push(String(error.error())))
  const rows = [`<td>${LISTED.name}</td><td>${LISTED.uscc}</td>`, `<td>${CLEAN}</td><td>${CODE}</td>`]
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`,
  )
  const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
  review = await tender.browser.open(`review.html?tab=${opened.tabId}`)
  await review.getByText(CODE).waitFor()
  await review.getByLabel(/项目名称/).fill('校服采购')
  await press('建立审查')
  await review.locator('summary', { hasText: '加入单位' }).click()
  await review.getByLabel(/单位，一行一家/).fill(ODD)
  await press('加入单位')
  await review.getByText('加入 1 家').waitFor()
  await press('本机查询')
  await review.getByText('查询时点').waitFor()
}, 120_000)
afterAll(async () => {
  await tender?.close()
  expect(faults).toEqual([])
})

const press = (name: string) => review.getByRole('button', { name, exact: true }).click()
/** Chooses in the menu as somebody without a mouse does. */
const choose = async (item: string) => {
  await review.getByRole('button', { name: '导出', exact: true }).focus()
  await review.keyboard.press('Enter')
  const wanted = review.getByRole('menuitem', { name: item })
  await wanted.waitFor()
  for (let i = 0; i < 8 && !(await wanted.evaluate(one => one === document.activeElement)); i++)
    await review.keyboard.press('ArrowDown')
  await review.keyboard.press('Enter')
}
const download = async (act: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> => {
  const [file] = await Promise.all([review.waitForEvent('download'), act()])
  return { name: file.suggestedFilename(), bytes: new Uint8Array(readFileSync(await file.path())) }
}
const shot = async (name: string) => {
  const dir = process.env.SHOTS
  if (!dir) return
  mkdirSync(dir, { recursive: true })
  await review.screenshot({ path: join(dir, `${name}.png`), fullPage: true })
}

test('the menu opens, moves and closes by keyboard, and the focus comes back to its button', async () => {
  const button = review.getByRole('button', { name: '导出', exact: true })
  await button.focus()
  await review.keyboard.press('Enter')
  await expect
    .poll(() =>
      review
        .getByRole('menuitem')
        .first()
        .evaluate(one => one === document.activeElement),
    )
    .toBe(true)
  await shot('menu')
  await review.keyboard.press('End')
  expect(
    await review
      .getByRole('menuitem')
      .last()
      .evaluate(one => one === document.activeElement),
  ).toBe(true)
  await review.keyboard.press('Escape')
  expect(await review.getByRole('menu').count()).toBe(0)
  expect(await button.evaluate(one => one === document.activeElement)).toBe(true)
})

test('the summary is a spreadsheet of text with a sheet for each question', async () => {
  const { name, bytes } = await download(() => choose('汇总表（XLSX）'))
  expect(name).toMatch(/^校服采购-信用审查汇总-\d{8}T\d{6}\.xlsx$/)
  const { blocks, places } = await read(bytes, name)
  expect([...new Set(places.map(({ sheet }) => sheet))]).toEqual(
    expect.arrayContaining(['单位与名单', '查到的记录', '审查意见', '项目']),
  )
  const texts = blocks.map(({ text }) => text)
  for (const said of [LISTED.name, CLEAN, CODE, ODD, '按代码未命中']) expect(texts).toContain(said)
  await review.getByText(`已生成“${name}”，共 3 家单位。`).waitFor()
  await shot('summary')
})

test('the office’s own template is filled; a wrong one is refused with its placeholder and the cure, and nothing is saved', async () => {
  await choose('按本单位模板填写（DOCX）')
  const sample = await download(() => press('下载样例模板'))
  expect(sample.name).toBe('信用审查意见表-样例模板.docx')
  const pick = (name: string, bytes: Uint8Array) =>
    review.locator('section.export input[type="file"]').setInputFiles({ name, mimeType: DOCX, buffer: Buffer.from(bytes) })
  const filled = await download(() => pick('意见表.docx', sample.bytes))
  expect(filled.name).toMatch(/^校服采购-意见表-\d{8}T\d{6}\.docx$/)
  const said = texts(await read(filled.bytes, filled.name))
  for (const value of [LISTED.name, CLEAN, CODE, ODD]) expect(said).toContain(value)
  expect(said.join('')).not.toMatch(/[{}]/)
  await review.getByText(`已生成“${filled.name}”，共 3 家单位。`).waitFor()

  const parts = unzipSync(sample.bytes)
  const xml = strFromU8(parts['word/document.xml']!).replace('{项目名称}', '{项目名}')
  await pick('错.docx', zipSync({ ...parts, 'word/document.xml': strToU8(xml) }))
  await review.getByText('“错.docx”没有填写，未生成文件。').waitFor()
  await review.getByText('不认识的占位符：{项目名}').waitFor()
  await review.locator('summary', { hasText: '可用的占位符' }).click()
  await review.getByText('{#单位}{#记录} … {/记录}{/单位}').waitFor()
  await shot('template')
  await pick('旧.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
  await review.getByText('它是旧格式（.doc），或设了打开密码').waitFor()
})

test('one bidder’s packet of the filed record verifies, is bound to it, and holds no other’s name or code', async () => {
  await choose('质疑答复材料（ZIP）')
  await review.getByLabel('单位', { exact: true }).selectOption({ label: `2. ${CLEAN}` })
  await press('生成')
  await review.getByText('这份审查还没有归档，没有生成。').waitFor()
  const filed = verifyRecord(new Map(Object.entries(unzipSync((await download(() => press('归档（ZIP）'))).bytes))))
  await review.getByText('已归档').waitFor()
  const { name, bytes } = await download(() => press('生成'))
  expect(name).toMatch(new RegExp(`^002-${CLEAN}-${CODE}-\\d{8}T\\d{6}-质疑答复材料\\.zip$`))
  const files = new Map(Object.entries(unzipSync(bytes)))
  const { faults: wrong, record } = verifyRecord(files)
  expect(wrong).toEqual([])
  expect(record!.bidders.map(one => one.name)).toEqual([CLEAN])
  expect(readPacket(files)!.whole).toBe(filed.digest)
  for (const [path, content] of files)
    for (const word of [LISTED.name, LISTED.uscc!, ODD])
      expect(path.includes(word) || Buffer.from(content).includes(word)).toBe(false)
  await review.getByText(`出自归档记录 ${filed.digest}`).waitFor()
  await shot('packet')
  const settings = await tender.browser.open('options.html#records')
  await settings.locator('input[accept=".zip"]').setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) })
  await settings.getByText('记录完整，与归档时一致。').waitFor()
  await settings.getByText(`${filed.digest}（序号 2）`).waitFor()
  await settings.close()
  await review.bringToFront()
})

test('a hand-over file brings the project back whole; a damaged or foreign one and a project already here are told', async () => {
  const { name, bytes } = await download(() => choose('移交文件（ZIP）'))
  expect(name).toMatch(/^校服采购-移交-\d{8}T\d{6}\.zip$/)
  const { handover } = readHandover(new Map(Object.entries(unzipSync(bytes))))
  expect(handover!.review.bidders.map(bidder => bidder.name)).toEqual([LISTED.name, CLEAN, ODD])
  await review.getByText(`移交摘要 ${handover!.digest}`).waitFor()
  await shot('handover')

  await press('返回列表')
  const rows = () => review.getByRole('listitem').filter({ hasText: '校服采购' }).count()
  const give = (file: string, content: Uint8Array) =>
    review
      .locator('input[type="file"][accept=".zip"]')
      .setInputFiles({ name: file, mimeType: 'application/zip', buffer: Buffer.from(content) })
  await give(name, bytes)
  await review.getByText('本机已有完全相同的一份，没有改动。').waitFor()
  const parts = unzipSync(bytes)
  await give('坏.zip', zipSync({ ...parts, 'runs/1.json': parts['runs/1.json']!.map((byte, i) => (i === 9 ? byte ^ 1 : byte)) }))
  await review.getByText('文件损坏或被改动：runs/1.json').waitFor()
  await give('半.zip', bytes.subarray(0, bytes.length / 2))
  await review.getByText('它不是移交文件，或已损坏。').waitFor()
  await give('别的.zip', zipSync({ 'a.txt': strToU8('x') }))
  await review.getByText('它不是信标的移交文件。').waitFor()
  await give('新.zip', zipSync({ ...parts, 'handover.json': strToU8('{"format":"xinbiao-handover","version":2}') }))
  await review.getByText('它由较新版本的信标生成').waitFor()
  expect(await rows()).toBe(1)

  // Changed here since: it is asked about.
  await press('校服采购')
  await review.locator('summary', { hasText: '加入单位' }).click()
  await review.getByLabel(/单位，一行一家/).fill('云岭松屏图书有限公司')
  await press('加入单位')
  await review.getByText('加入 1 家').waitFor()
  await press('返回列表')
  await give(name, bytes)
  await review.getByText('本机已有这个项目：校服采购').waitFor()
  await review.getByText(/本机的改于 .*（4 家）；文件中的改于 .*（3 家）/).waitFor()
  await shot('handover-asked')
  await press('两份都留')
  await review.getByText('已导入“校服采购”：3 家单位').waitFor()
  await expect.poll(rows).toBe(2)
  await give(name, bytes)
  await press('用文件替换本机的')
  await review.getByText('已导入“校服采购”：3 家单位').waitFor()
  expect(await rows()).toBe(2)
  await press('打开')
  await review.getByText('查询时点').waitFor()
  expect(await review.getByRole('row').filter({ hasText: CLEAN }).getByText('按代码未命中').count()).toBeGreaterThan(0)
  expect(await review.getByRole('row').filter({ hasText: '云岭松屏图书有限公司' }).count()).toBe(0)
})
