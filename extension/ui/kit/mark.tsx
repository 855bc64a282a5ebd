/** The six marks. Shape, fill and glyph tell them apart without colour; drawn as SVG so that print keeps the fill. */
import type { Assessment } from '#shared/core/types.ts'
import { glyphOf } from '#shared/text/assessment.ts'

const shapeOf = (assessment: Assessment) => {
  switch (assessment) {
    case 'barred':
      return <rect class="shape" x="0.5" y="0.5" width="17" height="17" rx="2" />
    case 'caution':
      return <polygon class="shape" points="4.5,0 13.5,0 18.5,9 13.5,18 4.5,18 -0.5,9" />
    case 'notice':
      return <rect class="shape" x="1.25" y="1.25" width="15.5" height="15.5" rx="2" />
    default:
      return <circle class="shape" cx="9" cy="9" r={assessment === 'commended' ? 8.75 : 8} />
  }
}

/** `label` is what a screen reader says; without it the mark is decoration beside words that say the same. */
export const Mark = ({ assessment, label, size = 17 }: { assessment: Assessment; label?: string; size?: number }) => {
  const drawing = (
    <>
      {shapeOf(assessment)}
      <text x="9" y="13">
        {glyphOf(assessment)}
      </text>
    </>
  )
  const frame = { class: `mark ${assessment}`, viewBox: '0 0 18 18', width: size, height: size }
  return label ? (
    <svg {...frame} role="img" aria-label={label}>
      {drawing}
    </svg>
  ) : (
    <svg {...frame} aria-hidden="true">
      {drawing}
    </svg>
  )
}
