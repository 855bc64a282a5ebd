/** A review begun from a page and a file: where each bidder was named, the files in the record, a stage entered and looked up anew. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const ON_PAGE = '云岭澄湖教学设备有限公司'
const IN_FILE = '云岭松屏图书有限公司'
const CODE = `91980100300099990${usccCheckCharacter('91980100300099990')}`
const CSV = `供应商名称,统一社会信用代码\n${ON_PAGE},${CODE}\n${IN_FILE},\n`

let tender: TenderSite
beforeAll(async () => {
  tender = await startTenderSite({})
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr><tr><td>${ON_PAGE}</td><td>${CODE}</td></tr></table>`,
  )
})
afterAll(() => tender?.close())

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

test('page and file, origins and hashes, another stage by keyboard, all of it in the record', async () => {
  const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
  const page = await tender.browser.open(`review.html?tab=${opened.tabId}`)
  await page.getByText(CODE).waitFor()
  await page.locator('input[type="file"]').setInputFiles([
    { name: '开标记录.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) },
    { name: '坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
  ])
  await page.getByText('开标记录.csv').first().waitFor()
  await page.getByText('未能读取“坏.pdf”。').waitFor()
  await page.getByLabel(/项目名称/).fill('校服采购')
  await press(page, '建立审查')
  await page.getByRole('heading', { name: '校服采购' }).waitFor()
  await press(page, '本机查询')
  await page.getByText('资格审查第 1 次查询').waitFor()
  await press(page, '进入评标并复查')
  await page.getByRole('dialog').getByRole('button', { name: '进入评标并复查' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('评标第 2 次查询').waitFor()

  const downloading = page.waitForEvent('download')
  await press(page, '归档（ZIP）')
  const files = new Map(Object.entries(unzipSync(readFileSync(await (await downloading).path()))))
  const { faults, record } = verifyRecord(files)
  expect(faults).toEqual([])
  expect(record!.run).toMatchObject({ no: 2, previous: { no: 1 } })
  expect(record!.project.stage).toBe('evaluation')
  expect(record!.bidders.map(({ name, places }) => [name, places])).toEqual([
    [ON_PAGE, [{ file: opened.page.url().replace(/#.*/, '') }, { file: '开标记录.csv', place: '第 2 行' }]],
    [IN_FILE, [{ file: '开标记录.csv', place: '第 3 行' }]],
  ])
  expect(record!.documents).toMatchObject([
    { file: '开标记录.csv', sha256: createHash('sha256').update(CSV).digest('hex') },
    { file: '坏.pdf', unread: [expect.any(String)] },
  ])
  expect(new TextDecoder().decode(files.get('index.html'))).toContain('开标记录.csv')
}, 120_000)
