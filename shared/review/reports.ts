/** 第三方信用报告: whether one counts on a day, and what the lists of filed credit institutions say of who issued it. */
import type { Day } from '../core/days.ts'
import { nameKey } from '../core/normalise.ts'
import type { ListState } from '../core/records.ts'
import { cannotClear } from '../core/required.ts'
import { standingOf, validUntilOf } from '../core/standing.ts'
import type { Answer } from '../lookup/types.ts'
import { policyList } from '../text/lists.ts'
import type { IssuerAnswer } from './facts-form.ts'
import type { CreditReport } from './project.ts'

export type ReportStanding = 'valid' | 'expired' | 'not-yet' | 'open'

/** The days it prints are both included; without an end it is said to print none. */
export const reportStanding = ({ on, until }: Pick<CreditReport, 'on' | 'until'>, asOf: Day): ReportStanding => {
  if (on && on > asOf) return 'not-yet'
  if (!until) return 'open'
  return until < asOf ? 'expired' : 'valid'
}

const INSTITUTION = 'institution'
const versionOf = ({ key, seq, retrievedAt }: ListState) => ({ list: key, seq, retrievedAt })

/** @param answers of all installed lists to the issuer's name. */
export const issuerAnswer = (name: string, answers: readonly Answer[], asOf: Day): IssuerAnswer => {
  const row = policyList(INSTITUTION)
  const asked = answers.filter(({ list }) => list.id === INSTITUTION)
  if (asked.length === 0) return { is: 'no-list' }
  const found = asked.flatMap(answer =>
    answer.answer === 'listed'
      ? answer.hits.map(({ record, via }): IssuerAnswer => {
          const same = via !== 'variant' && nameKey(record.subject.name) === nameKey(name)
          const ended = standingOf(record, row, asOf) === 'ended'
          const until = validUntilOf(record, row)?.on
          return {
            is: same ? (ended ? 'ended' : 'filed') : 'alike',
            name: record.subject.name,
            ...(until ? { until } : {}),
            ...versionOf(answer.list),
          }
        })
      : [],
  )
  for (const is of ['filed', 'ended', 'alike'] as const) {
    const one = found.find(answer => answer.is === is)
    if (one) return one
  }
  const silent = asked.map(answer => {
    const reason =
      cannotClear(answer.list, { key: '', name, roles: [], mentions: [] }, asOf) ??
      (answer.answer === 'unknown' ? answer.reason : undefined)
    return { list: answer.list, reason }
  })
  const clear = silent.find(({ reason }) => !reason)
  if (clear) return { is: 'not-found', ...versionOf(clear.list) }
  const [{ list, reason }] = silent as [{ list: ListState; reason: string }]
  return { is: 'not-settled', reason, ...versionOf(list) }
}
