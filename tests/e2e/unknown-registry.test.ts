/**
 * Never a wrong "no record" when a registry is foreign, expired, out of reach or damaged: what was there stays, what was not is
 * 未核清 with its reason, and the next good fetch heals it.
 */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askBackground } from '../support/demo-world.ts'
import { entries } from '../support/lists.ts'
import { addRegistryByHand, lookAtRegistry } from '../support/officer.ts'
import { damage, type ReadPage } from '../support/read-page.ts'
import { ring } from '../support/registry.ts'
import { DAY, HOUR } from '../support/registry-host.ts'
import { FREE, LISTED, looksOf, old, required, startUnknownPage, withoutLists } from '../support/unknown-page.ts'
import { inWorker } from '../support/worker.ts'

let seen: ReadPage
beforeAll(async () => {
  seen = await startUnknownPage()
})
afterAll(() => seen?.close())
beforeEach(() => withoutLists(seen))
const { becomes, expectUnknown } = looksOf(() => seen)

const PUBLISHER = '江临市公共信用信息中心'

const look = async () => {
  await seen.own.bringToFront()
  await seen.own.goto(seen.own.url().replace(/#.*/, ''))
  await seen.own.getByLabel('名单来源网址').waitFor()
}
const update = async () => {
  await look()
  await seen.own.getByRole('button', { name: `立即更新 ${PUBLISHER}` }).click()
}
const installed = async () =>
  (await askBackground(seen.own, { type: 'ui/lists' })).lists
    .filter(list => !list.refused)
    .map(list => list.id)
    .sort()
/** Lets time pass for the extension, and its half-hourly look at the lists come. */
const laterAt = (ms: number) =>
  inWorker(
    seen.browser,
    seen.own,
    passed => {
      const world = globalThis as unknown as {
        now?: () => number
        chrome: { alarms: { create(name: string, when: object): void } }
      }
      world.now ??= Date.now.bind(Date)
      const { now } = world
      Date.now = () => now() + passed
      world.chrome.alarms.create('update', { when: now() })
    },
    ms,
  )
const foreign = (name: string) => seen.host.publish(name, required(), { keys: ring('somebody else') })

test('a registry swapped for one of another key: the update is refused and said, the old data stay', async () => {
  const registry = seen.host.publish('swapped', required())
  await seen.add(registry)
  await becomes(FREE, 'clear')
  // The foreign lists would clear the listed firm.
  const { url } = seen.host.publish('swapped', required({ shixin: { records: entries(20, 26) } }), {
    keys: ring('somebody else'),
  })
  expect(url).toBe(registry.url)
  await update()
  await seen.own.getByText('签名未通过验证', { exact: true }).waitFor()
  await seen.own.getByText('下载的内容没有采用，本机原有名单不变。').waitFor()
  expect(await seen.own.getByText(/更新失败：签名未通过验证/).count()).toBe(1)
  await becomes(LISTED, 'barred')
  expect((await seen.markOf(FREE))?.assessment).toBe('clear')
})

test('another fingerprint than the one compared: nothing is added', async () => {
  const registry = seen.host.publish('exchanged', required())
  await look()
  await lookAtRegistry(seen.own, registry.url)
  await seen.own.getByRole('dialog').waitFor()
  foreign('exchanged')
  await seen.own.getByLabel('已与发布方核对指纹，一致').check()
  await seen.own.getByRole('button', { name: '添加', exact: true }).click()
  await seen.own.getByText('指纹与核对时不同', { exact: true }).waitFor()
  expect(await installed()).toEqual([])
  await expectUnknown(
    FREE,
    '“失信被执行人”名单未经验证',
    '名单的来源没有通过验证（指纹与核对的不同），名单没有采用，该项没有查询',
  )
})

test('lists signed by a key the root does not name: not even shown for comparison', async () => {
  const registry = seen.host.publish('mixed', required())
  const root = seen.host.files.get('mixed')!.get('1.root.json')!
  foreign('mixed')
  seen.host.files.get('mixed')!.set('1.root.json', root)
  await look()
  await lookAtRegistry(seen.own, registry.url)
  await seen.own.getByText('签名未通过验证', { exact: true }).waitFor()
  expect(await installed()).toEqual([])
  await expectUnknown(FREE, '“失信被执行人”名单未经验证', '名单的来源没有通过验证（签名不符），名单没有采用，该项没有查询')
})

test('expired metadata at the first look', async () => {
  const registry = seen.host.publish('expired', required(old), { now: Date.now() - 10 * DAY })
  await look()
  await lookAtRegistry(seen.own, registry.url)
  await seen.own.getByText('来源的签名已过期', { exact: true }).waitFor()
  expect(await installed()).toEqual([])
  await expectUnknown(FREE, '“失信被执行人”名单过期', '名单的来源没有通过验证（签名已过期），名单没有采用，该项没有查询')
})

test('signatures that run out while a page is open', async () => {
  // Signed for a day, of which two hours are left.
  await seen.add(seen.host.publish('short', required(old), { now: Date.now() - DAY + 2 * HOUR, expiresDays: 1 }))
  await becomes(FREE, 'clear')
  seen.host.server.offline = true
  await laterAt(3 * HOUR)
  await expectUnknown(FREE, '“失信被执行人”名单过期', '“政府采购严重违法失信行为记录”名单已过期，没有命中不能作为依据')
  // Stale lists still tell what they hold, for a person to check.
  await becomes(LISTED, 'caution')
  await laterAt(0)
})

test('a registry out of reach at the first look, and between look and download', async () => {
  const registry = seen.host.publish('far', required())
  seen.host.server.offline = true
  await look()
  await lookAtRegistry(seen.own, registry.url)
  await seen.own.getByText('连接不上名单来源', { exact: true }).waitFor()
  seen.host.server.offline = false
  await seen.own.getByRole('button', { name: '重试', exact: true }).click()
  await seen.own.getByRole('dialog').waitFor()
  seen.host.server.offline = true
  await seen.own.getByLabel('已与发布方核对指纹，一致').check()
  await seen.own.getByRole('button', { name: '添加', exact: true }).click()
  await seen.own.getByText('连接不上名单来源', { exact: true }).waitFor()
  expect(await installed()).toEqual([])
  await expectUnknown(FREE, '本机没有名单', '本机没有任何名单')
})

test('a block cut off at the first download: the list is there as damaged, and whole after the next update', async () => {
  const registry = seen.host.publish('cut', required())
  seen.host.spoil = (path, bytes) => (/shixin.*\.pack$/.test(path) ? bytes.subarray(0, bytes.length / 2) : bytes)
  await look()
  await addRegistryByHand(seen.own, registry.url, registry.fingerprint)
  await seen.own.getByText(/更新失败：下载的名单文件不完整或被改动/).waitFor()
  for (const name of [FREE, LISTED])
    await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
  seen.host.spoil = undefined
  await update()
  await seen.own.getByText('更新完成。').waitFor()
  await becomes(LISTED, 'barred')
  await becomes(FREE, 'clear')
})

test('stored parts damaged later: unknown while they cannot be had again, whole after the next update', async () => {
  await seen.add(seen.host.publish('stored', required()))
  await becomes(LISTED, 'barred')
  seen.host.server.offline = true
  await damage(seen.own, 'shixin')
  await askBackground(seen.own, { type: 'ui/store-changed' })
  for (const name of [FREE, LISTED])
    await expectUnknown(name, '“失信被执行人”名单损坏', '“失信被执行人”名单在本机的数据损坏，暂不使用')
  seen.host.server.offline = false
  await update()
  await seen.own.getByText('更新完成。').waitFor()
  await becomes(LISTED, 'barred')
  await becomes(FREE, 'clear')
})
