/** The captured page and what was read of it, before it is kept. A page that was refused can be discarded or marked by hand. */
import type { OfficialReading } from '#shared/official/read.ts'
import { officialQueueWords, readingText } from '#shared/text/official-queue.ts'
import { Button, Notice, useLang, useWords } from '../kit/index.ts'

export interface Shot {
  /** Address of the picture: blob: or data:. */
  picture: string
  url: string
  reading: OfficialReading
  /** Rows under the form's own words. */
  rows: readonly { [label: string]: string }[]
}

export const ShotView = ({ shot, onKeep, onDiscard }: { shot: Shot; onKeep: () => void; onDiscard: () => void }) => {
  const say = useWords(officialQueueWords)
  const lang = useLang()
  const { picture, url, reading, rows } = shot
  return (
    <section class="stack" aria-label={say('shot')} aria-live="polite">
      <Notice tone={'refused' in reading ? 'error' : 'info'} what={readingText(reading, lang)} />
      <img class="shot" src={picture} alt={say('shot')} style={{ maxInlineSize: '100%' }} />
      <p class="code small">{url}</p>
      {rows.map((row, i) => (
        <dl class="kv" key={i}>
          {Object.entries(row).flatMap(([label, value]) => [
            <dt key={label}>{label}</dt>,
            <dd key={`${label} value`}>{value}</dd>,
          ])}
        </dl>
      ))}
      <p class="soft small">{say('shot-check')}</p>
      <p class="row">
        {'result' in reading && (
          <Button kind="primary" onClick={onKeep}>
            {say('keep')}
          </Button>
        )}
        <Button onClick={onDiscard}>{say('discard')}</Button>
      </p>
    </section>
  )
}
