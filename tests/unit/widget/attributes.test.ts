import { describe, expect, test } from 'vitest'
import { readAttributes, readFingerprint, readRegistry } from '../../../widget/attributes.ts'

const HEX = '00ff10a5'.repeat(8)
const BASE64 = Buffer.from(HEX, 'hex').toString('base64')
const given = { name: '某某公司', uscc: '', registry: '/lists/', root: `sha256-${HEX}`, context: '' }
const read = (over: Partial<typeof given>) => readAttributes({ ...given, ...over }, 'en', 'https://tender.example/a/b.html')

describe('a fingerprint', () => {
  test.each([
    ['hex', `sha256-${HEX}`],
    ['hex in capitals, spaces around', ` sha256-${HEX.toUpperCase()} `],
    ['hex alone', HEX],
    ['base64, as in subresource integrity', `sha256-${BASE64}`],
    ['base64url without padding', `sha256-${Buffer.from(HEX, 'hex').toString('base64url')}`],
  ])('%s', (_, text) => expect(readFingerprint(text)).toBe(HEX))

  test.each(['', 'sha256-', `sha256-${HEX.slice(1)}`, `sha512-${BASE64}`, `md5-${HEX}`, 'sha256-某'])('never %s', text =>
    expect(readFingerprint(text)).toBeUndefined(),
  )
})

describe('a registry', () => {
  test.each([
    ['https://lists.example/r', 'https://lists.example/r/'],
    ['/r/', 'https://tender.example/r/'],
    ['r', 'https://tender.example/a/r/'],
  ])('%s', (text, url) => expect(readRegistry(text, 'https://tender.example/a/b.html')).toBe(url))

  test.each(['', '  ', 'data:text/plain,1', 'javascript:1', 'file:///r/', 'https://'])('never %s', text =>
    expect(readRegistry(text, 'https://tender.example/')).toBeUndefined(),
  )
})

test('settings are read whole', () => {
  expect(read({ uscc: ' 91 ', name: ' 某某公司 ', context: 'contract' })).toEqual({
    name: '某某公司',
    uscc: '91',
    registry: 'https://tender.example/lists/',
    root: HEX,
    context: 'contract',
    lang: 'en',
  })
})

test('without a context no rules are assumed', () => expect(read({})!.context).toBe('other-review'))

test.each([
  ['no fingerprint', { root: '' }],
  ['no registry', { registry: '' }],
  ['neither name nor code', { name: ' ' }],
  ['a context there is none of', { context: 'government' }],
])('%s is no question', (_, over) => expect(read(over)).toBeUndefined())
