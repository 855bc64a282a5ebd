/** A number inside a run of name characters: most are counts, dates or ordinals, some belong to the name. */
import { type Ending, isPart } from './endings.ts'
import { completeness, isDigit, isLetter } from './scan.ts'

const AFTER_DIGITS_NOT_NAME = '年月日号时分秒名包标批次期个家元万亿%条款章、.米吨台套件人天小'
const COUNTED = '标包段名共计约近超达共有,.'
/** 投标人：8848青杉…、51澄湖…: a value begins with the number. One digit, or a number before a region's name, is an item's; 3,580 an amount's. */
const BEGINS_VALUE = /(?:^|[:(]|[^0-9][,;、])$/
/** The project office of a lot: …公司澄湖高速2标项目经理部. */
const LOT = /^标段?(?:项目|经理|工区|分部)/

/** A number inside a run: where the name begins after it, or -1 when the number is part of the name (武警8610部队, G322, 3M). */
export const digitsStop = (text: string, at: number, floor: number, ending: Ending): number => {
  let first = at - 1
  while (first > floor && isDigit(text.charCodeAt(first - 1))) first--
  const next = text[at] ?? ''
  const left = first > 0 ? text.charCodeAt(first - 1) : 0
  if (/^(?:号线|世纪|号院)/.test(text.slice(at, at + 2))) return -1
  if (isPart(ending) && LOT.test(text.slice(at, at + 4))) return -1
  if (AFTER_DIGITS_NOT_NAME.includes(next)) return text.startsWith('年度', at) ? at + 2 : at + 1
  if (isLetter(left) || isLetter(text.charCodeAt(at))) return -1
  if (text[first - 1] === '第') return -1
  // 青杉12有限公司, 360科技有限公司: without the number no name is left.
  if (
    ending.word !== '公司' &&
    ending.kind === 'company' &&
    at - first <= 4 &&
    !completeness(text, at, ending) &&
    !COUNTED.includes(text[first - 1]!)
  )
    return -1
  if (
    ending.word !== '公司' &&
    ending.kind === 'company' &&
    at - first >= 2 &&
    at - first <= 4 &&
    text[first] !== '0' &&
    completeness(text, at, ending) === 1 &&
    BEGINS_VALUE.test(text.slice(Math.max(0, first - 2), first))
  )
    return -1
  return /^(?:省道|国道|县道|医院|部队|中学|小|局|号线|·)/.test(text.slice(at, at + 3)) ? -1 : at
}
