/** An official look-up from the review's queue to its matrix: the site searched by a person, captured from the toolbar, kept on a word. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { type OfficialSite, startOfficialSite } from '../support/official-site.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'
import { pressToolbarButton } from '../support/toolbar.ts'

const FIRM = '云岭澄湖教学设备有限公司'
const CODE = `91980100300099990${usccCheckCharacter('91980100300099990')}`
const LISTED = sampleFirm('yanxichuan')
const OTHER = '云岭明川校服有限公司'
const OTHER_CODE = `91980100300099991${usccCheckCharacter('91980100300099991')}`

let tender: TenderSite
let official: OfficialSite
let review: Page
const faults: string[] = []
beforeAll(async () => {
  official = await startOfficialSite()
  tender = await startTenderSite({})
  const { context } = tender.browser
  context.on('weberror', error => faults.push(String(error.error())))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.route('https://www.ccgp.gov.cn/**', async route => {
    const request = route.request()
    const body = request.postData()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const got = await fetch(official.url, { method: request.method(), ...(body === null ? {} : { body, headers }) })
    await route.fulfill({ status: got.status, contentType: 'text/html; charset=utf-8', body: await got.text() })
  })
  const rows = [
    `<td>${FIRM}</td><td>${CODE}</td>`,
    `<td>${OTHER}</td><td>${OTHER_CODE}</td>`,
    `<td>${LISTED.name}</td><td>${LISTED.uscc}</td>`,
  ]
  tender.pages['bids.html'] = tenderPage(
    `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${rows.map(row => `<tr>${row}</tr>`).join('')}</table>`,
  )
  const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
  review = await tender.browser.open(`review.html?tab=${opened.tabId}`)
  await review.getByText(CODE).waitFor()
  await review.getByLabel(/项目名称/).fill('校服采购')
  await press('建立审查')
  await press('本机查询')
  await review.getByText('查询时点').waitFor()
  await review.locator('summary', { hasText: '官方渠道查询' }).click()
}, 120_000)
afterAll(async () => {
  await tender?.close()
  await official?.close()
})

const press = (name: string | RegExp) =>
  review.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()
const queue = () => review.getByRole('group').filter({ hasText: '官方渠道查询' })
/** The firm's row of the matrix. */
const inMatrix = (firm: string) => review.getByRole('table', { name: '单位与名单' }).getByRole('row').filter({ hasText: firm })
const openSite = async (): Promise<Page> => {
  const coming = tender.browser.context.waitForEvent('page')
  await press(/^打开中国政府采购网/)
  const site = await coming
  await site.getByLabel('企业名称').waitFor()
  return site
}
/** As the officer searches: the captcha is theirs to read. */
const search = async (site: Page, name: string) => {
  await site.getByLabel('企业名称').fill(name)
  await site.getByLabel('验证码').fill(official.captcha)
  await site.getByRole('button', { name: '查询' }).click()
  await site.locator('#tableInfo').waitFor()
}
const capture = async (site: Page) => {
  const popup = await pressToolbarButton(tender.browser, site)
  await popup.press('抓取结果')
  await expect.poll(popup.text).toContain('已抓取，尚未留存。')
  await popup.close()
  await review.bringToFront()
}

test('no entry: site and clipboard, capture, the reading and the picture first, kept with its files, told in the matrix', async () => {
  await press(`查询 ${FIRM}：政府采购严重违法失信行为记录`)
  const site = await openSite()
  await review.bringToFront()
  expect(await review.evaluate(() => navigator.clipboard.readText())).toBe(FIRM)
  await capture(site)
  // Before the search there is no result, and nothing to keep.
  await review.getByText('页面仍在验证码步骤').waitFor()
  expect(await review.getByRole('button', { name: '确认并留存' }).count()).toBe(0)
  await press('放弃，重新查询')
  await search(site, FIRM)
  const before = await site.content()
  await capture(site)
  expect(await site.content()).toBe(before)
  await review.getByText('读取结果：按名称查询，没有相关记录').waitFor()
  const picture = review.getByRole('img', { name: '抓取的页面，尚未留存' })
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(600)
  expect(await inMatrix(FIRM).textContent()).not.toContain('官方渠道')
  if (process.env.SHOTS) {
    mkdirSync(process.env.SHOTS, { recursive: true })
    await review.screenshot({ path: join(process.env.SHOTS, 'official.png'), fullPage: true })
  }

  // Another look-up would drop what is not kept: asked first, and nothing is lost by going back.
  await press(`查询 ${OTHER}：政府采购严重违法失信行为记录`)
  const question = review.getByRole('dialog', { name: '有抓取的页面尚未留存' })
  await question.getByText(`为“${FIRM}”抓取的页面还没有留存`).waitFor()
  await review.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  await picture.waitFor()

  await press('确认并留存')
  await review.getByText('请先填写查询人。').waitFor()
  await queue()
    .getByLabel(/查询人/)
    .fill('张某')
  await press('确认并留存')
  await expect.poll(() => inMatrix(FIRM).textContent()).toContain('官方渠道')
  expect(await queue().getByRole('row').filter({ hasText: FIRM }).filter({ hasText: '已抓取' }).count()).toBe(1)
  await site.close()
}, 60_000)

