import { expect, test } from 'vitest'
import { parseQuery } from '#shared/lookup/query.ts'
import { uscc } from '../../support/lists.ts'

const code = uscc(7)
const identifier = { type: 'uscc', value: code, valid: true }

test.each([
  ['江临甲建设工程有限公司', { name: '江临甲建设工程有限公司' }],
  [code, { code: identifier }],
  [code.toLowerCase(), { code: identifier }],
  [code.replace(/[0-9A-Z]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), { code: identifier }],
  [`${code.slice(0, 8)} ${code.slice(8, 14)} ${code.slice(14)}`, { code: identifier }],
  [`江临甲建设工程有限公司 ${code}`, { name: '江临甲建设工程有限公司', code: identifier }],
  [`江临甲建设工程有限公司（统一社会信用代码：${code}）`, { name: '江临甲建设工程有限公司', code: identifier }],
  ['91230199744****927K', { code: { type: 'masked', value: '91230199744****927K', valid: true } }],
  ['74419092-7', { code: { type: 'org-code', value: '744190927', valid: true } }],
  ['Rivermouth Engineering Ltd', { name: 'Rivermouth Engineering Ltd' }],
  ['   ', {}],
])('%s', (text, query) => expect(parseQuery(text)).toEqual(query))

test('a code that fails its check is kept and marked, not turned into a name', () => {
  const wrong = code.slice(0, 17) + (code[17] === 'A' ? 'B' : 'A')
  expect(parseQuery(wrong)).toEqual({ code: { type: 'uscc', value: wrong, valid: false } })
})
