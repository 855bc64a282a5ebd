/** The order of assessments and of what roles allow. */
import type { EffectRule } from './policy.ts'
import type { Assessment, Role } from './types.ts'

/** Worst first. */
export const WORST_FIRST: readonly Assessment[] = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear']

export const worseThan = (a: Assessment, b: Assessment): boolean => WORST_FIRST.indexOf(a) < WORST_FIRST.indexOf(b)

export const worst = (assessments: readonly Assessment[]): Assessment | undefined =>
  assessments.reduce<Assessment | undefined>((a, b) => (a === undefined || worseThan(b, a) ? b : a), undefined)

/** Effects from the strongest; `unknown` is no effect but what a `possible` match gives. */
const STRONGEST_FIRST: readonly Assessment[] = ['barred', 'caution', 'notice', 'commended']

/** `effect`, but no stronger than `limit`. A commendation is never strengthened. */
export const atMost = (effect: Assessment, limit: Assessment): Assessment =>
  STRONGEST_FIRST.indexOf(effect) < STRONGEST_FIRST.indexOf(limit) ? limit : effect

/** Whom the rules' effects are for. `rejected` was a bidder when it mattered. */
const BIDDERS: readonly Role[] = ['winner', 'candidate', 'bidder', 'supplier', 'lead', 'member', 'rejected']

export const isBidder = (roles: readonly Role[]): boolean => roles.some(role => BIDDERS.includes(role))
export const isAgency = (roles: readonly Role[]): boolean => roles.includes('agency')

/** Whether rules for bidders may concern it: it is one, or its role is unknown. */
export const concernsBidders = (roles: readonly Role[]): boolean => isBidder(roles) || roles.every(role => role === 'other')

/** The most a rule can give to an organisation in these roles: the strongest of what each role allows. */
export const roleLimit = (roles: readonly Role[], rule: Pick<EffectRule, 'roles'>): 'barred' | 'caution' | 'notice' => {
  if (rule.roles === 'agency' ? isAgency(roles) : isBidder(roles)) return 'barred'
  const known = roles.filter(role => role !== 'other')
  return known.length === 0 ? 'caution' : 'notice'
}
