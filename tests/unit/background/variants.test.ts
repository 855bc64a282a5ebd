import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import { variantsFrom } from '../../../extension/background/variants.ts'
import { type StaticServer, serve } from '../../support/server.ts'

const TABLE = '/data/t2s.json'
let server: StaticServer
beforeAll(async () => {
  server = await serve(path => (path === TABLE ? readFile('shared/core/data/t2s.json') : undefined))
})
beforeEach(() => {
  server.offline = false
  server.asked.length = 0
})
afterAll(() => server.close())
const open = () => variantsFrom(`${server.url}${TABLE.slice(1)}`)

test('names in simplified script need no table', async () => {
  const { variantKey, hasVariant } = open()
  expect(variantKey('红光（北京）酒业有限公司')).toBe('北京红光酒业有限公司')
  expect(await hasVariant({ name: '红光（北京）酒业有限公司' }, '北京红光酒业有限公司')).toBe(true)
  expect(server.asked).toEqual([])
})

test('others read it once, and get the form that a record is published under', async () => {
  const { variantKey, hasVariant } = open()
  const names = ['紅光（北京）酒業有限公司', '衛東電機廠', '红光於记商行']
  expect(await Promise.all(names.map(variantKey))).toEqual(names.map(variants.variantKey))
  expect(await hasVariant({ name: '甲厂', formerNames: ['衛東電機廠'] }, '卫东电机厂')).toBe(true)
  expect(await hasVariant({ name: '衛東電機廠' }, '卫东电器厂')).toBe(false)
  expect(server.asked).toEqual([TABLE])
})

test('a table that cannot be read fails the question instead of taking the name for another, and is asked for again', async () => {
  const { variantKey } = open()
  server.offline = true
  await expect(variantKey('衛東電機廠')).rejects.toThrow()
  server.offline = false
  expect(await variantKey('衛東電機廠')).toBe('卫东电机厂')
})
