/** The words of cards and of answers list by list, by file of this folder: the extension's background reads them from a file of its own. */
import { basisWords } from './basis.ts'
import { cardWords } from './card.ts'
import { clockWords } from './clock.ts'
import { reasonWords } from './reason.ts'
import { roleWords } from './role.ts'
import { sheetWords } from './sheet.ts'
import { verdictWords } from './verdict.ts'
import { weakenedWords } from './weakened.ts'

export const tables = {
  basis: basisWords,
  card: cardWords,
  clock: clockWords,
  reason: reasonWords,
  role: roleWords,
  sheet: sheetWords,
  verdict: verdictWords,
  weakened: weakenedWords,
}
