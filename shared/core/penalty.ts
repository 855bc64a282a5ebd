/** 重大违法记录 (政府采购法第二十二条第一款第五项): whether a published penalty is one. Read from its text; a person decides. */
import { addMonths, type Day } from './days.ts'
import { NUMERAL, readNumeral } from './numerals.ts'
import type { ListRecord } from './records.ts'

/** 财库〔2022〕3号: a fine counts as large from here, unless a field's own standard is higher (that is for a person). Yuan. */
export const LARGE_FINE = 2_000_000
/** 政府采购法实施条例第十九条: the three years before taking part. */
const LOOK_BACK_MONTHS = 36

/** The kinds that are major whatever their amount, each in a group of its own: suspension, revocation, a criminal penalty. */
export const STOPS = /(责令(?:其)?停产停业)|(吊销[^。；;，,]{0,16}(?:许可证?|执照|证书|资质))|(判处|刑事处罚|有期徒刑|拘役)/
const FINE = new RegExp(
  `(?:罚款|罚金|处以?|并处)[^。；;，,\\d${NUMERAL}]{0,12}?((?:\\d[\\d,]*(?:\\.\\d+)?[百千万亿]{0,2})|[${NUMERAL}]+)(?:余)?元`,
  'g',
)

/** The largest fine the text names, in yuan, or undefined. */
export const readFine = (text: string): number | undefined => {
  const fines = [...text.normalize('NFKC').replace(/\s+/g, '').matchAll(FINE)]
    .map(m => readNumeral(m[1]!))
    .filter(n => n !== undefined)
  return fines.length > 0 ? Math.max(...fines) : undefined
}

/** What the source prints of the penalty. */
export const penaltyText = ({ outcome, extra }: ListRecord): string =>
  `${outcome ?? ''}。${extra ? Object.values(extra).join('。') : ''}`

/** True when the text reads as a major penalty inside the look-back before `asOf`, or when its day is unknown. */
export const isMajorPenalty = (record: ListRecord, asOf: Day): boolean => {
  const since = record.dates.since?.on
  if (since !== undefined && since < addMonths(asOf, -LOOK_BACK_MONTHS)) return false
  const text = penaltyText(record)
  return STOPS.test(text) || (readFine(text) ?? 0) >= LARGE_FINE
}
