import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readHtml } from '#shared/documents/html.ts'
import { readText } from '#shared/documents/text.ts'

const texts = (html: string) => readHtml(html).map(b => b.text)

test('inline tags, entities and split text are joined', () => {
  expect(texts('<p>中标人：<b>澄&#28246;</b><span>建设&amp;科技</span>有限公司</p>')).toEqual(['中标人：澄湖建设&科技有限公司'])
})

test('hidden, editable and form parts are left out', () => {
  expect(
    texts(
      '<p style="color:red; display : none">甲</p><p hidden>乙</p><div contenteditable>丙</div><div contenteditable="false">丁</div><textarea>戊</textarea><select><option>己</select><script>庚</script><p style="visibility:hidden">辛</p>',
    ),
  ).toEqual(['丁'])
})

test('unclosed cells and rows end as in browsers', () => {
  const blocks = readHtml('<table><tr><th>供应商<th>报价<tr><td><p>甲公司<td>1<tr><td colspan=2>合计</table>后')
  expect(blocks.map(b => [b.text, b.cell?.row, b.cell?.col, b.cell?.header ?? false])).toEqual([
    ['供应商', 0, 0, true],
    ['报价', 0, 1, true],
    ['甲公司', 1, 0, false],
    ['1', 1, 1, false],
    ['合计', 2, 0, false],
    ['后', undefined, undefined, false],
  ])
})

test('a style that makes a block of a line, or a line of a block, is followed', () => {
  expect(
    texts(
      '<span style="font-size:22px; display: block;">供应商名称：甲公司</span> <span style="DISPLAY:block">地址：乙路</span><div style="display:inline">丙</div><p style="display:inline">丁</p><b style="float:right">戊</b>己',
    ),
  ).toEqual(['供应商名称：甲公司', '地址：乙路', '丙丁', '戊', '己'])
  expect(readHtml('<table><tr><td style="display:block">甲<td style="display:inline">乙</table>').map(b => b.cell?.col)).toEqual([
    0, 1,
  ])
})

test('pre keeps its lines', () => {
  expect(texts('<pre>甲  乙\n丙</pre>')).toEqual(['甲  乙\n丙'])
})

test('never throws, and reads any nesting of tags', () => {
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<td>',
    '</td>',
    '<tr>',
    '</tr>',
    '<table>',
    '</table>',
    '<b>',
    '</b>',
    '<br>',
    '<li>',
    '</ul>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '甲',
    '<',
    '&',
  )
  fc.assert(
    fc.property(fc.array(tag, { maxLength: 60 }), parts => {
      for (const block of readHtml(parts.join(''))) expect(block.text.trim()).not.toBe('')
    }),
  )
})

test('plain text: empty lines part blocks, nothing is lost', () => {
  expect(readText('甲\n乙\n\n丙').map(b => b.text)).toEqual(['甲\n乙', '丙'])
  const long = `${'云'.repeat(30_000)}。${'岭'.repeat(30_000)}`
  expect(
    readText(long)
      .map(b => b.text)
      .join(''),
  ).toBe(long)
})
