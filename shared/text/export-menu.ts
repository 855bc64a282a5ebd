/** Words of the review page's menu 导出. What each export says by itself stands in a table of its own, loaded with it. */
export const exportMenuWords = {
  export: ['导出', 'Export'],
  summary: ['汇总表（XLSX）', 'Summary (XLSX)'],
  'summary-is': [
    '单位与名单、查到的记录、官方渠道查询、审查意见，各一张表',
    'A sheet each of organisations and lists, findings, official look-ups, decisions',
  ],
  template: ['按本单位模板填写（DOCX）', 'Fill the office’s template (DOCX)'],
  'template-is': ['选择 Word 模板，按占位符填入审查内容', 'A Word template, filled at its placeholders'],
  packet: ['质疑答复材料（ZIP）', 'One organisation’s packet (ZIP)'],
  'packet-is': ['一家单位在归档记录中的部分，不含其他单位', 'One organisation’s part of the filed record, no other in it'],
  handover: ['移交文件（ZIP）', 'Hand-over file (ZIP)'],
  'handover-is': ['整个项目及留存文件，供接手人导入', 'The whole project with its captures, for a colleague to take in'],
  'take-handover': ['导入移交文件…', 'Take in a hand-over file…'],
  close: ['收起', 'Close'],
  loading: ['正在准备…', 'Getting ready…'],
  'not-loaded': [
    '程序文件读不到，没有导出。请重新打开本页再试。',
    'A part of the program could not be read; nothing was exported. Open this page again.',
  ],
} as const
