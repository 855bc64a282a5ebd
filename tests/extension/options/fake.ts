/** A background that keeps registries, lists and settings in memory, for the options page. */
import type { UiBroadcast, UiError, UiMessage } from '#shared/contract/messages.ts'
import type { ListsView, RegistryPreview, RegistryView, Settings } from '#shared/contract/views.ts'
import type { ConfirmedPair } from '#shared/core/pairs.ts'
import type { ListState } from '#shared/core/records.ts'
import type { OptionsServices } from '../../../extension/ui/options/services.ts'

export const list = (id: string, more: Partial<ListState> = {}): ListState => ({
  key: `r1/${id}`,
  id,
  registryId: 'r1',
  origin: 'registry',
  publisher: '某市信用信息中心',
  seq: 412,
  retrievedAt: '2026-11-23',
  staleOn: '2026-11-31',
  count: 7143,
  coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '中国执行信息公开网 失信被执行人' },
  keyCoverage: { count: 7143, uscc: 6900, orgCode: 200, regNo: 10, name: 7143, anyCode: 7010 },
  sample: false,
  state: 'fresh',
  sourceUrl: 'https://www.example.org/list',
  objectionUrl: 'https://www.example.org/objection',
  ...more,
})

export const registry = (more: Partial<RegistryView> = {}): RegistryView => ({
  id: 'r1',
  url: 'https://lists.example.org/credit/',
  origin: 'registry',
  publisher: '某市信用信息中心',
  fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  sample: false,
  packaged: false,
  checkedAt: Date.UTC(2026, 10, 24, 2, 32),
  ...more,
})

export const sample = registry({
  id: 'r0',
  publisher: '信标示例',
  sample: true,
  packaged: true,
  fingerprint: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
})

export const preview: RegistryPreview = {
  url: 'https://lists.example.org/credit/',
  fingerprint: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  publisher: '某市信用信息中心',
  sample: false,
  lists: [
    { id: 'shixin', count: 7143, retrievedAt: '2026-11-23', complete: true },
    { id: 'gp-serious', count: 1208, retrievedAt: '2026-11-22', complete: false },
  ],
  signers: { threshold: 2, keys: 3 },
}

export const confirmedPair = (more: Partial<ConfirmedPair> = {}): ConfirmedPair => ({
  key: 'p1',
  printed: { name: '苏州澜启科技有限公司' },
  list: 'shixin',
  subject: { name: '苏州澜启虚构科技有限公司', code: '91320599MA1ABCD15X' },
  on: '2026-11-20',
  reason: '已核对投标文件所附营业执照',
  ...more,
})

export interface Fake {
  services: OptionsServices
  asked: UiMessage[]
  permitted: string[]
  settings: Settings
  lists: ListsView
  pairs: ConfirmedPair[]
  /** Code to answer a message type with, once per question until cleared. */
  refuse: { [type: string]: UiError | undefined }
  allow: boolean
  cast: (cast: UiBroadcast) => void
  /** Questions of this type wait until `go`. */
  hold: { type?: UiMessage['type']; go: () => void }
}

export const fakeServices = (lists: Partial<ListsView> = {}, settings: Partial<Settings> = {}): Fake => {
  const heard = new Set<(cast: UiBroadcast) => void>()
  const fake: Fake = {
    asked: [],
    permitted: [],
    refuse: {},
    allow: true,
    hold: { go: () => {} },
    settings: { lang: 'zh-CN', theme: 'light', sitesOff: [], sitesOn: [], siteContext: {}, ...settings },
    pairs: [],
    lists: { registries: [], lists: [], storage: { used: 3_145_000, quota: 2_000_000_000 }, ...lists },
    cast: cast => {
      for (const hear of heard) hear(cast)
    },
    services: {
      ask: (async (message: UiMessage) => {
        fake.asked.push(message)
        if (fake.hold.type === message.type)
          await new Promise<void>(go => {
            fake.hold.go = go
          })
        const code = fake.refuse[message.type]
        return code ? { ok: false, code } : { ok: true, value: reply(message) }
      }) as OptionsServices['ask'],
      onCast: hear => {
        heard.add(hear)
        return () => heard.delete(hear)
      },
      permit: async pattern => {
        if (fake.allow) fake.permitted.push(pattern)
        return fake.allow
      },
      unpermit: async pattern => {
        fake.permitted = fake.permitted.filter(known => known !== pattern)
      },
      sites: [
        { host: 'ccgp.gov.example', name: '甲省政府采购网', contexts: ['government-procurement'] },
        { host: 'ggzy.gov.example', name: '乙市公共资源交易中心', contexts: ['mandatory-tendering', 'other-review'] },
      ],
      version: '0.1.0',
      language: 'zh-CN',
    },
  }
  const reply = (message: UiMessage): unknown => {
    switch (message.type) {
      case 'ui/lists':
        return fake.lists
      case 'ui/pairs':
        return fake.pairs
      case 'ui/pair-remove':
        fake.pairs = fake.pairs.filter(it => it.key !== message.key)
        return null
      case 'ui/settings':
        return fake.settings
      case 'ui/settings-set':
        fake.settings = { ...fake.settings, ...message.settings }
        return fake.settings
      case 'ui/registry-preview':
        return preview
      case 'ui/registry-add':
        fake.lists = {
          ...fake.lists,
          registries: [...fake.lists.registries, registry()],
          lists: [...fake.lists.lists, list('shixin')],
        }
        return fake.lists
      case 'ui/registry-remove':
        fake.lists = { ...fake.lists, registries: fake.lists.registries.filter(it => it.id !== message.registryId) }
        return fake.lists
      case 'ui/local-remove':
        fake.lists = { ...fake.lists, lists: fake.lists.lists.filter(it => it.key !== message.listKey) }
        return fake.lists
      case 'ui/registry-update':
        return fake.lists
      case 'ui/registry-cancel':
        fake.refuse['ui/registry-update'] = 'aborted'
        fake.hold.go()
        return null
      default:
        return null
    }
  }
  return fake
}
