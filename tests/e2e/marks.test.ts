/** The built extension on tender pages: which names are underlined and marked, with what, and under which rules. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleFirm } from '#shared/publish/sample/build-sample.ts'
import { contextName } from '#shared/text/contexts.ts'
import { badgeOf, type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const nameOf = (key: string) => sampleFirm(key).name
const namesOf = (keys: string[]) => keys.map(nameOf)

let tender: TenderSite

beforeAll(async () => {
  tender = await startTenderSite({ viewport: { width: 1280, height: 1900 } })
})
afterAll(async () => {
  await tender?.close()
})

/** Glyphs by name, of all marks. */
const glyphs = async ({ overlay }: Opened) => {
  const byName: { [name: string]: string } = {}
  for (const { label, glyph } of await overlay.marks()) {
    const name = label.split('：')[0]!
    byName[name] = (byName[name] ?? '') + glyph
  }
  return byName
}

/** The suppliers' page under government procurement's rules. Its other organisations carry nothing. */
const SUPPLIERS: { [glyph: string]: [finding: string, firms: string[]] } = {
  限: ['barred', ['chenglan', 'masked', 'taxno', 'orgcode', 'trader']],
  核: [
    'caution',
    [
      ...['agency', 'yanxichuan', 'jihexiu', 'xunqi', 'cenyuzhou', 'zhulingxi', 'yuanyanhe', 'tianxizhou', 'shuohengxi'],
      ...['names-only', 'badcheck'],
    ],
  ],
  '?': ['unknown', ['yunxiuyan', 'moyunzhi', 'qiheyan', 'namesake-a', 'clean-3', 'clean-4']],
  注: ['notice', ['lanqichuan', 'clean-2']],
  守: ['commended', ['clean-1']],
  无: ['clear', ['limochuan', 'clean-7']],
}
/** Printed in another form than their record's. */
const OTHER_FORMS: { [glyph: string]: string[] } = { 核: ['桐汀槿汐川水泥制品厂'], '?': ['云泽溪桐蘅酒业有限公司'] }

describe('thirty suppliers', () => {
  let opened: Opened
  beforeAll(async () => {
    opened = await tender.open('suppliers.html')
  })
  afterAll(async () => {
    await opened?.page.close()
  })

  test('until the rules are confirmed nothing is restricted, and card and panel say that they are inferred', async () => {
    const lines = await opened.overlay.underlined()
    expect(lines.barred).toBeUndefined()
    expect(lines.caution).toContain(nameOf('chenglan'))
    await expect.poll(async () => (await glyphs(opened))[nameOf('chenglan')]).toBe('核')
    expect(await badgeOf(tender, opened)).toMatch(/^核\d+$/)
    await opened.overlay.openCard(nameOf('chenglan'))
    await expect.poll(() => opened.overlay.card()).toContain('推断')
    expect(await opened.overlay.card()).toContain('适用规则未确认')
    await opened.page.keyboard.press('Escape')
    const panel = await tender.openPanel(opened)
    const rules = panel.getByRole('region', { name: '适用规则' })
    await expect.poll(() => rules.textContent()).toContain('政府采购（推断）')
    expect(await panel.getByText('确认前不作“限制参加”判断').isVisible()).toBe(true)
    await rules.getByRole('button', { name: '确认', exact: true }).click()
    await expect.poll(() => badgeOf(tender, opened)).toBe('限5')
    await expect.poll(() => rules.textContent()).not.toContain('推断')
    await panel.close()
    await opened.page.bringToFront()
    await expect.poll(async () => (await opened.overlay.underlined()).barred).toContain(nameOf('chenglan'))
    await expect.poll(async () => (await glyphs(opened))[nameOf('chenglan')]).toBe('限')
  })

  test('every finding is underlined by its kind and marked once with its character; the others carry nothing', async () => {
    const wanted: { [name: string]: string } = {}
    const lines: { [finding: string]: string[] } = {}
    for (const [glyph, [finding, firms]] of Object.entries(SUPPLIERS)) {
      lines[finding] = [...namesOf(firms), ...(OTHER_FORMS[glyph] ?? [])]
      for (const name of lines[finding]) wanted[name] = glyph
    }
    await expect.poll(() => glyphs(opened)).toEqual(wanted)
    const seen = await opened.overlay.underlined()
    expect(Object.keys(seen).sort()).toEqual(Object.keys(lines).sort())
    for (const [finding, names] of Object.entries(lines)) expect(seen[finding]!.sort(), finding).toEqual(names.sort())
  })

  test('each mark stands at the upper right of its name, over no text', async () => {
    const { page, overlay } = opened
    for (const { label, box } of await overlay.marks()) {
      const name = await boxOf(opened, label.split('：')[0]!)
      expect(box.x, label).toBeGreaterThanOrEqual(name.right - 1)
      expect(box.x, label).toBeLessThan(name.right + 8)
      expect(box.y, label).toBeGreaterThan(name.top - 8)
      expect(box.y + box.height / 2, label).toBeLessThan((name.top + name.bottom) / 2)
    }
    expect(await page.locator('xinbiao-overlay').count()).toBe(1)
  })

  test('a no-hit by name alone, a public body and the tail of a longer name carry nothing, and the panel has them', async () => {
    const shown = JSON.stringify(await opened.overlay.underlined())
    const panel = await tender.openPanel(opened)
    for (const [name, said] of [
      [nameOf('yanxichuan-branch'), '按名称未命中，代码未核'],
      ['云泽市教育局', '按名称未命中，代码未核'],
      ['北岭芷汀岚置业有限公司', ''],
    ] as const) {
      expect(shown).not.toContain(name)
      expect(await opened.overlay.marksOf(name)).toEqual([])
      const row = panel.getByRole('listitem').filter({ has: panel.getByText(name, { exact: true }) })
      expect(await row.textContent()).toContain(said)
      expect(await row.locator('svg').count()).toBe(0)
    }
    await panel.close()
    await opened.page.bringToFront()
  })
})

