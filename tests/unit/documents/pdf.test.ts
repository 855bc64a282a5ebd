import { expect, test } from 'vitest'
import { found, read, texts } from '../../support/documents.ts'
import { type PdfText, pdf, ruledTable, textWidth } from '../../support/pdf.ts'

const at = (x: number, y: number, text: string, more: Partial<PdfText> = {}): PdfText => ({ text, x, y, ...more })
const one = (...all: PdfText[]) => pdf({ pages: [{ texts: all }] })
const CODE = '919801001000000168'
const OTHER = '919801001000000249'

test('a ruled table is a table: rows stay rows, a name wrapped in its cell is one, roles and ranks come from its header', async () => {
  const table = ruledTable([60, 120, 230, 480], 120, 40, [
    ['排名', '供应商名称', '统一社会信用代码'],
    ['1', '江苏澄湖建设\n工程有限公司', CODE],
    ['2', '浙江云岫设计\n有限公司', OTHER],
  ])
  const document = await read(pdf({ pages: [{ texts: [at(70, 80, '评审结果')] }, table] }))
  expect(found(document)).toMatchObject([
    { name: '江苏澄湖建设工程有限公司', code: CODE, role: 'candidate', rank: 1, place: { page: 2 } },
    { name: '浙江云岫设计有限公司', code: OTHER, role: 'candidate', rank: 2, place: { page: 2 } },
  ])
  expect(document).toMatchObject({ pages: 2, unread: [] })
})

test('merged cells span what no line parts', async () => {
  const xs = [60, 200, 340, 480]
  const { lines } = ruledTable(xs, 100, 30, [
    ['', '', ''],
    ['', '', ''],
  ])
  const open = lines.filter(([x0, , x1]) => !(x0 === 200 && x1 === 200))
  const half: [number, number, number, number] = [200, 130, 200, 160]
  const document = await read(
    pdf({
      pages: [
        { texts: [at(70, 120, '标题跨两栏'), at(350, 120, '右'), at(70, 150, '甲'), at(210, 150, '乙')], lines: [...open, half] },
      ],
    }),
  )
  expect(document.blocks.map(({ text, cell }) => [text, cell!.row, cell!.col, cell!.colSpan])).toEqual([
    ['标题跨两栏', 0, 0, 2],
    ['右', 0, 2, 1],
    ['甲', 1, 0, 1],
    ['乙', 1, 1, 1],
  ])
})

test('a table goes on over pages, past page numbers and running titles', async () => {
  const xs = [60, 120, 300, 480]
  const row = (n: number, name: string) => [String(n), name, '100']
  const foot = (n: number) => [at(280, 810, `第 ${n} 页`), at(70, 40, '云岭县公共资源交易中心')]
  const first = ruledTable(xs, 600, 30, [['排名', '投标人', '报价'], row(1, '江苏澄湖建设有限公司')])
  const second = ruledTable(xs, 80, 30, [row(2, '浙江云岫设计有限公司')])
  const document = await read(
    pdf({
      pages: [
        { ...first, texts: [...first.texts, ...foot(1)] },
        { ...second, texts: [...second.texts, ...foot(2)] },
      ],
    }),
  )
  expect(found(document).filter(m => m.role === 'candidate')).toMatchObject([
    { name: '江苏澄湖建设有限公司', rank: 1, place: { page: 1 } },
    { name: '浙江云岫设计有限公司', rank: 2, place: { page: 2 } },
  ])
  expect(texts(document).filter(text => text.includes('交易中心'))).toHaveLength(1)
  expect(texts(document).join()).not.toContain('页')
})

test('a table without rules: rows by their lines, columns by the gaps', async () => {
  const row = (y: number, ...cells: string[]) => cells.map((cell, i) => at([70, 130, 330][i]!, y, cell))
  const document = await read(
    one(
      at(70, 60, '中标候选人公示'),
      ...row(100, '排名', '投标人名称', '统一社会信用代码'),
      ...row(124, '1', '江苏澄湖建设有限公司', CODE),
      ...row(148, '2', '浙江云岫设计有限公司', OTHER),
    ),
  )
  expect(found(document)).toMatchObject([
    { name: '江苏澄湖建设有限公司', code: CODE, rank: 1 },
    { name: '浙江云岫设计有限公司', code: OTHER, rank: 2 },
  ])
})

