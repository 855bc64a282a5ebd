/** An office's own template: filled from names only, or refused whole with the placeholder that is wrong. */
import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Level, placeholders } from '#shared/review/exports/placeholders.ts'
import { sampleTemplate } from '#shared/review/exports/sample-template.ts'
import { type Summary, summaryOf } from '#shared/review/exports/summary.ts'
import { fillTemplate } from '#shared/review/exports/template.ts'
import { p, read, tbl, tc, texts, tr } from '../../support/documents.ts'
import { firm, uscc } from '../../support/lists.ts'
import { reviewed } from '../../support/reviewed.ts'

let summary: Summary
beforeAll(async () => {
  const { review, run } = await reviewed()
  summary = summaryOf(review, run, 'zh-CN')
})

/** The sample's own package around another body. */
const template = (body: string, more: { [path: string]: string } = {}): Uint8Array => {
  const parts = unzipSync(sampleTemplate())
  const xml = strFromU8(parts['word/document.xml']!).replace(/<w:body>.*<w:sectPr>/s, () => `<w:body>${body}<w:sectPr>`)
  const written = { 'word/document.xml': xml, ...more }
  return zipSync({ ...parts, ...Object.fromEntries(Object.entries(written).map(([path, text]) => [path, strToU8(text)])) })
}
const filled = async (body: string): Promise<string[]> => {
  const made = fillTemplate(template(body), summary)
  if (made.fault) throw new Error(JSON.stringify(made.fault))
  return texts(await read(made.filled, 'a.docx'))
}
const fault = (body: string) => fillTemplate(template(body), summary).fault

const namesOf = ({ fields, loops = {} }: Level): string[] => [
  ...Object.keys(fields),
  ...Object.entries(loops).flatMap(([name, loop]) => [name, ...namesOf(loop)]),
]

describe('filling', () => {
  test('fields, a loop over paragraphs, one over a table’s rows, one inside another, and what is said of nothing', async () => {
    const said = await filled(
      p('{项目名称} {项目编号}') +
        tbl(tr(tc('单位'), tc('结论')), tr(tc('{#单位}{单位名称}'), tc('{结论}{/单位}'))) +
        p('{#单位}') +
        p('{序号}. {统一代码}，{项目名称}') +
        p('{#记录}{记录名单}：{文号}；{/记录}{^记录}无记录{/记录}') +
        p('{/单位}'),
    )
    expect(said[0]).toBe('校服采购 XB-1')
    expect(said).toEqual(expect.arrayContaining([firm(3), firm(900), '=HYPERLINK("https://x.example","看")', '通过', '待定']))
    expect(said).toContain(`1. ${uscc(3)}，校服采购`)
    expect(said.filter(text => text === '无记录')).toHaveLength(2)
    expect(said.some(text => text.includes('失信被执行人：（2026）云0101执77号；'))).toBe(true)
  })

  test('a placeholder that the word processor has cut into runs is one', async () => {
    expect(await filled('<w:p><w:r><w:t>{项目</w:t></w:r><w:r><w:t>名称</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p>')).toEqual([
      '校服采购',
    ])
  })

  test('the sample holds every placeholder and is filled whole', async () => {
    const sample = sampleTemplate()
    const words = texts(await read(sample, '样例.docx')).join('\n')
    for (const name of namesOf(placeholders)) expect(words).toMatch(new RegExp(`\\{#?${name}\\}`))
    const made = fillTemplate(sample, summary)
    expect(made.fault).toBeUndefined()
    const said = texts(await read(made.filled!, 'a.docx')).join('\n')
    expect(said).not.toMatch(/[{}]/)
    for (const value of [firm(3), '云岭县人民法院', '严重（按名单类别）', '至 2028-05-05（据处罚文字推算）', '信用中国', '李某'])
      expect(said).toContain(value)
  })

  test('values that look like marks, markup or hidden characters stay text', async () => {
    const odd = { ...summary, project: { ...summary.project, name: '{项目编号}<w:br/>&\u202e\u0001\n二行' } }
    const made = fillTemplate(template(p('{项目名称}')), odd)
    const xml = new TextDecoder().decode(unzipSync(made.filled!)['word/document.xml'])
    expect(xml).toContain('{项目编号}&lt;w:br/&gt;&amp;[U+202E][U+0001]')
    expect(xml.match(/<w:br\/>/g)).toHaveLength(1)
  })
})

describe('refusing', () => {
  test.each([
    ['{项目}{金额}{#单位}{constructor}{/单位}', { code: 'unknown', names: ['项目', '金额', 'constructor'] }],
    ['{#供应商}{单位名称}{/供应商}', { code: 'unknown', names: ['供应商'] }],
    ['{1+1}{项目名称.length}{toString}', { code: 'unknown', names: ['1+1', '项目名称.length', 'toString'] }],
    ['{单位名称}', { code: 'outside', name: '单位名称', loops: ['单位'] }],
    ['{#单位}{文号}{/单位}', { code: 'outside', name: '文号', loops: ['单位', '记录'] }],
    ['{@项目名称}', { code: 'kind', tag: '项目名称' }],
    ['｛项目名称｝{项目编号}', { code: 'full-width', name: '项目名称' }],
    ['没有占位符', { code: 'empty' }],
    ['{项目名称', { code: 'marks', faults: [{ is: 'unclosed', tag: '项目名称' }] }],
    ['项目名称}', { code: 'marks', faults: [{ is: 'unopened', tag: '项目名称' }] }],
    ['{#单位}{单位名称}', { code: 'marks', faults: [{ is: 'loop-unclosed', tag: '单位' }] }],
    ['{单位名称}{/单位}', { code: 'marks', faults: [{ is: 'loop-unopened', tag: '单位' }] }],
  ])('%s', (text, expected) => {
    expect(fault(p(text))).toEqual(expected)
  })

  test('what is no template: another kind of file, a locked one, one with macros, a broken one', async () => {
    const code = (bytes: Uint8Array) => fillTemplate(bytes, summary).fault?.code
    expect(code(new TextEncoder().encode('hello'))).toBe('not-docx')
    expect(code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('old-or-locked')
    expect(code(template(p('{项目名称}'), { 'word/vbaProject.bin': 'x' }))).toBe('macros')
    expect(code(template(p('{项目名称}')).subarray(0, 300))).toBe('not-docx')
    expect(code(template('<w:p><w:r><w:t>{项目名称}</w:r></w:p>'))).toMatch(/broken|marks/)
    const bytes = template(p('{项目名称}'))
    for (let i = 0; i < bytes.length; i += 7) {
      const copy = bytes.slice()
      copy[i]! ^= 0xff
      // Whatever comes of it is a file or a fault, never an exception.
      expect(Object.keys(fillTemplate(copy, summary)).length).toBe(1)
    }
  })
})

test.each(['README.md', 'README.zh-CN.md'])('%s lists every placeholder', file => {
  const readme = readFileSync(file, 'utf8')
  expect(namesOf(placeholders).filter(name => !readme.includes(`{${name}}`) && !readme.includes(`{#${name}}`))).toEqual([])
})
