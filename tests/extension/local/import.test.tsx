import { deleteDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { UiMessage } from '#shared/contract/messages.ts'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { variants } from '#shared/core/record-keys.ts'
import type { ListState } from '#shared/core/records.ts'
import type { PageSubject } from '#shared/core/types.ts'
import { openLookup } from '#shared/lookup/lookup.ts'
import { policy } from '#shared/policy/index.ts'
import { DATABASE, IdbStore } from '#shared/store/idb.ts'
import { IdbStatistics } from '#shared/store/statistics.ts'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import type { Importer } from '../../../extension/ui/local/importer.ts'
import { LocalSection } from '../../../extension/ui/local/local-section.tsx'
import { workerImporter } from '../../../extension/ui/local/worker-importer.ts'
import { mount, soon } from '../kit/mount.ts'
import { FIRST, RECORDS_CSV } from './fixtures.ts'
import { gbk } from './gbk.ts'

const TODAY = '2026-11-24'
const clock = { now: () => Date.parse(`${TODAY}T04:00:00Z`) }

const show = (importer: Importer = workerImporter(), lists: ListState[] = []) => {
  const asked: UiMessage[] = []
  const ask = vi.fn(async (message: UiMessage) => {
    asked.push(message)
    return { ok: true as const, value: null }
  })
  const root = mount(
    <LookProvider settings={{ lang: 'zh-CN', theme: 'light' }}>
      <LocalSection
        importer={importer}
        ask={ask as never}
        lists={{ registries: [], lists }}
        today={TODAY}
        reload={() => {}}
        onSeeLists={() => {}}
      />
    </LookProvider>,
  )
  return { root, asked }
}

const choose = (root: HTMLElement, file: File) =>
  userEvent.upload(root.querySelector<HTMLInputElement>('input[type=file]')!, file)

const drop = (root: HTMLElement, file: File) => {
  const event = new DragEvent('drop', { bubbles: true, cancelable: true })
  Object.defineProperty(event, 'dataTransfer', { value: { files: [file] } })
  root.querySelector('.drop')!.dispatchEvent(event)
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const box = (name: RegExp) => page.getByRole('textbox', { name })

const state = async (root: HTMLElement) => {
  await box(/^提供单位/).fill('某市财政局')
  await box(/^来源渠道/).fill('某市财政局 失信记录')
  await box(/^覆盖地区/).fill('江苏省')
  const day = root.querySelector<HTMLInputElement>('input[type=date]')!
  await userEvent.fill(day, '2026-11-20')
  await page.getByRole('radio', { name: /^部分/ }).click()
}

const figure = (root: HTMLElement, label: string) =>
  [...root.querySelectorAll('.figures dt')].find(dt => dt.textContent === label)?.nextElementSibling?.textContent

const answers = async (name: string, code?: string) => {
  const store = new IdbStore()
  const lookup = await openLookup({ store, clock, policy, ...variants })
  const identifier = code ? parseIdentifier(code) : undefined
  const subject: PageSubject = {
    key: name,
    name,
    ...(identifier ? { code: identifier } : {}),
    roles: ['supplier'],
    mentions: [],
  }
  const [finding] = await lookup.check([subject], {
    context: { context: 'government-procurement', inferred: false },
    asOf: TODAY,
  })
  const lists = lookup.lists()
  const endings = lookup.endings()
  store.close()
  return { finding: finding!, lists, endings }
}

describe('a list of the officer’s own', () => {
  beforeEach(async () => {
    await deleteDB(DATABASE)
    await new IdbStatistics().clear()
  })

  test('GBK bytes become an installed list that answers', async () => {
    const { root, asked } = show()
    await choose(root, new File([gbk(RECORDS_CSV)], '失信记录.csv'))

    // How the file was read, and what its first rows become.
    await expect.element(page.getByRole('combobox', { name: /文字编码/ })).toHaveDisplayValue(/GB18030/)
    await page.getByRole('combobox', { name: /这是哪一份名单/ }).selectOptions('gp-serious')
    await expect.element(page.getByRole('cell', { name: FIRST }).first()).toBeVisible()

    // Nothing is assumed: without day and coverage there is no report.
    await button('生成质量报告').click()
    await expect.element(page.getByText('此项必填。').first()).toBeVisible()
    expect(root.querySelector('.figures')).toBeNull()

    await state(root)
    await box(/^更新周期/).fill('30')
    await button('生成质量报告').click()
    await soon(() => figure(root, '收录')).toBe('3')
    expect(figure(root, '读取')).toBe('6')
    expect(figure(root, '未收')).toBe('1')
    expect(figure(root, '重复')).toBe('1')
    expect(figure(root, '自然人（不收录）')).toBe('1')
    // The line is the file's own, title and header counted; a person's name is not repeated.
    await page.getByText('逐行说明').first().click()
    const lines = [...root.querySelectorAll('details tbody tr')].map(row => row.textContent)
    expect(lines.some(line => line.startsWith('5') && line.includes('没有名称'))).toBe(true)
    expect(root.querySelector('details')!.textContent).not.toContain('欧阳')

    // Before writing, nothing is there.
    expect((await answers('苏州青禾仪器有限公司', FIRST)).lists).toEqual([])
    await button('写入 3 条').click()
    await expect.element(page.getByText(/已写入/)).toBeVisible()
    const { deliveries } = await new IdbStatistics().all()
    expect(deliveries.map(({ listId, publisher, every, total }) => [listId, publisher, every, total.read, total.kept])).toEqual([
      ['gp-serious', '某市财政局', 30, 6, 3],
    ])
    expect(asked.map(message => message.type)).toEqual(['ui/store-changed'])

    const hit = await answers('苏州青禾仪器有限公司', FIRST)
    expect(hit.lists).toMatchObject([
      {
        id: 'gp-serious',
        origin: 'local',
        publisher: '某市财政局',
        retrievedAt: '2026-11-20',
        count: 3,
        coverage: { complete: false, regions: ['江苏省'], channel: '某市财政局 失信记录' },
      },
    ])
    // By code, with a running ban, signed lists would bar: an unsigned one leaves it to a person.
    expect(hit.finding.assessment).toBe('caution')
    expect(hit.finding.matches[0]).toMatchObject({ list: 'gp-serious', certainty: 'same' })
    // A name no common ending closes: the finder of pages stops at it too.
    expect(hit.endings.length).toBe(1)
    expect((await answers('苏州无名实业有限公司', FIRST.replace(/.$/, ''))).finding.assessment).toBe('unknown')
  })

  test('an installed list is replaced only after a question, and its version counts on', async () => {
    const importer = workerImporter()
    const { root } = show(importer)
    await choose(root, new File([gbk(RECORDS_CSV)], 'a.csv'))
    await page.getByRole('combobox', { name: /这是哪一份名单/ }).selectOptions('gp-serious')
    await state(root)
    await button('生成质量报告').click()
    await button('写入 3 条').click()
    await expect.element(page.getByText(/已写入/)).toBeVisible()
    root.remove()

    const installed = (await answers('甲')).lists
    const again = show(workerImporter(), installed)
    await choose(again.root, new File([gbk(RECORDS_CSV)], 'b.csv'))
    await page.getByRole('combobox', { name: /这是哪一份名单/ }).selectOptions('gp-serious')
    await state(again.root)
    await button('生成质量报告').click()
    await button('写入 3 条').click()
    await expect.element(page.getByRole('dialog', { name: /替换/ })).toBeVisible()
    expect((await answers('甲')).lists.map(list => list.seq)).toEqual([1])
    await button('替换').click()
    await expect.element(page.getByText(/已写入/)).toBeVisible()
    expect((await answers('甲')).lists.map(list => [list.key, list.seq])).toEqual([['local/gp-serious', 2]])
  })

  test('columns the guess does not know are matched by hand', async () => {
    const { root } = show()
    const csv = `A,B,C\n苏州青禾仪器有限公司,${FIRST},甲\n`
    await choose(root, new File([csv], 'x.csv'))
    await page.getByRole('combobox', { name: '“A”的含义' }).selectOptions('不使用')
    await expect.element(page.getByText('请为“单位名称”选择一列。')).toBeVisible()
    await page.getByRole('combobox', { name: '“A”的含义' }).selectOptions('name')
    await page.getByRole('combobox', { name: '“C”的含义' }).selectOptions('ref')
    const preview = page.getByRole('table', { name: /导入结果/ })
    await expect.element(preview.getByRole('cell', { name: '甲', exact: true })).toBeVisible()
  })

  test.each([
    ['空的', new File([], '空.csv'), /文件“空\.csv”不能导入/, /文件是空的/],
    ['旧 XLS', new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2])], '旧.xls'), /旧\.xls/, /另存为/],
    ['坏 XLSX', new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], '坏.xlsx'), /坏\.xlsx/, /打不开/],
    ['无表网页', new File(['<html><p>请登录</p></html>'], '页.html'), /页\.html/, /没有找到/],
    ['乱码', new File([new Uint8Array([0xff, 0xff, 0x80, 0x2c, 0xff])], '乱.csv'), /乱\.csv/, /编码/],
  ])('%s: the fault names the file and the cure, nothing is offered further', async (_, file, what, cure) => {
    const { root } = show()
    await choose(root, file)
    const alert = page.getByRole('alert')
    await expect.element(alert).toBeVisible()
    expect(alert.element().textContent).toMatch(what)
    expect(alert.element().textContent).toMatch(cure)
    expect(root.textContent).not.toContain('生成质量报告')
  })

  test('too large a file is refused before it is read', async () => {
    const { root } = show()
    const file = new File(['x'], '大.csv')
    Object.defineProperty(file, 'size', { value: 300_000_000 })
    drop(root, file)
    await expect.element(page.getByRole('alert')).toBeVisible()
    expect(page.getByRole('alert').element().textContent).toMatch(/大\.csv.*过大.*300\.0 MB/s)
  })

  test('reading a large file can be stopped, and nothing was written', async () => {
    const { root } = show()
    const rows = Array.from({ length: 40_000 }, (_, n) => `苏州第${n}测试有限公司,,罚款,2026-01-0${1 + (n % 9)}`)
    drop(root, new File([`名称,统一社会信用代码,处罚结果,处罚日期\n${rows.join('\n')}`], 'large.csv'))
    await page.getByRole('combobox', { name: /这是哪一份名单/ }).selectOptions('penalty')
    await state(root)
    await button('生成质量报告').click()
    await button('取消').click()
    await expect.element(page.getByText('已停止，什么也没有写入。')).toBeVisible()
    expect((await answers('甲')).lists).toEqual([])
    // All that was entered stays: the report can be asked for again.
    await button('生成质量报告').click()
    await soon(() => figure(root, '读取')).toBe('40,000')
  })
})
