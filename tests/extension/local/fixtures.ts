import { usccCheckCharacter } from '#shared/core/identifiers.ts'

/** A valid code of an invented firm. */
export const uscc = (first17: string): string => first17 + usccCheckCharacter(first17)

export const FIRST = uscc('91320500MA1XYW001')
export const SECOND = uscc('91320500MA1XYW002')
export const THIRD = uscc('91320500MA1XYW003')

/**
 * As a finance bureau might export it: a title line, its own column names, a person, a row without a name, a name that ends as no
 * other, a duplicate.
 */
export const RECORDS_CSV = [
  '政府采购严重违法失信行为记录,,,,,',
  '序号,供应商名称,统一社会信用代码,处罚结果,处罚日期,执法单位',
  `1,苏州青禾仪器有限公司,${FIRST},罚款5000元，一年内禁止参加政府采购活动,2026-03-02,某市财政局`,
  `2,苏州白露软件有限公司,${SECOND},警告,2026/4/7,某市财政局`,
  '3,,,罚款,2026-05-01,某市财政局',
  '4,欧阳某某,320500199001011234,罚款,2026-05-02,某市财政局',
  `6,苏州立冬矩阵,${THIRD},罚款,2026-05-03,某市财政局`,
  `5,苏州白露软件有限公司,${SECOND},警告,2026/4/7,某市财政局`,
  '',
].join('\r\n')
