/** The toolbar badge: the worst finding and how many have it. */
import type { Assessment, Finding } from '#shared/core/types.ts'
import { backgroundWords } from '#shared/text/background.ts'
import { type Lang, speak } from '#shared/text/words.ts'

export interface Badge {
  /** ≤ 4 characters; empty for nothing to say. */
  text: string
  colour: string
  title: string
}

/** Worst first, with glyph and colour of the drawing (white text on each has ≥ 4.5 : 1). */
const order: [Assessment, string, string][] = [
  ['barred', '限', '#b3202a'],
  ['caution', '核', '#a05500'],
  ['unknown', '?', '#626a78'],
  ['notice', '注', '#4d5b70'],
  ['commended', '守', '#17734a'],
  ['clear', '无', '#2f6f73'],
]

/** @param findings undefined where the extension is off. */
export const badgeOf = (findings: Finding[] | undefined, lang: Lang): Badge => {
  const say = speak(backgroundWords, lang)
  if (!findings) return { text: '', colour: order[0]![2], title: say('badge-off') }
  if (findings.length === 0) return { text: '', colour: order[0]![2], title: say('badge-none') }
  // No-hits by name alone are the normal case: they are said, not shown.
  const shown = findings.filter(f => f.marked)
  const counts = order.map(([assessment]) => shown.filter(f => f.assessment === assessment).length)
  const parts = order.flatMap(([assessment], i) => (counts[i]! > 0 ? [say(`badge-${assessment}`, { n: counts[i]! })] : []))
  const title = [say('badge-all', { n: findings.length }), ...parts].join(say('badge-join'))
  const worst = counts.findIndex(n => n > 0)
  if (worst < 0) return { text: '', colour: order[0]![2], title }
  const n = counts[worst]!
  return { text: `${order[worst]![1]}${n > 99 ? '99' : n}`, colour: order[worst]![2], title }
}
