/** Numerals in penalty texts: 12, １２, 十二, 二十, 两, 一百五十, 二百万, 壹拾贰. */

const DIGITS: { [c: string]: number } = {}
for (const [i, forms] of ['0零〇○', '1一壹', '2二两贰', '3三叁', '4四肆', '5五伍', '6六陆', '7七柒', '8八捌', '9九玖'].entries())
  for (const c of forms) DIGITS[c] = i
const UNITS: { [c: string]: number } = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const BIG: { [c: string]: number } = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 }

/** A class of characters that make up a numeral, for use inside a regular expression's brackets. */
export const NUMERAL = '0-9零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟'

/** The value of a whole numeral, or undefined. Digits may carry thousands commas, a decimal point and a final 万 or 亿. */
export const readNumeral = (text: string): number | undefined => {
  const plain = /^(\d[\d,]*(?:\.\d+)?)([百千万亿]{0,2})$/.exec(text)
  if (plain) {
    let value = Number(plain[1]!.replace(/,/g, ''))
    for (const c of plain[2]!) value *= UNITS[c] ?? BIG[c]!
    return value
  }
  if (text === '' || text.length > 24) return undefined
  if ([...text].every(c => c in DIGITS)) return Number([...text].map(c => DIGITS[c]).join(''))
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const c of text) {
    if (c in DIGITS) digit = DIGITS[c]!
    else if (c in UNITS) {
      section += (digit ?? 1) * UNITS[c]!
      digit = undefined
    } else if (c in BIG) {
      const unit = BIG[c]!
      const part = section + (digit ?? 0)
      // 一亿二千万: 万 multiplies only what stands since 亿; 亿 multiplies all before it.
      total = unit > 10_000 ? (total + part) * unit : total + part * unit
      section = 0
      digit = undefined
    } else return undefined
  }
  return total + section + (digit ?? 0)
}
