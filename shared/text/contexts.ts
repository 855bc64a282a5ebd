/** 适用规则 and roles in words, as the panel, the popup and the printed sheet say them. */
export const contextWords = {
  'government-procurement': ['政府采购', 'Government procurement'],
  'mandatory-tendering': ['依法必须招标', 'Mandatory tendering'],
  contract: ['合同签订', 'Contract'],
  'bank-financed': ['国际金融组织贷款项目', 'Bank-financed project'],
  'other-review': ['其他审查', 'Other review'],
} as const

export const roleWords = {
  winner: ['中标人', 'Winner'],
  candidate: ['中标候选人', 'Candidate'],
  bidder: ['投标人', 'Bidder'],
  supplier: ['供应商', 'Supplier'],
  rejected: ['未通过审查', 'Rejected'],
  lead: ['联合体牵头人', 'Consortium lead'],
  member: ['联合体成员', 'Consortium member'],
  purchaser: ['采购人', 'Purchaser'],
  agency: ['采购代理机构', 'Procurement agency'],
  authority: ['监管部门', 'Authority'],
  other: ['其他', 'Other'],
} as const
