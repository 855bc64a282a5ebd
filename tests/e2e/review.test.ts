/** From a tender page to a filed record, in the built extension: panel, review, local run, decision, ZIP, verification. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const LISTED = sampleFirm('yanxichuan')
const CLEAN = '云岭澄湖教学设备有限公司'
const ADDED = '云岭松屏图书有限公司'
/** Valid, and in no list. */
const CODE = `91980100300099990${usccCheckCharacter('91980100300099990')}`

let dir: string
let tender: TenderSite
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-review-'))
  tender = await startTenderSite({})
  const rows = [`<td>${LISTED.name}</td><td></td>`, `<td>${CLEAN}</td><td>${CODE}</td>`]
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`,
  )
})
afterAll(async () => {
  await tender?.close()
  rmSync(dir, { recursive: true, force: true })
})

const press = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).focus()
  await page.keyboard.press('Enter')
}

test('the bidders of a page become a review that is looked up, decided by keyboard, filed and verified', async () => {
  const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
  const panel = await tender.openPanel(opened)
  const coming = tender.browser.context.waitForEvent('page')
  await press(panel, '转入信用审查')
  const page = await coming
  await page.getByText(CODE).waitFor()
  await page.getByLabel(/项目名称/).fill('校服采购')
  await page.getByLabel('查询窗口起').fill('2099-01-01')
  await press(page, '建立审查')
  await page.getByRole('heading', { name: '校服采购' }).waitFor()
  await press(page, '本机查询')
  await page.getByText('查询时间不在窗口内').waitFor()
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  expect(await row(LISTED.name).textContent()).toContain('待核')
  expect(await row(CLEAN).getByText('按代码未命中').count()).toBeGreaterThan(0)

  await press(page, CLEAN)
  const save = page.getByRole('button', { name: '保存意见' })
  await page.getByLabel(/经办人/).fill('张某')
  await page.getByLabel('复核人').fill('李某')
  await page.getByLabel(/理由、依据/).fill('官网停机，已按代码查询本机名单')
  await page.getByRole('radio', { name: '通过', exact: true }).focus()
  await page.keyboard.press('Space')
  expect(await save.isDisabled()).toBe(true)
  await press(page, '以上述理由不作官方查询')
  await expect.poll(() => save.isDisabled()).toBe(false)
  await press(page, '保存意见')
  await expect.poll(() => row(CLEAN).getByRole('cell', { name: '通过', exact: true }).count()).toBe(1)

  await press(page, LISTED.name)
  await page.getByText('确认或排除按名称的匹配').first().waitFor()

  const downloading = page.waitForEvent('download')
  await press(page, '归档（ZIP）')
  const zip = join(dir, 'record.zip')
  await (await downloading).saveAs(zip)
  const files = new Map(Object.entries(unzipSync(readFileSync(zip))))
  const { faults, record, digest } = verifyRecord(files)
  expect(faults).toEqual([])
  expect(record!.bidders.map(({ name, decision }) => [name, decision?.verdict, decision?.second?.by])).toEqual([
    [LISTED.name, undefined, undefined],
    [CLEAN, 'pass', '李某'],
  ])
  await page.getByText(`记录摘要 ${digest}`).waitFor()

  const settings = await tender.browser.open('options.html#records')
  await settings.locator('input[accept=".zip"]').setInputFiles(zip)
  await settings.getByText('记录完整，与归档时一致。').waitFor()
  await page.reload()
  await page.goto(page.url().replace(/\?.*/, ''))
  await press(page, '校服采购')
  await expect.poll(() => row(CLEAN).getByRole('cell', { name: '通过', exact: true }).count()).toBe(1)

  await page.locator('summary', { hasText: '加入单位' }).click()
  await page.locator('input[type="file"]').setInputFiles([
    {
      name: '开标记录.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`供应商名称,统一社会信用代码\n${CLEAN},${CODE}\n${ADDED},\n`),
    },
    { name: '坏.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
  ])
  await page.getByText('加入 1 家，已有 1 家。').waitFor()
  await page.getByText('未能读取“坏.pdf”。').waitFor()
  expect(await row(ADDED).textContent()).toContain('待核')
}, 120_000)
