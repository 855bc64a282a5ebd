/** 关于: what it is, what it is not, what it keeps. */
import type { ListsView } from '#shared/contract/views.ts'
import { optionsWords } from '#shared/text/options.ts'
import { byteSize, useWords } from '../kit/index.ts'

export const AboutSection = ({ version, storage }: { version: string; storage: ListsView['storage'] }) => {
  const say = useWords(optionsWords)
  const used =
    storage === undefined
      ? say('about.storage-unknown')
      : storage.quota === undefined
        ? say('about.storage-said', { used: byteSize(storage.used) })
        : say('about.storage-of', { used: byteSize(storage.used), quota: byteSize(storage.quota) })
  return (
    <div class="stack">
      <div class="box stack">
        <p>{say('about.what')}</p>
        <p class="soft small">{say('about.version', { version })}</p>
      </div>
      <div class="box stack">
        <h3>{say('about.limits')}</h3>
        <ul class="dots">
          {(['about.limit-legal', 'about.limit-channel', 'about.limit-name', 'about.limit-person'] as const).map(key => (
            <li key={key}>{say(key)}</li>
          ))}
        </ul>
      </div>
      <div class="box stack">
        <h3>{say('about.privacy')}</h3>
        <p>{say('about.privacy-text')}</p>
      </div>
      <div class="box stack">
        <h3>{say('about.storage')}</h3>
        <p class="nums">{used}</p>
      </div>
    </div>
  )
}
