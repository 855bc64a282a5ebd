/**
 * The card as data: words already chosen, nothing to interpret. Drawn alike by the page's overlay, the side panel, the popup,
 * the widget's popover and the printed sheet. Every string is text, never HTML.
 */
import type { Assessment } from '../core/types.ts'

export type Tone = Assessment | 'plain'

export interface CardTag {
  text: string
  tone: Tone
}

export interface CardSection {
  title: string
  tags: CardTag[]
  /** Label and value, in order. */
  rows: [string, string][]
}

export interface CardView {
  /** Organisation's name, or its code where the page prints a code alone. */
  title: string
  code?: string
  /** 代码一致 / 名称一致，代码待核 / 同名多家，需代码 … */
  certainty?: string
  assessment: Assessment
  glyph: string
  /** The finding in words: 代码一致，限制期内；请采购人核实后依规处理. */
  verdict: string
  /** Role and lot in words, when known. */
  role?: string
  sections: CardSection[]
  /** Reasons for `unknown` and remarks, a sentence each. */
  remarks: string[]
  /** 匹配依据 … 名单 №412，数据取自来源 2026-11-23；发布方：…；签名有效（非官方认证）. */
  basis: string[]
  /** Buttons in order; `href` only for https links from the policy or a verified registry. */
  actions: { id: 'open-panel' | 'source' | 'objection' | 'copy' | 'watch'; label: string; href?: string }[]
  /** 示例数据 / 本机导入（未签名）: shown as a band across the card. */
  bands: string[]
}
