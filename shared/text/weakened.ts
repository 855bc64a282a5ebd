/** Why a record means less here than its list would say. */
import type { Match, WeakenedBy } from '../core/types.ts'
import { weakenedWords } from './tables/weakened.ts'
import { type Lang, speak } from './words.ts'

export const weakenedText = (by: WeakenedBy, lang: Lang): string => speak(weakenedWords, lang)(by)

/** All weakenings of a match in one phrase; undefined where nothing weakens it. */
export const weakenedPhrase = (match: Match, lang: Lang): string | undefined =>
  match.weakened && match.weakened.length > 0
    ? match.weakened.map(by => weakenedText(by, lang)).join(speak(weakenedWords, lang)('join'))
    : undefined
