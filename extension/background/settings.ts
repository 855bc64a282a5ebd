/** The officer's settings, in `storage.local`. What is stored is checked when read: an older version may have written it. */

import { settingsPatch } from '#shared/contract/schemas.ts'
import type { Settings } from '#shared/contract/views.ts'
import type { Lang } from '#shared/text/words.ts'
import type { KeyValue } from './ports.ts'

export const defaultSettings: Settings = { lang: 'auto', theme: 'auto', sitesOff: [], sitesOn: [], siteContext: {} }

const KEY = 'settings'

export class SettingsBook {
  readonly #local: KeyValue
  #held: Promise<Settings> | undefined

  constructor(local: KeyValue) {
    this.#local = local
  }

  get(): Promise<Settings> {
    this.#held ??= this.#local.get(KEY).then(
      raw => {
        const parsed = settingsPatch.safeParse(raw ?? {})
        return { ...defaultSettings, ...(parsed.success ? parsed.data : {}) }
      },
      () => defaultSettings,
    )
    return this.#held
  }

  async set(patch: Partial<Settings>): Promise<Settings> {
    const next = { ...(await this.get()), ...patch }
    this.#held = Promise.resolve(next)
    await this.#local.set(KEY, next)
    return next
  }
}

/** `auto`: English only where the browser's language is not Chinese. */
export const langOf = (settings: Pick<Settings, 'lang'>, browserLanguage: string): Lang =>
  settings.lang === 'auto' ? (browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en') : settings.lang
