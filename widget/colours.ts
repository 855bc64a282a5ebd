/** The badge's two sets of colours. A page replaces the six that have a custom property of their own. */
import { css } from 'lit'

export const light = css`
  --_ink: var(--credit-badge-ink, #1b2130);
  --_soft: var(--credit-badge-soft, #5a6475);
  --_line: var(--credit-badge-line, #d5dbe3);
  --_paper: var(--credit-badge-paper, #fff);
  --_wash: var(--credit-badge-wash, #f6f7f9);
  --_accent: var(--credit-badge-accent, #1f5aa8);
  --_on-mark: #fff;
  --_barred: #b3202a;
  --_caution: #a05500;
  --_notice: #4d5b70;
  --_commended: #17734a;
  --_clear: #2f6f73;
  --_unknown: #626a78;
  --_shadow: 0 8px 28px #1b213022;
  color-scheme: light;
`

/** Chosen by the same rule as the light set: text and glyphs have at least 4.5 : 1 on their ground. */
export const dark = css`
  --_ink: var(--credit-badge-ink, #e7eaf0);
  --_soft: var(--credit-badge-soft, #a7b1c1);
  --_line: var(--credit-badge-line, #3a4352);
  --_paper: var(--credit-badge-paper, #191e26);
  --_wash: var(--credit-badge-wash, #11151b);
  --_accent: var(--credit-badge-accent, #8fbaf3);
  --_on-mark: #14181f;
  --_barred: #ff9095;
  --_caution: #f0ac52;
  --_notice: #aebacd;
  --_commended: #67cb9b;
  --_clear: #78c6ca;
  --_unknown: #a7afbd;
  --_shadow: 0 8px 28px #0008;
  color-scheme: dark;
`
