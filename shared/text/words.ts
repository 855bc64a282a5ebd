/** The words on screen: Chinese first, English beside it, so that neither can be missing. One file an area in this folder. */

export type Lang = 'zh-CN' | 'en'

/** Key → [Chinese, English]. `{name}` stands for a value. */
export interface WordTable {
  [key: string]: readonly [zh: string, en: string]
}

export type Speak<W extends WordTable> = (key: keyof W & string, values?: { [name: string]: string | number }) => string

/** A speaker of one area's words in one language. */
export const speak =
  <W extends WordTable>(words: W, lang: Lang): Speak<W> =>
  (key, values) => {
    const text = words[key]![lang === 'en' ? 1 : 0]
    return values ? text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole)) : text
  }

/** Integers with thousands separators, the same in both languages. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
