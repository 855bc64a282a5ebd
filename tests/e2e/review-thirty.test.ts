/**
 * Thirty suppliers from a tender page to a filed record, as a new officer does it with the keyboard: codes completed, looked up on
 * the machine and on the look-alike official site, decided one by one, filed and verified.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { type OfficialSite, startOfficialSite } from '../support/official-site.ts'
import { ReviewHands } from '../support/review-hands.ts'
import { startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'
import { pressToolbarButton } from '../support/toolbar.ts'

const firmsOf = (keys: string) => keys.split(' ').map(sampleFirm)
const [LISTED, BRANCH] = firmsOf('yanxichuan yanxichuan-branch') as [Firm, Firm]
const [LEAD, MEMBER] = firmsOf('lead member') as [Firm, Firm]
const NAMESAKE = sampleFirm('namesake-a')
const NAMED = sampleFirm('names-only')
const OTHERS = firmsOf(
  'chenglan jihexiu xunqi limochuan cenyuzhou yunxiuyan zhulingxi yuanyanhe tianxizhou lanqichuan moyunzhi qiheyan shuohengxi masked former taxno orgcode short clean-1 clean-2 clean-3 clean-4 clean-5',
)
const LOCAL: Firm = {
  name: '云岭松屏图书有限公司',
  uscc: `91980100300099990${usccCheckCharacter('91980100300099990')}`,
  city: '',
  former: [],
}
/** In the page's order, the consortium last. */
const FIRMS = [LISTED, BRANCH, NAMESAKE, NAMED, LOCAL, ...OTHERS, LEAD, MEMBER]
/** So many are worked on with Tab alone; the others are done the same way. */
const BY_TAB = 3
type Firm = ReturnType<typeof sampleFirm>

let dir: string
let tender: TenderSite
let official: OfficialSite
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-thirty-'))
  official = await startOfficialSite()
  tender = await startTenderSite({})
  const { context } = tender.browser
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.route('https://www.ccgp.gov.cn/**', async route => {
    const request = route.request()
    const body = request.postData()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const got = await fetch(official.url, { method: request.method(), ...(body === null ? {} : { body, headers }) })
    await route.fulfill({ status: got.status, contentType: 'text/html; charset=utf-8', body: await got.text() })
  })
  const printed = (firm: Firm) => (firm === LISTED ? firm.uscc : '')
  const alone = FIRMS.filter(firm => firm !== LEAD && firm !== MEMBER)
  const rows = alone.map((firm, i) => `<tr><td>${i + 1}</td><td>${firm.name}</td><td>${printed(firm)}</td></tr>`)
  tender.pages['bids.html'] = tenderPage(
    `<h1>云泽市实验学校设备采购项目开标记录</h1>
<table><tr><th>序号</th><th>供应商名称</th><th>统一社会信用代码</th></tr>${rows.join('')}
<tr><td>${alone.length + 1}</td><td>联合体：${LEAD.name}（牵头人）、${MEMBER.name}（成员）</td><td></td></tr></table>`,
  )
}, 120_000)
afterAll(async () => {
  await tender?.close()
  await official?.close()
  rmSync(dir, { recursive: true, force: true })
})

test('thirty suppliers: completed, looked up here and officially, decided, filed, verified', async () => {
  const opened = await tender.open('bids.html', { confirm: 'government-procurement', enough: view => view.subjects.length >= 30 })
  const panel = await tender.openPanel(opened)
  const coming = tender.browser.context.waitForEvent('page')
  await new ReviewHands(panel).press(panel.getByRole('button', { name: '转入信用审查', exact: true }))
  const page = await coming
  const officer = new ReviewHands(page)
  await page.getByText(LOCAL.name).waitFor()
  await officer.type(page.getByLabel(/项目名称/), '实验学校设备采购')
  await officer.press(officer.button('建立审查'))
  await page.getByRole('heading', { name: '实验学校设备采购' }).waitFor()
  for (const { name } of FIRMS) await officer.row(name).waitFor()

  // What the directory offers is taken at a person's word; what it has not is typed.
  await officer.press(officer.button('本机查询'))
  await page.getByText('查询时点').waitFor()
  for (const [i, firm] of FIRMS.entries()) {
    officer.byTab = i < BY_TAB
    if (firm === LISTED || firm === NAMED) continue
    await officer.open(firm.name)
    if (firm === LOCAL) {
      await officer.type(page.getByLabel('代码', { exact: true }), firm.uscc!)
      await officer.press(officer.button('保存更正'))
    } else {
      await officer.press(officer.button(new RegExp(`^采用 ${firm.uscc}`)))
    }
    await expect.poll(() => officer.row(firm.name).textContent()).toContain(firm.uscc)
  }
  await officer.press(officer.button('本机查询'))
  for (const { name } of FIRMS)
    await expect.poll(() => officer.row(name).textContent(), { message: name }).not.toContain('未查询')

  await lookUpOfficially(officer)

  const verdicts = new Map<string, string>()
  officer.byTab = true
  for (const firm of FIRMS) {
    officer.byTab = verdicts.size < BY_TAB
    verdicts.set(firm.name, await decide(officer, firm))
  }
  expect([LISTED, BRANCH, NAMESAKE, NAMED, LOCAL, LEAD, MEMBER].map(({ name }) => verdicts.get(name))).toEqual([
    '不通过',
    '通过',
    '通过',
    '需澄清',
    '通过',
    '通过',
    '通过',
  ])

  officer.byTab = true
  const downloading = page.waitForEvent('download')
  await officer.press(officer.button('归档（ZIP）'))
  const zip = join(dir, 'record.zip')
  await (await downloading).saveAs(zip)
  const files = new Map(Object.entries(unzipSync(readFileSync(zip))))
  const { faults, record } = verifyRecord(files)
  expect(faults).toEqual([])
  expect(record!.bidders).toHaveLength(30)
  const filed = (firm: Firm) => record!.bidders.find(({ name }) => name === firm.name)!
  for (const firm of FIRMS)
    expect(
      filed(firm).official?.map(({ result }) => result),
      firm.name,
    ).toEqual(firm === NAMESAKE ? ['no-hit', 'by-hand'] : [firm === LISTED ? 'hit' : 'no-hit'])

  const settings = await tender.browser.open('options.html#records')
  await settings.locator('input[accept=".zip"]').setInputFiles(zip)
  await settings.getByText('记录完整，与归档时一致。').waitFor()
}, 900_000)

