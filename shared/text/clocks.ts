/** The three clocks of a record in words: 限制期, 有效期, 公示截止, each with where its end comes from. */
import { type Day, daysBetween } from '../core/days.ts'
import type { DateMark, Provenance } from '../core/records.ts'
import { hasBans, validUntilOf } from '../core/standing.ts'
import type { Match, Standing } from '../core/types.ts'
import { policyList } from './lists.ts'
import { clockWords } from './tables/clock.ts'
import { grouped, type Lang, type Speak, speak } from './words.ts'

type Say = Speak<typeof clockWords>

const leftWords = (end: Day, asOf: Day, say: Say): string => {
  const n = daysBetween(asOf, end)
  return n > 0 ? say('left', { n: grouped(n) }) : n === 0 ? say('today') : say('passed', { n: grouped(-n) })
}

const endWords = (end: DateMark, since: DateMark | undefined, asOf: Day, say: Say): string => {
  const span = since && since.on <= end.on ? say('span', { since: since.on, end: end.on }) : say('until', { end: end.on })
  const from = end.from === 'printed' ? '' : say(`from.${end.from}`)
  return span + from + leftWords(end.on, asOf, say)
}

/** Label and value of each clock that is known, the ban's first. */
export const clockRows = (match: Match, asOf: Day, lang: Lang): [string, string][] => {
  const say = speak(clockWords, lang)
  const { record } = match
  const { since, effectUntil, publishedUntil } = record.dates
  const row = policyList(match.list)
  const valid = validUntilOf(record, row)
  const rows: [string, string][] = []
  if (effectUntil) rows.push([say('ban'), endWords(effectUntil, since, asOf, say)])
  else if (record.ban?.permanent) rows.push([say('ban'), say('permanent')])
  else if (record.ban?.forbids && hasBans(row)) rows.push([say('ban'), say('no-end')])
  const area = record.dates.scope ?? record.ban?.area
  if (area) rows.push([say('scope'), area])
  if (valid) rows.push([say('valid'), endWords(valid, effectUntil ? undefined : since, asOf, say)])
  if (publishedUntil) {
    const from = publishedUntil.from === 'printed' ? '' : say(`from.${publishedUntil.from}`)
    rows.push([
      say('published'),
      publishedUntil.on + from + (publishedUntil.on < asOf ? leftWords(publishedUntil.on, asOf, say) : ''),
    ])
  }
  if (since && !effectUntil && !valid) rows.push([say('since'), since.on])
  return rows
}

/** Where the record stands, as a tag: 限制期内（来源标注）. */
export const standingTag = (match: Match, lang: Lang): string => {
  const say = speak(clockWords, lang)
  const row = policyList(match.list)
  const from = (mark: DateMark | undefined) => (mark ? say(`from.${mark.from as Provenance}`) : '')
  const bans = hasBans(row)
  const words: { [S in Standing]: () => string } = {
    active: () =>
      bans ? say('tag.ban', { from: from(match.record.dates.effectUntil) }) : say('tag.active', { from: from(activeEnd(match)) }),
    open: () => say(bans ? 'tag.ban-open' : 'tag.open'),
    'no-active-ban': () => say(match.record.dates.effectUntil ? 'tag.ban-ended' : 'tag.no-ban'),
    ended: () => say('tag.ended'),
    'past-computed-end': () => say('tag.past-computed-end'),
    'not-yet': () => say('tag.not-yet'),
  }
  return words[match.standing]()
}

const activeEnd = (match: Match): DateMark | undefined =>
  validUntilOf(match.record, policyList(match.list)) ?? match.record.dates.effectUntil

/** For a line: 限制期至 2027-03-01. */
export const shortClock = (match: Match, lang: Lang): string | undefined => {
  const say = speak(clockWords, lang)
  const { effectUntil } = match.record.dates
  if (match.standing === 'ended' || match.standing === 'past-computed-end' || match.standing === 'not-yet')
    return standingTag(match, lang)
  if (hasBans(policyList(match.list)))
    return effectUntil && match.standing === 'active'
      ? joined(say('ban'), say('until', { end: effectUntil.on }), lang)
      : standingTag(match, lang)
  const end = activeEnd(match)
  return end ? joined(say('valid'), say('until', { end: end.on }), lang) : undefined
}

const joined = (label: string, until: string, lang: Lang): string =>
  lang === 'en' ? (label === clockWords.valid[1] ? `counts ${until}` : `${label.toLowerCase()} ${until}`) : label + until
