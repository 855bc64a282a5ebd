/** Words of the settings' section that verifies a filed review. */
export const recordsWords = {
  intro: [
    '核对一份归档的审查记录是否与归档时一致。只在本机读取，不上传。',
    'Check whether a filed review is as it was filed. It is read on this machine only.',
  ],
  drop: ['把记录的 ZIP 或文件夹拖到这里', 'Drop the record’s ZIP or folder here'],
  'choose-zip': ['选择 ZIP…', 'Choose a ZIP…'],
  'choose-folder': ['选择文件夹…', 'Choose a folder…'],
  reading: ['正在读取并核对…', 'Reading and checking…'],
  cancel: ['取消', 'Cancel'],
  result: ['核验结果', 'Result'],
  good: ['记录完整，与归档时一致。', 'The record is whole and as it was filed.'],
  bad: [
    '{n} 处不符。不要以此作为依据，请与纸质件或原存储核对。',
    '{n} faults. Do not rely on it; compare it with the paper or the original.',
  ],
  source: ['来源', 'From'],
  project: ['项目', 'Project'],
  unnamed: ['未填项目名称', 'no project named'],
  at: ['查询时间', 'Time of the look-up'],
  bidders: ['单位', 'Organisations'],
  lists: ['名单', 'Lists'],
  files: ['文件', 'Files'],
  digest: ['记录摘要', 'Digest'],
  'digest-hint': ['请与签字的首页所印摘要核对。', 'Compare it with the digest on the signed first page.'],
  previous: ['上一次审查的摘要', 'Digest of the review before'],
  packet: ['单家材料，出自记录', 'One organisation’s packet, of the record'],
  'packet-is': ['{whole}（序号 {no}）', '{whole} (no. {no})'],
  proofs: ['另附凭证（未核）', 'Proofs beside it (not checked)'],
  'not-zip': [
    '“{name}”不是 ZIP，或已损坏，没有核对。请选择记录的 ZIP 或整个文件夹。',
    '“{name}” is no ZIP or is damaged; nothing was checked. Choose the record’s ZIP or its whole folder.',
  ],
  'too-large': [
    '“{name}”超过 {size}，没有核对。请用命令行 xinbiao verify 核验。',
    '“{name}” is larger than {size}; nothing was checked. Use xinbiao verify on the command line.',
  ],
  unreadable: [
    '“{name}”读不到，没有核对。请检查文件是否被占用或已移走。',
    '“{name}” cannot be read; nothing was checked. See whether it is in use or has been moved.',
  ],
  empty: ['没有选到文件。', 'There were no files.'],
} as const
