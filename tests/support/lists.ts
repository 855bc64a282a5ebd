/** Lists for tests: invented firms, built by the real writer, installed without a network. */

import { dayAt } from '#shared/core/days.ts'
import { usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ListRecord, Subject } from '#shared/core/records.ts'
import { buildList } from '#shared/format/build.ts'
import type { BuiltList, ListMeta } from '#shared/format/types.ts'
import type { Clock, ListRow, RegistryRow, Store } from '#shared/sync/ports.ts'

/** 2026-11-24 10:00 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 24, 2)
export const clockAt = (ms = NOW): Clock & { ms: number } => {
  const clock = { ms, now: () => clock.ms }
  return clock
}

/** A valid USCC of an invented organisation. `kind` 92 gives a sole trader. */
export const uscc = (n: number, kind = '91'): string => {
  const first = `${kind}3205${String(n % 100).padStart(2, '0')}MA1${String(n).padStart(6, '0').slice(-6)}`
  const first17 = first.padEnd(17, '0').slice(0, 17)
  return first17 + usccCheckCharacter(first17)
}

/** A name as firms have them, without digits, one for each number. */
export const firm = (n: number): string => {
  const syllables = String(n)
    .padStart(2, '0')
    .replace(/\d/g, digit => '安邦昌达恩丰广恒嘉凯'[Number(digit)]!)
  return `江临${syllables}建设工程有限公司`
}

export const entry = (id: string, subject: Subject, more: Partial<ListRecord> = {}): ListRecord => ({
  id,
  subject,
  reason: '未履行生效法律文书确定的义务',
  dates: { since: { on: '2026-05-06', from: 'printed' } },
  source: { url: `https://source.example/${id}` },
  ...more,
})

/** Entries `from` … `to - 1`, each with name and USCC. */
export const entries = (from: number, to: number): ListRecord[] =>
  Array.from({ length: to - from }, (_, i) => entry(`r${from + i}`, { name: firm(from + i), uscc: uscc(from + i) }))

export const listMeta = (listId: string, more: Partial<ListMeta> = {}): ListMeta => ({
  listId,
  seq: 1,
  retrievedAt: dayAt(NOW - 86_400_000),
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation', 'sole-trader'], channel: '某公示平台' },
  graceDays: 30,
  sample: false,
  ...more,
})

export const registry = (id: string, more: Partial<RegistryRow> = {}): RegistryRow => ({
  id,
  url: `https://${id}.example/`,
  origin: 'registry',
  addedAt: new Date(NOW).toISOString(),
  metadata: {},
  highWater: { root: 1, timestamp: 1, snapshot: 1, targets: 1, signedAt: NOW - 3_600_000 },
  publisher: '江临市公共信用信息中心',
  sample: false,
  checkedAt: NOW - 3_600_000,
  expiresAt: NOW + 6 * 86_400_000,
  ...more,
})

/** Puts a built list into a store as if a registry's update had, so that look-up tests need no publisher. */
export const install = async (store: Store, row: RegistryRow, built: BuiltList, more: Partial<ListRow> = {}) => {
  const { listId } = built.manifest
  const key = `${row.id}/${listId}`
  const active = ((await store.lists()).find(list => list.key === key)?.active ?? 0) + 1
  await store.stage(key, active, built.parts)
  const list = { key, registryId: row.id, listId, active, manifest: built.manifestBytes, ...more }
  await store.commit({ registry: row, lists: [list] })
  return list
}

/** Built and installed in one go. */
export const withList = (
  store: Store,
  listId: string,
  records: ListRecord[],
  more: Partial<ListMeta> = {},
  row = registry('reg'),
) => install(store, row, buildList(records, listMeta(listId, more)))
