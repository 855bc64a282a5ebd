/** 贯标、示范: what lists of those commended for keeping faith hold of a bidder. Shown; it cancels nothing. */
import type * as z from 'zod/mini'
import { validUntilOf } from '../core/standing.ts'
import { policyList } from '../text/lists.ts'
import type { standard } from './facts-form.ts'
import { judgementOf, type ProjectBidder } from './project.ts'
import type { RunResult } from './run.ts'

export type StandardEntry = z.infer<typeof standard>

export const standardsOf = (bidder: ProjectBidder, result: RunResult | undefined): StandardEntry[] =>
  (result?.finding.matches ?? [])
    .filter(match => match.list === 'standard' && judgementOf(bidder, match)?.same !== false)
    .map(({ list, listKey, record, certainty }) => {
      const since = record.dates.since?.on
      const until = validUntilOf(record, policyList(list))?.on
      return {
        list: listKey,
        record: record.id,
        certainty,
        what: [record.grade, record.reason, record.authority].filter(Boolean).join('，'),
        ...(since ? { since } : {}),
        ...(until ? { until } : {}),
      }
    })
