/** Statistics in the built extension: the numbers of a registry that is known, of checks that were made, on screen, in CSV and on paper. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import { buildSampleLists, sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { periodName, periodOf } from '#shared/statistics/periods.ts'
import { listName } from '#shared/text/lists.ts'
import { read } from '../support/documents.ts'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const LISTED = sampleFirm('yanxichuan')
const OTHER = '云岭澄湖教学设备有限公司'

let dir: string
let tender: TenderSite
let opened: Opened
let page: Page
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-statistics-'))
  tender = await startTenderSite({})
  tender.pages['bids.html'] = tenderPage(`<p>供应商：${LISTED.name}、${OTHER}</p>`)
  opened = await tender.open('bids.html', { confirm: 'government-procurement' })
})
afterAll(async () => {
  await tender?.close()
  rmSync(dir, { recursive: true, force: true })
})

const tableOf = (caption: string): Promise<string[][]> =>
  page
    .locator('table', { has: page.locator('caption', { hasText: caption }) })
    .first()
    .evaluate(table => [...(table as HTMLTableElement).rows].map(row => [...row.cells].map(cell => cell.textContent ?? '')))
const goTo = async (section: string) => {
  await page.getByRole('link', { name: section, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 2, name: section }).waitFor()
}

test('from the side panel: the lists with their sizes, the entries of one list, the page that was checked', async () => {
  const panel = await tender.openPanel(opened)
  const coming = tender.browser.context.waitForEvent('page')
  await panel.getByRole('link', { name: '统计' }).click()
  page = await coming
  await page.getByText('各名单条数').first().waitFor()
  const sample = buildSampleLists(dayAt(Date.now()))
  const shown = new Map((await tableOf('名单的规模与新旧')).slice(1).map(row => [row[1]!, row[3]!]))
  expect(shown).toEqual(new Map(sample.map(({ listId, records }) => [listName(listId, 'zh-CN'), String(records.length)])))

  await goTo('名单条目')
  const shixin = sample.find(({ listId }) => listId === 'shixin')!.records
  const label = await page.locator('option', { hasText: '失信被执行人' }).first().textContent()
  await page.getByLabel('统计哪些名单').selectOption({ label: label! })
  const total = async () => (await tableOf('失信严重程度与时效')).slice(1).reduce((sum, row) => sum + Number(row.at(-1)), 0)
  await expect.poll(() => total().catch(() => 0)).toBe(shixin.length)
  const byLevel = new Map((await tableOf('失信严重程度与时效')).slice(1).map(row => [row[0], Number(row.at(-1))]))
  expect(byLevel.get('严重（来源标注）') ?? 0).toBe(shixin.filter(({ severity }) => severity?.level === 'serious').length)

  await goTo('核对情况')
  await page.getByRole('radio', { name: '天' }).check()
  const row = (await tableOf('核对情况')).at(-1)!
  expect(row.slice(0, 3)).toEqual([dayAt(Date.now()), '1', '2'])
})

test('the quarter’s report as CSV and on A4 paper', async () => {
  await goTo('报告与考核')
  const quarter = periodName(periodOf('quarter', dayAt(Date.now())))
  await page.getByLabel('报告期').selectOption(quarter)
  await page.getByText('报告期未结束').waitFor()
  const served = new Map((await tableOf('二、服务情况')) as [string, string][])
  expect(served.get('核对网页（次）')).toBe('1')
  expect(served.get('核对单位（家次）')).toBe('2')

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 CSV' }).click()
  const file = join(dir, 'report.csv')
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`信用信息归集与服务情况季度报告-${quarter}.csv`)
  await download.saveAs(file)
  const csv = readFileSync(file, 'utf8')
  expect(csv).toContain('\r\n核对网页（次）,1\r\n')
  for (const told of [LISTED.name, OTHER, new URL(tender.site.url).host]) expect(csv).not.toContain(told)

  const pdf = await page.pdf({ preferCSSPageSize: true })
  const { blocks } = await read(Uint8Array.from(pdf), 'report.pdf')
  const text = blocks.map(block => block.text).join('\n')
  expect(text).toContain('信用信息归集与服务情况季度报告')
  expect(text).toContain('核对网页（次）')
  expect(text).toContain('未提供')
  expect(text).not.toContain('导出 CSV')
})

test('deleted counts are gone, and unknown rather than 0', async () => {
  await goTo('核对情况')
  await page.getByRole('button', { name: '清除计数与报送记录' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '清除', exact: true }).click()
  await page.getByText('还没有计数').waitFor()
  await goTo('报告与考核')
  expect(new Map((await tableOf('二、服务情况')) as [string, string][]).get('核对网页（次）')).toBe('未提供')
})
