/** Lots (包, 标段) as notices name them: 第一包, 包1 and 采购包1 are one. */
const HAN = '一二三四五六七八九'

/** 十二 → 12; undefined for what is no number below a hundred. */
const hanNumber = (text: string): number | undefined => {
  const parts = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!parts || text === '' || (!parts[2] && text.length > 1)) return undefined
  const [, tens, ten, ones] = parts
  if (!ten) return HAN.indexOf((tens ?? ones)!) + 1
  return (tens ? HAN.indexOf(tens) + 1 : 1) * 10 + (ones ? HAN.indexOf(ones) + 1 : 0)
}

/** Equal for two names of one lot of a page. A bare number keeps its own key: nobody says what it counts. */
export const lotKey = (lot: string): string => {
  const number = /[0-9]+|[A-Z]|[一二三四五六七八九十]+/.exec(lot)?.[0]
  if (number === undefined) return lot
  const unit = lot.includes('包') ? '包' : /[标品]/.test(lot) ? '标' : ''
  return `${unit}${/^[0-9]/.test(number) ? Number(number) : (hanNumber(number) ?? number)}`
}
