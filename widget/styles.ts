/** The badge's look: shape, fill and word tell the six apart in black and white. A page restyles by parts and custom properties. */
import { css } from 'lit'
import { dark, light } from './colours.ts'

export const styles = css`
  :host {
    ${light}
    display: inline-block;
    max-width: 100%;
    font: 13px/1.5 var(--credit-badge-font, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', system-ui, sans-serif);
    color: var(--_ink);
    vertical-align: baseline;
    letter-spacing: normal;
    text-transform: none;
    text-indent: 0;
  }
  :host([hidden]) {
    display: none;
  }
  @media screen {
    :host([theme='dark']) {
      ${dark}
    }
  }
  @media screen and (prefers-color-scheme: dark) {
    :host([theme='auto']) {
      ${dark}
    }
  }
  .barred {
    --_tone: var(--_barred);
  }
  .caution {
    --_tone: var(--_caution);
  }
  .notice {
    --_tone: var(--_notice);
  }
  .commended {
    --_tone: var(--_commended);
  }
  .clear {
    --_tone: var(--_clear);
  }
  .unknown,
  .plain {
    --_tone: var(--_unknown);
  }
  button {
    font-size: inherit;
    line-height: inherit;
    font-family: inherit;
    color: inherit;
  }
  /* A Chinese face draws Latin quotation marks as wide as a character. */
  .badge.en,
  .card.en {
    font-family: var(--credit-badge-font, system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif);
  }
  .badge {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    max-width: 100%;
    margin: 0;
    padding: 1px 7px 1px 3px;
    border: 1px solid var(--_line);
    border-radius: 4px;
    background: var(--_paper);
    color: var(--_tone, var(--_unknown));
    cursor: pointer;
    text-align: start;
  }
  .badge:focus-visible,
  .close:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }
  .mark {
    flex: none;
    display: inline-grid;
    place-items: center;
    box-sizing: border-box;
    width: 17px;
    height: 17px;
    font-size: 11px;
    line-height: 1;
    font-weight: 700;
  }
  .mark.barred,
  .mark.caution,
  .mark.commended {
    background: var(--_tone);
    color: var(--_on-mark);
  }
  .mark.barred {
    border-radius: 2px;
  }
  .mark.caution {
    width: 19px;
    clip-path: polygon(25% 0, 75% 0, 100% 50%, 75% 100%, 25% 100%, 0 50%);
  }
  .mark.commended {
    border-radius: 50%;
  }
  .mark.notice,
  .mark.clear,
  .mark.unknown {
    border: 1.5px solid var(--_tone);
    color: var(--_tone);
  }
  .mark.notice {
    border-radius: 2px;
  }
  .mark.clear,
  .mark.unknown {
    border-radius: 50%;
  }
  .mark.unknown {
    border-style: dashed;
  }
  .card {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    box-sizing: border-box;
    width: min(392px, calc(100vw - 16px));
    max-height: min(80vh, 600px);
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: 8px;
    background: var(--_paper);
    color: var(--_ink);
    box-shadow: var(--_shadow);
    z-index: 2147483647;
    text-align: start;
    white-space: normal;
  }
  .card[data-closed] {
    display: none;
  }
  /* Where it came from stays in sight, unless the window is too low for both. */
  @media (min-height: 480px) {
    .card:not([data-closed]) {
      display: flex;
      flex-direction: column;
      overflow: hidden;
    }
    .body {
      min-height: 0;
      overflow: auto;
    }
  }
  .card:focus,
  .body:focus {
    outline: none;
  }
  .card:focus-visible,
  .body:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }
  header {
    padding: 12px 40px 12px 16px;
    border-inline-start: 4px solid var(--_tone);
    overflow-wrap: anywhere;
    flex: none;
  }
  h2 {
    margin: 0;
    font-size: 15px;
    unicode-bidi: isolate;
  }
  .code {
    font: 12px/1.4 ui-monospace, Consolas, monospace;
    color: var(--_soft);
  }
  .verdict {
    color: var(--_tone);
    font-weight: 700;
  }
  .close {
    position: absolute;
    inset: 8px 8px auto auto;
    width: 28px;
    height: 28px;
    border: 0;
    border-radius: 4px;
    background: none;
    cursor: pointer;
    font-size: 16px;
    color: var(--_soft);
  }
  .band {
    padding: 4px 16px;
    background: var(--_wash);
    border-top: 1px dashed var(--_line);
    font-size: 12px;
    font-weight: 700;
  }
  section {
    padding: 10px 16px;
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .tag {
    display: inline-block;
    font-size: 12px;
    border: 1px solid currentColor;
    border-radius: 3px;
    padding: 0 5px;
    margin-inline-start: 6px;
    color: var(--_tone);
  }
  dl {
    display: grid;
    grid-template-columns: 76px 1fr;
    gap: 2px 8px;
    margin: 6px 0 0;
  }
  dt {
    color: var(--_soft);
  }
  dd {
    margin: 0;
    unicode-bidi: isolate;
  }
  .why {
    background: var(--_wash);
    color: var(--_soft);
    font-size: 12.5px;
    padding: 8px 16px;
    border-top: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }
  .why p,
  .remarks p {
    margin: 0 0 2px;
  }
  footer {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    padding: 8px 16px 12px;
    border-top: 1px solid var(--_line);
    font-size: 12.5px;
    color: var(--_soft);
  }
  a {
    color: var(--_accent);
  }
  .busy {
    cursor: default;
  }
  /* Read out, not drawn: which firm the word is about. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media print {
    .card,
    .close {
      display: none;
    }
  }
`