/** One look-up a firm on the look-alike site: searched by hand, captured from the toolbar, read, kept. */
const lookUpOfficially = async (officer: ReviewHands) => {
  const { page } = officer
  official.listed.set(LISTED.name, { code: LISTED.uscc!, outcome: '一年内禁止参加政府采购活动' })
  await officer.press(page.locator('summary', { hasText: /^官方渠道查询$/ }))
  const queue = page.getByRole('group').filter({ hasText: '官方渠道查询' })
  await officer.type(queue.getByLabel(/查询人/), '张某')
  const list = '政府采购严重违法失信行为记录'
  for (const [i, { name }] of FIRMS.entries()) {
    officer.byTab = i < BY_TAB
    const next = officer.button(`下一项：${name}，${list}`)
    await officer.press((await next.count()) > 0 ? next : officer.button(`查询 ${name}：${list}`))
    const coming = tender.browser.context.waitForEvent('page')
    await officer.press(officer.button(/^打开中国政府采购网/))
    const site = await coming
    await search(site, name)
    const popup = await pressToolbarButton(tender.browser, site)
    await popup.press('抓取结果')
    await expect.poll(popup.text).toContain('已抓取，尚未留存。')
    await popup.close()
    await site.close()
    await page.bringToFront()
    await page.getByText('读取结果').waitFor()
    await officer.press(officer.button('确认并留存'))
    await expect.poll(() => officer.row(name).textContent(), { message: name }).toContain('官方渠道')
  }
}

/** The captcha is the officer's to read. */
const search = async (site: Page, name: string) => {
  const hands = new ReviewHands(site)
  await hands.type(site.getByLabel('企业名称'), name)
  await hands.type(site.getByLabel('验证码'), official.captcha)
  await hands.press(site.getByRole('button', { name: '查询' }))
  await site.locator('#tableInfo').waitFor()
}

const REASON = '其余名单的官网当日停机，已按代码查询本机名单'

/** Matches by name are rejected; whom something still stands in the way of is asked for clarification. */
const decide = async (officer: ReviewHands, firm: Firm) => {
  const detail = await officer.open(firm.name)
  await officer.type(detail.getByLabel(/经办人/), '张某')
  await officer.type(detail.getByLabel('复核人'), '李某')
  await officer.type(detail.getByLabel(/理由、依据/), REASON)
  const rejecting = officer.button('排除，不是该单位', detail)
  for (let left = await rejecting.count(); left > 0; left = await rejecting.count()) {
    await officer.press(rejecting.first())
    await expect.poll(() => rejecting.count()).toBeLessThan(left)
  }
  if (firm === NAMESAKE) {
    // Another firm's record of the same name: this one's own code was looked up on the official site.
    const form = detail.getByRole('group').filter({ hasText: '手工标记结果' })
    await officer.press(form.getByText('手工标记结果'))
    await officer.choose(form.getByRole('radio', { name: '没有记录' }))
    await officer.type(form.getByLabel(/理由/), '已在执行信息公开网按代码查询')
    await officer.press(officer.button('手工标记', form))
    await expect.poll(() => form.getByLabel(/理由/).inputValue()).toBe('')
  }
  const excusing = officer.button('以上述理由不作官方查询', detail)
  await officer.press(excusing)
  await expect.poll(() => excusing.count()).toBe(0)
  const blocked = (await detail.getByRole('heading', { name: '结案前还需' }).count()) > 0
  const verdict = firm === LISTED ? '不通过' : blocked ? '需澄清' : '通过'
  await officer.choose(detail.getByRole('radio', { name: verdict, exact: true }))
  await officer.press(officer.button('保存意见', detail))
  await expect
    .poll(() => officer.row(firm.name).getByRole('cell', { name: verdict, exact: true }).count(), { message: firm.name })
    .toBe(1)
  return verdict
}
