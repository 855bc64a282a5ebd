/** Which of the page's organisations are shown. */
import type { PanelSubject } from '#shared/contract/views.ts'
import type { Role } from '#shared/core/types.ts'

export type Shown = 'all' | 'attention' | 'bidders' | 'agencies' | 'purchasers' | 'others'

const groupOf = (role: Role | undefined): Shown => {
  if (role === undefined || role === 'other') return 'others'
  if (role === 'agency') return 'agencies'
  return role === 'purchaser' || role === 'authority' ? 'purchasers' : 'bidders'
}

/** A person should look at it: what is marked and not merely commended or clear. */
export const needsAttention = ({ finding }: PanelSubject): boolean =>
  finding.assessment === 'barred' ||
  finding.assessment === 'caution' ||
  finding.assessment === 'notice' ||
  (finding.assessment === 'unknown' && (finding.marked || finding.matches.length > 0))

export const fits = (subject: PanelSubject, shown: Shown, text: string): boolean => {
  if (shown === 'attention' && !needsAttention(subject)) return false
  if (shown !== 'all' && shown !== 'attention' && groupOf(subject.finding.subject.roles[0]) !== shown) return false
  const wanted = text.replace(/\s+/g, '').toLowerCase()
  const { name, code } = subject.finding.subject
  return wanted === '' || `${name} ${code?.value ?? ''}`.toLowerCase().includes(wanted)
}

/** Filters that would show something, `all` always. */
export const filtersFor = (subjects: PanelSubject[]): Shown[] => [
  'all',
  ...(['attention', 'bidders', 'agencies', 'purchasers', 'others'] as const).filter(shown =>
    subjects.some(subject => fits(subject, shown, '')),
  ),
]
