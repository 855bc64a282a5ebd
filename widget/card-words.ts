/** The card's words: loaded when a reader opens a badge. */
import type { Finding } from '#shared/core/types.ts'
import { type CardOptions, cardView } from '#shared/text/card.ts'
import type { CardView } from '#shared/text/card-view.ts'
import { unknownReasons } from '#shared/text/reasons.ts'
import { widgetWords } from '#shared/text/widget.ts'
import { speak } from '#shared/text/words.ts'
import type { BadgeReason } from './contract.ts'

export const badgeCard = (finding: Finding, reasons: readonly BadgeReason[], options: CardOptions): CardView => {
  const card = cardView(finding, options)
  if (!reasons.some(reason => reason.code === 'record-without-code')) return card
  const remark = speak(widgetWords, options.lang)('withoutCode')
  const silent = finding.assessment === 'unknown' && unknownReasons(finding.reasons).length === 0
  return silent ? { ...card, verdict: remark } : { ...card, remarks: [...card.remarks, remark] }
}
