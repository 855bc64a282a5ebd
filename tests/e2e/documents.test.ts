/** Files checked in the side panel of the built extension: dropped and picked, read in its worker, found with their places, cancelled. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { docx, p, tbl, tc, tr } from '../support/documents.ts'
import { pdf, ruledTable } from '../support/pdf.ts'
import { startTenderSite, type TenderSite } from '../support/tender-site.ts'

const firm = (key: string) => sampleFirm(key).name
const code = (key: string) => sampleFirm(key).uscc!

const tender = { site: undefined as unknown as TenderSite }
const asked: string[] = []
let panel: Page

beforeAll(async () => {
  tender.site = await startTenderSite()
  tender.site.browser.context.on('request', request => asked.push(request.url()))
})
afterAll(() => tender.site?.close())

beforeEach(async () => {
  await panel?.close()
  const { browser, own } = tender.site
  panel = await browser.open(`sidepanel.html?tab=${await browser.tabId(own)}`)
  await panel.setViewportSize({ width: 420, height: 900 })
  asked.length = 0
})

interface Given {
  name: string
  bytes: Uint8Array
}

const pick = async (...files: Given[]) => {
  await panel.getByRole('button', { name: '核对文件' }).click()
  const choosing = panel.waitForEvent('filechooser')
  await panel.getByRole('button', { name: '选择文件' }).click()
  await (await choosing).setFiles(
    files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })),
  )
}

/** Files let go over the panel. */
const drop = async (...files: Given[]) => {
  await panel.getByRole('button', { name: '核对文件' }).waitFor()
  const data = await panel.evaluateHandle(
    given => {
      const transfer = new DataTransfer()
      for (const { name, bytes } of given) transfer.items.add(new File([Uint8Array.from(bytes)], name))
      return transfer
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  )
  await panel.dispatchEvent('.panel-root', 'dragover', { dataTransfer: data })
  await panel.dispatchEvent('.panel-root', 'drop', { dataTransfer: data })
}

const rowOf = (name: string) =>
  panel.getByRole('listitem').filter({ visible: true, has: panel.locator('.name', { hasText: new RegExp(`^${name}$`) }) })
const file = (name: string) => panel.getByRole('button', { name: new RegExp(`^${name.replace(/[.()]/g, '\\$&')}`) })

const bids = (): Given => {
  const table = ruledTable([60, 110, 300, 480], 120, 40, [
    ['排名', '供应商名称', '统一社会信用代码'],
    ['1', firm('chenglan').replace(/(.{7})/, '$1\n'), code('chenglan')],
    ['2', firm('lanqichuan'), code('lanqichuan')],
  ])
  const title = { texts: [{ text: '政府采购中标候选人公示，采购人、供应商及代理机构适用政府采购法。', x: 70, y: 80 }] }
  return { name: '评审报告.pdf', bytes: pdf({ pages: [title, table, { scan: true }] }) }
}
const notice = (): Given => ({
  name: '成交通知.docx',
  bytes: docx(
    p('采购人：云泽市教育局') +
      tbl(tr(tc('成交供应商'), tc('统一社会信用代码')), tr(tc(firm('yanxichuan')), tc(code('yanxichuan')))),
  ),
})

test('a dropped PDF and DOCX: findings with their places, the scanned page said, a code’s row kept', async () => {
  await drop(bids(), notice())
  await expect.poll(() => rowOf(firm('chenglan')).first().textContent()).toContain('第 2 页上部')
  const text = (await panel.locator('main.documents').textContent())!
  expect(text).toContain('第 3 页没有文字层（扫描件或空白页），未核对')
  const row = rowOf(firm('chenglan'))
  expect(await row.textContent()).toContain(code('chenglan'))
  expect(await row.locator('svg text').textContent()).toMatch(/[限核]/)
  await file('成交通知.docx').click()
  await expect.poll(() => rowOf(firm('yanxichuan')).first().textContent()).toContain('表 1第 2 行')
  expect(await rowOf(firm('yanxichuan')).textContent()).toContain(code('yanxichuan'))
  expect(asked.filter(url => !url.startsWith(`chrome-extension://${tender.site.browser.id}/`))).toEqual([])
})

test('confirmed rules bar; a typed code counts; the CSV says where; the page’s own list is as it was', async () => {
  const plain = { name: '名单.csv', bytes: new TextEncoder().encode(`序号,中标供应商\n1,${firm('chenglan')}\n`) }
  await pick(plain)
  const row = rowOf(firm('chenglan'))
  await row.waitFor()
  expect(await row.textContent()).toContain('第 2 行')
  await panel.getByRole('button', { name: '更改' }).filter({ visible: true }).click()
  await panel.getByLabel('适用规则').getByRole('combobox').selectOption('government-procurement')
  expect(await panel.getByText('本站以后都按此规则').filter({ visible: true }).count()).toBe(0)
  await panel.getByRole('button', { name: '应用' }).click()
  await row.getByRole('button', { expanded: false }).click()
  await row.getByLabel('统一社会信用代码').fill(code('chenglan'))
  await row.getByRole('button', { name: '按此代码核对' }).click()
  await expect.poll(() => row.locator('svg text').first().textContent()).toBe('限')
  const saving = panel.waitForEvent('download')
  await panel.getByRole('button', { name: '导出 CSV' }).filter({ visible: true }).click()
  const csv = await readFile((await (await saving).path())!, 'utf8')
  expect(csv.split('\r\n')[0]).toMatch(/位置$/)
  expect(csv).toContain(`${firm('chenglan')},${code('chenglan')},经办人录入`)
  expect(csv).toContain('第 2 行')
  await panel.getByRole('button', { name: '返回本页单位' }).click()
  await expect.poll(() => panel.getByRole('heading', { level: 1 }).filter({ visible: true }).textContent()).toContain('本页单位')
  await panel.getByRole('button', { name: '核对文件' }).click()
  await row.waitFor()
})

test('pasted rows are a table; a font that is not embedded is read by the packed character maps', async () => {
  await pick({
    name: 'gb.pdf',
    bytes: pdf({ font: 'gb', pages: [{ texts: [{ text: `中标人：${firm('lanqichuan')}`, x: 70, y: 100 }] }] }),
  })
  await rowOf(firm('lanqichuan')).waitFor()
  await panel.getByText('粘贴文本').click()
  await panel.getByRole('textbox', { name: '粘贴文本' }).fill(`排名\t投标人\n1\t${firm('qiheyan')}\n2\t${firm('moyunzhi')}`)
  await panel.getByRole('button', { name: '核对文本' }).click()
  await file('粘贴的文本 1').click()
  await expect.poll(() => rowOf(firm('moyunzhi')).first().textContent()).toContain('第 3 行')
})

test('a long PDF shows its pages and is cancelled; what cannot be read says why, and is no "nothing found"', async () => {
  const pages = Array.from({ length: 4000 }, (_, i) => ({
    texts: [{ text: `第${i}包中标人：${firm('qiheyan')}`, x: 70, y: 400 }],
  }))
  await pick(
    { name: '长文件.pdf', bytes: pdf({ pages }) },
    { name: '加密.pdf', bytes: pdf({ pages: [{}], password: true }) },
    { name: '扫描件.pdf', bytes: pdf({ pages: [{ scan: true }] }) },
    { name: '旧文档.doc', bytes: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]) },
  )
  await expect.poll(() => panel.getByRole('list', { name: '文件' }).textContent()).toMatch(/已完成 [1-9][\d,]* \/ 4,000/)
  await panel.getByRole('button', { name: '取消' }).click()
  await expect.poll(() => panel.getByRole('list', { name: '文件' }).textContent()).toContain('已取消，未核对')
  await expect.poll(() => panel.getByRole('alert').allTextContents()).toHaveLength(2)
  const [locked, old] = await panel.getByRole('alert').allTextContents()
  expect(locked).toContain('文件有打开密码')
  expect(old).toContain('另存为 .docx 或 PDF')
  for (const told of [locked, old]) expect(told).toContain('不能当作“没有”')
  await file('扫描件.pdf').click()
  const text = (await panel.locator('main.documents').textContent())!
  expect(text).toContain('第 1 页没有文字层')
  expect(text).toContain('这个文件没有可核对的文字。')
  expect(text).not.toContain('未见单位名称')
})