test('a table without rules whose cells are wrapped and centred: each line goes to its row', async () => {
  const cells = (y: number, ...columns: string[][]) =>
    columns.flatMap((lines, col) =>
      lines.map((line, i) => at([70, 200, 340, 450][col]!, y + (i - (lines.length - 1) / 2) * 16, line)),
    )
  const document = await read(
    one(
      ...cells(120, ['分包内容'], ['成交供应', '商'], ['统一社会信用代码'], ['备注']),
      ...cells(180, ['实训装置'], ['江苏澄湖', '建设工程', '有限公司'], [CODE], ['无']),
      ...cells(250, ['体检设备', '一批'], ['浙江云岫', '设计有限', '公司'], [OTHER], ['无']),
    ),
  )
  expect(found(document)).toMatchObject([
    { name: '江苏澄湖建设工程有限公司', code: CODE, role: 'winner' },
    { name: '浙江云岫设计有限公司', code: OTHER, role: 'winner' },
  ])
})

test('a label whose letters stand far apart is one label, not a table; a radical is the character it stands for', async () => {
  const document = await read(
    one(
      at(70, 80, '1.采购人信息'),
      at(70, 100, '名'),
      at(110, 100, '称：云岭县⻄湖区人⺠医院'),
      at(70, 118, '地'),
      at(110, 118, '址：云岭县大道1号'),
    ),
  )
  expect(found(document)).toMatchObject([{ name: '云岭县西湖区人民医院', role: 'purchaser' }])
  expect(document.blocks.some(block => block.cell)).toBe(false)
})

test('a name wrapped in a ruled cell is one, two names in one cell are two', async () => {
  const table = ruledTable([60, 160, 250], 120, 80, [
    ['标段', '中标人'],
    ['一', '江苏澄湖建设集\n团（云岭）发展\n有限公司'],
    ['二', '浙江云岫有限公司\n安徽砚北科技公司'],
  ])
  const document = await read(pdf({ pages: [table] }))
  expect(found(document).map(m => m.name)).toEqual([
    '江苏澄湖建设集团（云岭）发展有限公司',
    '浙江云岫有限公司',
    '安徽砚北科技公司',
  ])
})

test('two columns of prose are read one after the other, not across', async () => {
  const left = Array.from({ length: 8 }, (_, i) => `左栏第${'一二三四五六七八'[i]}行讲的是评审办法与程序安排`)
  const right = Array.from({ length: 8 }, (_, i) => `右栏第${'一二三四五六七八'[i]}行讲的是合同条款与付款方式`)
  const document = await read(
    one(...left.map((t, i) => at(50, 100 + i * 18, t)), ...right.map((t, i) => at(310, 100 + i * 18, t))),
  )
  const all = texts(document).join('\n')
  expect(all.indexOf('左栏第八行')).toBeLessThan(all.indexOf('右栏第一行'))
  expect(all.indexOf('左栏第八行')).toBeGreaterThan(0)
})

test('a name that a line’s end breaks, that kerning splits, that spaces spread, is one name', async () => {
  const full = '受云岭县教育局委托，就本项目组织公开招标，经评标委员会评审，确定中标人为江苏澄'
  const kerned = ['中标', '人：浙', '江云岫', '设计有限', '公司']
  let x = 70
  const pieces = kerned.map(text => {
    const piece = at(x, 200, text)
    x += textWidth(text) + 0.6
    return piece
  })
  const document = await read(
    one(
      at(70, 100, full),
      at(70, 118, '湖建设有限公司，其投标文件符合要求。'),
      ...pieces,
      at(70, 240, '供应商：安徽砚北科技有限公司', { spacing: 6 }),
    ),
  )
  expect(found(document).map(m => m.name)).toEqual([
    '云岭县教育局',
    '江苏澄湖建设有限公司',
    '浙江云岫设计有限公司',
    '安徽砚北科技有限公司',
  ])
})

test('lines of a list are not run together', async () => {
  const names = ['江苏澄湖建设有限公司', '浙江云岫设计有限公司', '安徽砚北科技有限公司', '福建云栖工程有限公司']
  const document = await read(one(at(70, 80, '入围单位：'), ...names.map((name, i) => at(70, 100 + i * 18, name))))
  expect(found(document).map(m => m.name)).toEqual(names)
  const wide = names.map(name => `中共云岭县委机关服务项目入围${name}`)
  const full = await read(one(...wide.map((name, i) => at(70, 100 + i * 18, name))))
  expect(found(full).filter(m => names.some(name => m.name === name))).toHaveLength(4)
})

