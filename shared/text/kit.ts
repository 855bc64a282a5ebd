/** Words of the common screen elements. */
export const kitWords = {
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  required: ['必填', 'required'],
  basis: ['匹配依据', 'Basis of match'],
  working: ['正在处理…', 'Working…'],
  done: ['已完成 {done} / {total}', '{done} of {total} done'],
  'opens-site': ['（在新标签页打开）', '(opens in a new tab)'],
} as const
