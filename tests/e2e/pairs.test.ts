/** An officer confirms that a printed name and a list's subject are one, in the built extension: it holds at once, for good, and can be revoked. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ContextChoice } from '#shared/core/types.ts'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { optionsWords } from '#shared/text/options.ts'
import { speak } from '#shared/text/words.ts'
import { askBackground, demoExtension, settledView } from '../support/demo-world.ts'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const FIRM = sampleFirm('yanxichuan').name
const CODE = sampleFirm('yanxichuan').uscc!
/** Valid, and in no list. */
const OTHER_CODE = `91980100300099990${usccCheckCharacter('91980100300099990')}`
const GP: ContextChoice['context'] = 'government-procurement'
const REASON = '已核对投标文件所附营业执照'
const options = speak(optionsWords, 'zh-CN')
const table = (code: string) =>
  tenderPage(`<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr><tr><td>${FIRM}</td><td>${code}</td></tr></table>`)

let dir: string
/** Where it stands is who it is: another folder would be another extension, with data of its own. */
let extension: string
let tender: TenderSite
const start = async () => {
  tender = await startTenderSite({ profile: join(dir, 'profile'), extension })
  tender.pages['name.html'] = table('')
  tender.pages['other.html'] = table('')
  tender.pages['other-code.html'] = table(OTHER_CODE)
}
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'xinbiao-pairs-'))
  extension = demoExtension(dir)
  await start()
})
afterAll(async () => {
  await tender?.close()
  rmSync(dir, { recursive: true, force: true })
})

const row = (panel: Page) => panel.getByRole('listitem').filter({ hasText: FIRM }).first()
const openEvidence = async (panel: Page) => {
  await row(panel).getByRole('button', { expanded: false }).first().click()
  await row(panel).getByRole('button', { name: '匹配依据与确认' }).click()
  await row(panel).getByText('认定条件').first().waitFor()
}
/** Whether the page underlines the firm as barred now, and what a screen reader hears at its mark. */
const onPage = async ({ overlay, page }: Opened) => {
  await page.bringToFront()
  const found = Object.entries(await overlay.underlined()).filter(([, names]) => names.includes(FIRM))
  return found.map(([finding]) => finding.replace('-dark', '')).join(' ')
}
const settings = async (): Promise<Page> => {
  const page = await tender.browser.open('options.html#pairs')
  await page.getByRole('heading', { level: 2, name: options('nav.pairs') }).waitFor()
  return page
}

test('confirmed by keyboard in the panel, marks, panel and a second page change at once', async () => {
  const opened = await tender.open('name.html', { confirm: GP })
  const second = await tender.open('other.html', { confirm: GP })
  await expect.poll(() => onPage(second)).toBe('caution')
  const panel = await tender.openPanel(opened)
  expect(await row(panel).textContent()).toContain('名称一致，代码待核')
  await openEvidence(panel)
  const section = panel.getByRole('region', { name: /^匹配依据：失信被执行人/ })
  expect(await section.textContent()).toContain(`所印的，或按营业执照录入的统一社会信用代码为 ${CODE}`)
  await section.getByRole('textbox', { name: '核对依据' }).focus()
  await panel.keyboard.type(REASON)
  await panel.keyboard.press('Enter')
  await section.getByText(`核对依据：${REASON}`).waitFor()
  expect(await row(panel).textContent()).toContain('经人确认为同一单位')
  expect(await row(panel).getByRole('article').textContent()).toMatch(
    new RegExp(`匹配依据.*经办人 \\d{4}-\\d\\d-\\d\\d 确认为同一单位，理由：${REASON}。`),
  )
  await expect.poll(() => onPage(opened)).toBe('barred')
  await expect.poll(() => onPage(second)).toBe('barred')
  await second.overlay.openCard(FIRM)
  await expect.poll(() => second.overlay.card()).toContain(`确认为同一单位，理由：${REASON}`)
  await Promise.all([panel.close(), opened.page.close(), second.page.close()])
})

test('where a different valid code is printed nothing is confirmed', async () => {
  const opened = await tender.open('other-code.html', { confirm: GP })
  const { subjects } = await opened.checked()
  const { finding } = subjects.find(one => one.finding.subject.name === FIRM)!
  expect(finding.matches).toEqual([])
  expect(finding.reasons).toContainEqual({ code: 'veto-different-code', list: 'shixin' })
  await opened.page.close()
})

test('it outlives the browser and the removal of every list; revoked in the settings, the open page changes at once', async () => {
  const { registries } = await askBackground(tender.own, { type: 'ui/lists' })
  for (const { id } of registries) await askBackground(tender.own, { type: 'ui/registry-remove', registryId: id })
  await tender.close()
  await start()
  const opened = await tender.open('name.html', { confirm: GP })
  await expect.poll(() => onPage(opened)).toBe('barred')

  const page = await settings()
  const held = page.getByRole('listitem').filter({ hasText: REASON })
  await held.waitFor()
  for (const part of [FIRM, CODE, '失信被执行人']) expect(await held.textContent()).toContain(part)
  await held.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: options('pair.revoke') })
    .click()
  await page.getByText(options('pair.empty')).waitFor()
  await expect.poll(() => onPage(opened)).toBe('caution')
  const view = await settledView(tender.own, opened.tabId)
  expect(view.subjects.find(one => one.finding.subject.name === FIRM)!.finding.matches[0]!.basis).toBe('registered-name')
  await Promise.all([page.close(), opened.page.close()])
})

test('a disk that is full is said, and nothing is confirmed', async () => {
  const opened = await tender.open('name.html', { confirm: GP })
  const panel = await tender.openPanel(opened)
  const worker = await tender.browser.worker()
  await worker.evaluate(() => {
    const { put } = IDBObjectStore.prototype
    ;(globalThis as { mend?: () => void }).mend = () => {
      IDBObjectStore.prototype.put = put
    }
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    }
  })
  await openEvidence(panel)
  const section = panel.getByRole('region', { name: /^匹配依据：失信被执行人/ })
  await section.getByRole('textbox', { name: '核对依据' }).fill(REASON)
  await section.getByRole('button', { name: '确认为同一单位' }).click()
  await section.getByRole('alert').getByText('本机存储空间不足，没有保存。').waitFor()
  expect(await askBackground(tender.own, { type: 'ui/pairs' })).toEqual([])
  await expect.poll(() => onPage(opened)).toBe('caution')
  await worker.evaluate(() => (globalThis as { mend?: () => void }).mend!())
  await section.getByRole('button', { name: '确认为同一单位' }).click()
  await section.getByText(`核对依据：${REASON}`).waitFor()
  // Revoked where it was confirmed.
  await section.getByRole('button', { name: '撤销确认' }).click()
  await section.getByRole('textbox', { name: '核对依据' }).waitFor()
  await expect.poll(() => onPage(opened)).toBe('caution')
  await Promise.all([panel.close(), opened.page.close()])
})
