/** Where the data come from, of which day, and how much of the source they are: stated by the officer, never assumed. */
import { useId } from 'preact/hooks'
import { type Day, isDay } from '#shared/core/days.ts'
import type { Coverage } from '#shared/core/records.ts'
import { localWords } from '#shared/text/local.ts'
import { Field, Radios, useWords } from '../kit/index.ts'

export interface Source {
  publisher: string
  channel: string
  url: string
  day: string
  complete: '' | 'yes' | 'no'
  regions: string
  /** 更新周期, in days. */
  every: string
}

export const NO_SOURCE: Source = { publisher: '', channel: '', url: '', day: '', complete: '', regions: '', every: '' }

type FieldKey = keyof Source
type FaultKey = 'src.needed' | 'src.url-bad' | 'src.day-bad' | 'src.every-bad'

export const sourceFaults = (source: Source, today: Day): { [K in FieldKey]?: FaultKey } => {
  const faults: { [K in FieldKey]?: FaultKey } = {}
  for (const key of ['publisher', 'channel', 'day', 'complete', 'regions'] as const)
    if (source[key].trim() === '') faults[key] = 'src.needed'
  if (!faults.day && (!isDay(source.day) || source.day > today)) faults.day = 'src.day-bad'
  if (source.url.trim() !== '' && !source.url.trim().startsWith('https://')) faults.url = 'src.url-bad'
  if (everyOf(source) === 'bad') faults.every = 'src.every-bad'
  return faults
}

/** Days between two deliveries; undefined where none is stated. */
export const everyOf = ({ every }: Source): number | undefined | 'bad' => {
  const given = every.trim()
  if (given === '') return undefined
  return /^[1-9]\d{0,3}$/.test(given) ? Number(given) : 'bad'
}

export const coverageOf = (source: Source, subjects: Coverage['subjects']): Coverage => ({
  complete: source.complete === 'yes',
  regions: source.regions
    .split(/[、,，;；]/)
    .map(region => region.trim())
    .filter(region => region !== ''),
  subjects: subjects.filter(kind => kind !== 'person'),
  channel: source.channel.trim(),
})

export interface SourceStepProps {
  source: Source
  today: Day
  /** Faults are shown once the officer tried to go on. */
  faults: ReturnType<typeof sourceFaults>
  onSource: (source: Source) => void
}

export const SourceStep = ({ source, today, faults, onSource }: SourceStepProps) => {
  const say = useWords(localWords)
  const id = useId()
  const bound = (key: FieldKey) => ({
    value: source[key],
    fault: faults[key] && say(faults[key]),
    onInput: (value: string) => onSource({ ...source, [key]: value }),
  })
  return (
    <section class="box stack" aria-labelledby={id}>
      <h3 id={id}>{say('src.title')}</h3>
      <div class="fields">
        <Field label={say('src.publisher')} hint={say('src.publisher-hint')} required {...bound('publisher')} />
        <Field label={say('src.channel')} hint={say('src.channel-hint')} required {...bound('channel')} />
        <Field label={say('src.day')} hint={say('src.day-hint')} required type="date" max={today} {...bound('day')} />
        <Field label={say('src.regions')} hint={say('src.regions-hint')} required {...bound('regions')} />
        <Field label={say('src.url')} type="url" placeholder="https://" {...bound('url')} />
        <Field label={say('src.every')} hint={say('src.every-hint')} {...bound('every')} />
      </div>
      <Radios
        label={say('src.complete')}
        required
        value={source.complete}
        fault={faults.complete && say(faults.complete)}
        onChange={complete => onSource({ ...source, complete: complete as Source['complete'] })}
        options={[
          { value: 'yes', label: say('src.is-complete') },
          { value: 'no', label: say('src.is-partial') },
        ]}
      />
    </section>
  )
}