/** Box of a name's last line on the page, found as a reader finds it: by its text. */
const boxOf = ({ page }: Opened, name: string): Promise<{ left: number; top: number; right: number; bottom: number }> =>
  page.evaluate(wanted => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const from = texts.currentNode.nodeValue?.indexOf(wanted) ?? -1
      if (from < 0) continue
      const range = document.createRange()
      range.setStart(texts.currentNode, from)
      range.setEnd(texts.currentNode, from + wanted.length)
      const { left, top, right, bottom } = [...range.getClientRects()].at(-1)!
      return { left, top, right, bottom }
    }
    throw new Error(`${wanted} is not on the page`)
  }, name)

test('a listed name is marked where it stands for itself, never as the tail of a longer one', async () => {
  const short = nameOf('short')
  tender.pages['tails.html'] = tenderPage(`<h2>政府采购项目中标公告</h2>
    <table><tr><th>供应商名称</th><th>报价</th></tr>
    <tr><td>北岭${short}</td><td>1</td></tr><tr><td>${short}</td><td>2</td></tr><tr><td>南汀市${short}</td><td>3</td></tr></table>
    <p>受${short}委托，现将结果公告如下。</p><p>中标供应商：新北岭${short}</p>`)
  const opened = await tender.open('tails.html', { confirm: 'government-procurement' })
  const standing = await opened.page.evaluate(
    name =>
      [...CSS.highlights]
        .filter(([key]) => key.startsWith('xinbiao-'))
        .flatMap(([, ranges]) => [...ranges])
        .map(range => {
          const { startContainer, startOffset } = range as Range
          return [String(range), startContainer.textContent!.slice(0, startOffset)].join('|').replace(name, 'NAME')
        }),
    short,
  )
  expect(standing.sort()).toEqual(['NAME|', 'NAME|受'])
  await expect.poll(async () => (await opened.overlay.marksOf(short)).length).toBe(2)
  expect((await opened.overlay.marks()).length).toBe(2)
  await opened.page.close()
})

test('a name broken by tags and line ends is one name with one mark', async () => {
  const opened = await tender.open('candidates.html', { confirm: 'mandatory-tendering' })
  const { barred, caution } = await opened.overlay.underlined()
  expect([...(barred ?? []), ...(caution ?? [])]).toEqual(expect.arrayContaining([nameOf('yuanyanhe'), nameOf('yanxichuan')]))
  await expect.poll(async () => (await opened.overlay.marksOf(nameOf('yuanyanhe'))).length).toBe(1)
  const marks = await opened.overlay.marksOf(nameOf('yanxichuan'))
  expect(marks.length).toBe(1)
  const cell = (await opened.page.locator('td', { hasText: '云泽砚溪川建设工程' }).boundingBox())!
  // On the name's last line, which is the cell's lower half.
  expect(marks[0]!.y).toBeGreaterThan(cell.y + cell.height / 2)
  expect(marks[0]!.x).toBeLessThan(cell.x + 120)
  await opened.page.close()
})

test('a name that runs from one paragraph into the next is underlined in both, marked at its end, and let go with its rest', async () => {
  const [head, tail] = [nameOf('chenglan').slice(0, -2), nameOf('chenglan').slice(-2)]
  tender.pages['broken.html'] = tenderPage(
    `<h2>政府采购项目中标公告</h2><p>中标供应商：${head}</p><p id="rest">${tail}，特此公告。</p>`,
  )
  const broken = await tender.open('broken.html', { confirm: 'government-procurement' })
  await expect.poll(() => broken.overlay.underlined()).toEqual({ caution: [head, tail] })
  await expect.poll(async () => (await broken.overlay.marks()).length).toBe(1)
  const [mark] = await broken.overlay.marksOf(nameOf('chenglan'))
  const rest = await broken.page.locator('#rest').boundingBox()
  expect(mark!.y).toBeGreaterThan(rest!.y - 8)
  await broken.page.evaluate(() => {
    document.querySelector('#rest')!.textContent = '另行公布'
  })
  await expect.poll(() => broken.overlay.underlined()).toEqual({})
  await broken.page.close()
})

test('other rules, another finding: the officer changes them in the panel and the page follows', async () => {
  const opened = await tender.open('loan.html')
  const bank = nameOf('bank')
  const finding = async () => (await glyphs(opened))[bank]
  const panel = await tender.openPanel(opened)
  const rules = panel.getByRole('region', { name: '适用规则' })
  expect(await rules.textContent()).toContain('（推断）')
  expect((await opened.overlay.underlined()).barred).toBeUndefined()
  const choose = async (label: string) => {
    await rules.getByRole('button', { name: '更改' }).click()
    await rules.getByRole('combobox').selectOption({ label })
    await rules.getByRole('button', { name: '应用' }).click()
    await expect.poll(() => rules.textContent()).toContain(`适用规则：${label}`)
    await opened.page.bringToFront()
  }
  await choose(contextName('contract', 'zh-CN'))
  await expect.poll(finding).toBe('注')
  await choose(contextName('bank-financed', 'zh-CN'))
  await expect.poll(finding).toMatch(/[限核]/)
  await panel.close()
  await opened.page.close()
})
