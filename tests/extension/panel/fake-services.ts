/** The panel's services without an extension: answers from a table, remembers what was asked. */
import type { UiBroadcast, UiMessage } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { TabView } from '#shared/contract/views.ts'
import type { PanelServices } from '../../../extension/ui/panel/services.ts'

export interface FakeServices extends PanelServices {
  asked: UiMessage[]
  view: TabView | undefined
  /** Answers that differ from the plain one, by message type. */
  answers: Map<UiMessage['type'], (message: never) => Result<unknown>>
  castAll: (cast: UiBroadcast) => void
  copied: string[]
  saved: { name: string; text: string }[]
  opened: string[]
  permits: boolean
}

export const fakeServices = (view?: TabView): FakeServices => {
  const hearers = new Set<(cast: UiBroadcast) => void>()
  const fake: FakeServices = {
    asked: [],
    view,
    answers: new Map(),
    copied: [],
    saved: [],
    opened: [],
    permits: true,
    ask: (async (message: UiMessage) => {
      fake.asked.push(message)
      const special = fake.answers.get(message.type)
      if (special) return special(message as never)
      return fake.view ? ok(fake.view) : fail('internal')
    }) as never,
    onCast: heard => {
      hearers.add(heard)
      return () => hearers.delete(heard)
    },
    castAll: cast => {
      for (const heard of hearers) heard(cast)
    },
    followTab: heard => {
      heard(1)
      return () => {}
    },
    permit: async () => fake.permits,
    copy: async text => void fake.copied.push(text),
    save: (name, content) => void fake.saved.push({ name, text: String(content) }),
    openOptions: () => void fake.opened.push('options'),
    openLookup: () => void fake.opened.push('lookup'),
    openReview: tabId => void fake.opened.push(`review ${tabId}`),
    now: () => Date.parse('2026-11-24T10:32:07+08:00'),
  }
  return fake
}
