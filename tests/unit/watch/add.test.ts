import { describe, expect, test } from 'vitest'
import { addWatched, readLines, readRows } from '#shared/watch/add.ts'
import type { Watched } from '#shared/watch/types.ts'
import { firm, uscc } from '../../support/lists.ts'

/** Form and check character of an identity number; of nobody. */
const PERSON = '980101199001010005'

describe('what is read', () => {
  test('a line each: name, code, or both', () => {
    expect(readLines(`${firm(1)} ${uscc(1)}\n\n${firm(2)}\r\n${uscc(3)}\n`)).toEqual({
      wanted: [{ name: firm(1), code: uscc(1) }, { name: firm(2) }, { name: '', code: uscc(3) }],
      persons: 0,
      empty: 0,
    })
  })
  test('never a person’s number, alone, beside a name or masked', () => {
    const { wanted, persons } = readLines(`${PERSON}\n某某 ${PERSON}\n某某 110000199001****05`)
    expect(readLines(`${firm(1)} 980101********0005`).wanted).toEqual([{ name: firm(1) }])
    expect([wanted, persons]).toEqual([[], 3])
  })
  test('a table by its heads, whatever stands in the other columns', () => {
    const rows = [
      ['序号', '供应商名称', '联系人', '统一社会信用代码'],
      ['1', firm(1), '某某', uscc(1)],
      ['2', firm(2), '某某某', ''],
      ['3', '', '某某', PERSON],
      ['4', '', '', ''],
    ]
    expect(readRows(rows)).toEqual({ wanted: [{ name: firm(1), code: uscc(1) }, { name: firm(2) }], persons: 1, empty: 1 })
  })
  test('a table without heads: the first row is nobody’s title', () => {
    expect(readRows([['江临安邦建设工程有限公司', uscc(1)], [firm(2)]]).wanted).toEqual([
      { name: '江临安邦建设工程有限公司', code: uscc(1) },
      { name: firm(2) },
    ])
  })
})

describe('who is put on the list', () => {
  let n = 0
  const add = (held: Watched[], ...wanted: { name: string; code?: string }[]) =>
    addWatched(held, wanted, { kind: 'supplier', now: 9, newId: () => `n${++n}` })
  const held: Watched = { id: 'a', name: firm(1), kind: 'counterparty', addedAt: 1, pass: 4 }

  test('nobody twice; a code that comes later is joined, and its looking up begins anew', () => {
    expect(add([held], { name: firm(1) })).toEqual({ put: [], added: 0, known: 1 })
    expect(add([held], { name: firm(1), code: uscc(1) }).put).toEqual([
      { id: 'a', name: firm(1), code: uscc(1), kind: 'counterparty', addedAt: 9 },
    ])
    expect(add([], { name: firm(2) }, { name: firm(2) })).toMatchObject({ added: 1, known: 1 })
  })
  test('two codes under one name are two', () => {
    expect(add([{ ...held, code: uscc(1) }], { name: firm(1), code: uscc(2) })).toMatchObject({ added: 1, known: 0 })
  })
})
