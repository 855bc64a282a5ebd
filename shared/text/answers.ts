/** One list's answer about one organisation, in a few words: for the printed sheet and the filed review. */
import type { UnknownReason } from '../core/records.ts'
import { reasonShort } from './reasons.ts'
import { sheetWords } from './tables/sheet.ts'
import { type Lang, speak } from './words.ts'

/** Which keys were tried. */
export interface Tried {
  name: boolean
  code: boolean
}

export type SaidAnswer =
  | { answer: 'listed'; hits: number }
  | { answer: 'not-listed' }
  | { answer: 'unknown'; reason: UnknownReason }

export const answerText = (said: SaidAnswer, list: string, tried: Tried, lang: Lang): string => {
  const say = speak(sheetWords, lang)
  if (said.answer === 'listed') return say('hit-1', { n: said.hits })
  if (said.answer === 'unknown') return say('unknown', { why: reasonShort({ code: said.reason, list }, lang) })
  return say(tried.code ? (tried.name ? 'not-both' : 'not-code') : 'not-name')
}
