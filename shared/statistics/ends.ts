/** The quarters in which records end, as they are drawn: those around today, and all that lie further off in one place each. */
import type { Day } from '../core/days.ts'
import { periodName, periodOf, shifted } from './periods.ts'
import { type EndsIn, severities } from './tally-records.ts'

const BEFORE = 4
const AFTER = 12

export interface EndsAround extends EndsIn {
  /** All quarters before this one, or after it. */
  beyond?: 'earlier' | 'later'
}

/** Without a gap; what lies further off only where there is any. */
export const endsAround = (ends: readonly EndsIn[], today: Day): EndsAround[] => {
  const now = periodOf('quarter', today)
  const quarters = Array.from({ length: BEFORE + 1 + AFTER }, (_, i) => periodName(shifted(now, i - BEFORE)))
  const [first, last] = [quarters[0]!, quarters.at(-1)!]
  const none = severities.map(() => 0)
  const joined = (beyond: 'earlier' | 'later', quarter: string, some: readonly EndsIn[]): EndsAround[] =>
    some.length === 0
      ? []
      : [
          {
            quarter,
            beyond,
            bySeverity: none.map((_, i) => some.reduce((sum, end) => sum + end.bySeverity[i]!, 0)),
            computed: some.reduce((sum, { computed }) => sum + computed, 0),
          },
        ]
  return [
    ...joined(
      'earlier',
      first,
      ends.filter(({ quarter }) => quarter < first),
    ),
    ...quarters.map(quarter => ends.find(end => end.quarter === quarter) ?? { quarter, bySeverity: none, computed: 0 }),
    ...joined(
      'later',
      last,
      ends.filter(({ quarter }) => quarter > last),
    ),
  ]
}
