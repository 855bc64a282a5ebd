import { afterEach, expect, test } from 'vitest'
import { inSlices } from '../../../extension/page/slices.ts'
import { type Walked, walk } from '../../../extension/page/walk.ts'
import { clear, el, page } from './fake.ts'

const hidden: Element[] = []
const roots: ShadowRoot[] = []
const read = (start: Element): Promise<Walked> => {
  hidden.length = 0
  roots.length = 0
  const events = {
    skip: () => false,
    root: (root: ShadowRoot) => roots.push(root),
    hidden: (at: Element) => hidden.push(at),
    stray: () => {},
  }
  return inSlices(walk(start, events), new AbortController().signal)
}
const texts = async (...children: (Node | string)[]): Promise<string[]> => (await read(page(...children))).blocks.map(b => b.text)

afterEach(clear)

test('inline tags are joined, block tags and line ends are not', async () => {
  expect(
    await texts(
      el('p', {}, '苏州', el('b', {}, '澜启'), el('font', {}, el('span', {}, '自动化')), '有限公司'),
      el('p', {}, '二'),
    ),
  ).toEqual(['苏州澜启自动化有限公司', '二'])
  expect(await texts(el('div', {}, '甲', el('div', {}, '乙'), '丙'))).toEqual(['甲', '乙', '丙'])
})

test('the computed display decides, not the tag', async () => {
  expect(await texts(el('span', { style: 'display:block' }, '甲'), el('span', { style: 'display:block' }, '乙'))).toEqual([
    '甲',
    '乙',
  ])
  expect(await texts(el('div', { style: 'display:inline' }, '甲'), el('div', { style: 'display:inline' }, '乙'))).toEqual([
    '甲乙',
  ])
  expect(await texts(el('p', { style: 'display:flex' }, el('span', {}, '甲'), el('span', {}, '乙')))).toEqual(['甲', '乙'])
})

test('cells know their place, spans included', async () => {
  const { blocks } = await read(
    page(
      el(
        'table',
        {},
        el('tr', {}, el('th', {}, '序号'), el('th', { colspan: '2' }, '供应商')),
        el('tr', {}, el('td', { rowspan: '2' }, '1'), el('td', {}, '甲公司'), el('td', {}, '乙公司')),
        el('tr', {}, el('td', {}, '丙公司'), el('td', {}, '丁公司')),
      ),
    ),
  )
  expect(blocks.map(b => [b.text, b.cell!.row, b.cell!.col, b.cell!.header])).toEqual([
    ['序号', 0, 0, true],
    ['供应商', 0, 1, true],
    ['1', 1, 0, false],
    ['甲公司', 1, 1, false],
    ['乙公司', 1, 2, false],
    ['丙公司', 2, 1, false],
    ['丁公司', 2, 2, false],
  ])
})

test('what is not shown is not read, and is remembered for later', async () => {
  const none = el('div', { style: 'display:none' }, '藏')
  expect(
    await texts(none, el('div', { style: 'visibility:hidden' }, '隐', el('b', { style: 'visibility:visible' }, '显')), '明'),
  ).toEqual(['显', '明'])
  expect(hidden).toContain(none)
  expect(await texts(el('details', {}, el('summary', {}, '标题'), el('p', {}, '折叠')))).toEqual(['标题'])
  expect(await texts(el('details', { open: '' }, el('summary', {}, '标题'), el('p', {}, '展开')))).toEqual(['标题', '展开'])
  expect(await texts(el('p', { 'aria-hidden': 'true' }, '仍可见'))).toEqual(['仍可见'])
})

test('editable text and form values are never read', async () => {
  const input = el('input', { value: '甲公司' })
  const area = el('textarea', {}, '乙公司')
  expect(await texts(input, area, el('div', { contenteditable: '' }, '丙公司'), el('p', {}, '丁公司'))).toEqual(['丁公司'])
  const inside = el('p', {}, '戊公司')
  page(el('div', { contenteditable: 'true' }, inside))
  expect((await read(inside)).blocks).toEqual([])
})

test('open shadow roots and slots are read in the order seen', async () => {
  const host = el('div', {}, el('span', { slot: 'name' }, '槽内公司'))
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.append(el('p', {}, '前'), el('p', {}, el('slot', { name: 'name' })), el('p', {}, '后'))
  expect(await texts(host)).toEqual(['前', '槽内公司', '后'])
  expect(roots).toEqual([shadow])
})

test('every block leads back to its text nodes', async () => {
  const { blocks, segments } = await read(page(el('p', {}, '  供应商：\n ', el('i', {}, '甲'), '公司 ')))
  expect(blocks[0]!.text).toBe('供应商： 甲公司')
  for (const [i, segment] of segments[0]!.entries()) {
    const end = segments[0]![i + 1]?.start ?? blocks[0]!.text.length
    const there = (segment.token as Text).data.slice(segment.tokenStart, segment.tokenStart + end - segment.start)
    expect(there.replace(/\s/g, ' ')).toBe(blocks[0]!.text.slice(segment.start, end))
  }
})