test('the page of the firm before is refused for the next one; its own entry is read', async () => {
  official.listed.set(OTHER, { code: OTHER_CODE, outcome: '一年内禁止参加政府采购活动' })
  await press(`查询 ${FIRM}：政府采购严重违法失信行为记录`)
  const site = await openSite()
  await search(site, FIRM)
  await review.bringToFront()
  await press(`查询 ${OTHER}：政府采购严重违法失信行为记录`)
  await review.getByText(`正在查询：${OTHER}`).waitFor()
  await capture(site)
  await review.getByText('页面是在本次查询开始之前打开的').waitFor()
  await search(site, OTHER)
  await capture(site)
  await review.getByText('读取结果：有 1 条记录').waitFor()
  await review.getByText('一年内禁止参加政府采购活动').waitFor()
  await press('确认并留存')
  await expect.poll(() => inMatrix(OTHER).textContent()).toContain('官方渠道')
  await site.close()
}, 60_000)

/** Points of strong colour: the look-alike site has none, the marks of a barred firm do. */
const colouredIn = (png: string): Promise<number> =>
  review.evaluate(async src => {
    const img = new Image()
    img.src = src
    await img.decode()
    const canvas = document.createElement('canvas')
    canvas.width = img.naturalWidth
    canvas.height = img.naturalHeight
    const pen = canvas.getContext('2d')!
    pen.drawImage(img, 0, 0)
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    let n = 0
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!]
      if (Math.max(r, g, b) - Math.min(r, g, b) > 100) n++
    }
    return n
  }, png)
const screenshot = async (page: Page) => `data:image/png;base64,${(await page.screenshot()).toString('base64')}`

test('the extension’s own marks are not in the picture, and stand on the page again after it', async () => {
  official.listed.set(LISTED.name, { code: LISTED.uscc!, outcome: '罚款' })
  await press(`查询 ${LISTED.name}：政府采购严重违法失信行为记录`)
  const site = await openSite()
  await search(site, LISTED.name)
  await expect.poll(async () => colouredIn(await screenshot(site)), { timeout: 20_000 }).toBeGreaterThan(50)
  await site.mouse.move(600, 500)
  await capture(site)
  await review.getByText('读取结果：有 1 条记录').waitFor()
  const picture = review.getByRole('img', { name: '抓取的页面，尚未留存' })
  expect(await colouredIn((await picture.getAttribute('src'))!)).toBe(0)
  await site.bringToFront()
  await expect.poll(async () => colouredIn(await screenshot(site))).toBeGreaterThan(50)
  await review.bringToFront()
  await press('放弃，重新查询')
  await site.close()
}, 60_000)

test('by hand with a reason; all of it stands when the review is opened again, and no other page offers a capture', async () => {
  await press(`查询 ${OTHER}：失信被执行人`)
  await queue().getByText('手工标记结果').click()
  await queue().getByRole('radio', { name: '没有记录' }).check()
  await queue().getByLabel(/理由/).fill('网站停机前已逐页核对')
  await press('手工标记')
  await expect.poll(() => queue().getByRole('row').filter({ hasText: '手工标记' }).count()).toBe(1)
  await review.goto(review.url().replace(/\?.*/, ''))
  await press('校服采购')
  await review.locator('summary', { hasText: '官方渠道查询' }).click()
  await expect.poll(() => queue().getByRole('row').filter({ hasText: '已抓取' }).count()).toBe(2)
  expect(await queue().getByRole('row').filter({ hasText: '手工标记' }).count()).toBe(1)

  const downloading = review.waitForEvent('download')
  await press('归档（ZIP）')
  const { faults: wrong, record } = verifyRecord(
    new Map(Object.entries(unzipSync(readFileSync(await (await downloading).path())))),
  )
  expect(wrong).toEqual([])
  const filed = (firm: string) =>
    record!.bidders.find(({ name }) => name === firm)!.official?.map(({ result, captures }) => `${result} ${captures.length}`)
  expect(filed(FIRM)).toEqual(['no-hit 2'])
  expect(filed(OTHER)).toEqual(['hit 2', 'by-hand 0'])

  await press(`查询 ${OTHER}：政府采购严重违法失信行为记录`)
  const other = await tender.open('bids.html')
  const popup = await pressToolbarButton(tender.browser, other.page)
  await expect.poll(popup.text).toContain('查询单位')
  expect(await popup.text()).not.toContain('抓取结果')
  await popup.close()
  expect(faults).toEqual([])
}, 60_000)
