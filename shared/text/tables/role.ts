/** Words for roles. */
export const roleWords = {
  winner: ['中标（成交）供应商', 'Winner'],
  candidate: ['中标候选人', 'Candidate'],
  'candidate-ranked': ['第 {rank} 中标候选人', 'Candidate no. {rank}'],
  bidder: ['投标人', 'Bidder'],
  supplier: ['供应商', 'Supplier'],
  // Whose bid was refused, and who merely did not win: the notice says which.
  rejected: ['未中标或未通过的投标人', 'Unsuccessful or rejected bidder'],
  lead: ['联合体牵头人', 'Consortium lead'],
  member: ['联合体成员', 'Consortium member'],
  purchaser: ['采购人', 'Purchaser'],
  agency: ['采购代理机构', 'Agency'],
  authority: ['监督部门', 'Authority'],
  other: ['其他单位', 'Other organisation'],
  unknown: ['角色未明', 'Role unknown'],
  join: ['、', ', '],
  lots: ['（{lots}）', ' ({lots})'],
} as const
