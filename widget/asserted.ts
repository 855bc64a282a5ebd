/** Everybody may see a badge, so only what the code itself asserts is shown: the rest of the finding stays unsaid. */
import { worst } from '#shared/core/ranks.ts'
import type { Finding, ReasonCode } from '#shared/core/types.ts'
import type { BadgeReason } from './contract.ts'

/** Reasons that tell of namesakes and of names written alike. */
const BY_NAME: readonly ReasonCode[] = ['possible-match', 'several-entities', 'veto-different-code']

export interface Shown {
  finding: Finding
  reasons: BadgeReason[]
}

/** What rests on a name is left out, and what it leaves open is said without a name: never more than `unknown`. */
export const assertedOnly = (finding: Finding): Shown => {
  const matches = finding.matches.filter(match => match.certainty === 'same')
  const reasons = finding.reasons.filter(reason => !BY_NAME.includes(reason.code))
  if (matches.length === finding.matches.length) return { finding: { ...finding, reasons }, reasons }
  const assessment = worst(['unknown', ...matches.map(match => match.effect)])!
  return { finding: { ...finding, matches, reasons, assessment }, reasons: [...reasons, { code: 'record-without-code' }] }
}