test.each([90, 180, 270] as const)('a page turned by %i degrees is read as it is shown', async rotate => {
  const turned = (x: number, y: number, text: string): PdfText => {
    // Where a point of the shown page lies on the unturned one.
    const [px, py] = rotate === 90 ? [y, 842 - x] : rotate === 180 ? [595 - x, 842 - y] : [595 - y, x]
    return { text, x: px, y: py, angle: -rotate }
  }
  const document = await read(
    pdf({
      pages: [{ rotate, texts: [turned(70, 100, '采购人：云岭县教育局'), turned(70, 130, '中标人：江苏澄湖建设有限公司')] }],
    }),
  )
  expect(found(document)).toMatchObject([
    { name: '云岭县教育局', role: 'purchaser', place: { page: 1 } },
    { name: '江苏澄湖建设有限公司', role: 'winner', place: { page: 1 } },
  ])
  expect(document.places[0]!.y).toBeLessThan(0.25)
})

test('text turned on an upright page is read along its own lines', async () => {
  const document = await read(
    one(at(300, 600, '经评标委员会评审，本项目的中标人：江苏澄', { angle: 270 }), at(318, 600, '湖建设有限公司', { angle: 270 })),
  )
  expect(found(document)).toMatchObject([{ name: '江苏澄湖建设有限公司', role: 'winner' }])
})

test('a font that is not embedded is read by its character map', async () => {
  const document = await read(
    pdf({ font: 'gb', pages: [{ texts: [at(70, 100, `中标人：江苏澄湖建设有限公司（统一社会信用代码：${CODE}）`)] }] }),
  )
  expect(found(document)).toMatchObject([{ name: '江苏澄湖建设有限公司', code: CODE }])
})

test('a page without a text layer, one that is a picture with a page number, one whose font is mute: each is said, none is "nothing found"', async () => {
  const document = await read(
    pdf({
      pages: [
        { texts: [at(70, 100, '采购人：云岭县教育局')] },
        { scan: true },
        { scan: true, texts: [at(280, 820, '第 3 页')] },
        {},
      ],
    }),
  )
  expect(document.unread).toEqual([
    { why: 'no-text', page: 2 },
    { why: 'picture', page: 3 },
    { why: 'no-text', page: 4 },
  ])
  const mute = await read(pdf({ font: 'mute', pages: [{ texts: [at(70, 100, '采购人：云岭县教育局地址联系')] }] }))
  expect(mute).toMatchObject({ blocks: [], unread: [{ why: 'garbled', page: 1 }] })
})

test('a character map that is not carried is not silence', async () => {
  const { readDocument } = await import('#shared/documents/read-document.ts')
  const none = { characterMap: () => Promise.reject(new Error('none')) }
  const bytes = pdf({ font: 'gb', pages: [{ texts: [at(70, 100, '采购人：云岭县教育局')] }] })
  expect((await readDocument(bytes, 'a.pdf', { pdf: none })).unread).toEqual([{ why: 'garbled', page: 1 }])
})

test('a password is asked for in words, damage is told', async () => {
  await expect(read(pdf({ password: true, pages: [{}] }))).rejects.toMatchObject({ code: 'encrypted' })
  await expect(read(new TextEncoder().encode('%PDF-1.7\nnothing else'))).rejects.toMatchObject({ code: 'broken-pdf' })
})

test('200 pages: progress page by page, and an abort ends the reading', async () => {
  const pages = Array.from({ length: 200 }, (_, i) => ({ texts: [at(70, 100, `第${i}包中标人：江苏澄湖建设有限公司`)] }))
  const bytes = pdf({ pages })
  const told: number[] = []
  const whole = await read(bytes, 'a.pdf', { onProgress: (done, total) => told.push(done, total) })
  expect(whole).toMatchObject({ pages: 200, unread: [] })
  expect(whole.places.at(-1)).toMatchObject({ page: 200 })
  expect(told).toHaveLength(402)
  const stop = new AbortController()
  let reached = 0
  const onProgress = (done: number) => {
    reached = done
    if (done === 20) stop.abort(new Error('stopped'))
  }
  await expect(read(bytes, 'a.pdf', { signal: stop.signal, onProgress })).rejects.toThrow('stopped')
  expect(reached).toBe(20)
})
