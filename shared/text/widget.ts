/** The widget's own words; the finding's words come with the card. */
import type { WordTable } from './words.ts'

export const widgetWords = {
  loading: ['正在查询', 'Looking up'],
  close: ['关闭', 'Close'],
  needsCode: ['需统一社会信用代码', 'Needs the unified social credit code'],
  needsCodeVerdict: [
    '需统一社会信用代码：仅凭名称不作展示，同名单位不能区分',
    'The unified social credit code is needed: nothing is shown by name alone, since firms of one name cannot be told apart',
  ],
  publisher: ['发布方：{publisher}', 'Publisher: {publisher}'],
  dataDate: ['数据截至 {day}', 'Data as of {day}'],
  noDataDate: ['尚无已核验的数据', 'No verified data yet'],
  source: ['数据来源', 'Source'],
  objection: ['异议渠道', 'Raise an objection'],
  noObjection: ['异议请向名单发布方提出', 'Raise objections with the publisher of the list'],
  sample: ['示例数据', 'Sample data'],
  failed: ['未核清', 'Not settled'],
  'error.bad-attributes': [
    '信用标识缺少设置：需要 registry 与 root 两项。未作查询，不能据此认为没有记录。请网站管理人员补齐。',
    'The badge lacks its settings: registry and root are needed. Nothing was looked up, so this is no “no record”. The site’s administrator should add them.',
  ],
  'error.bad-code': [
    '所给统一社会信用代码格式不对或校验位不符。未作查询。请核对代码。',
    'The code given is malformed or its check character fails. Nothing was looked up. Please check the code.',
  ],
  'error.offline': [
    '连接不到名单发布方，本机也没有可用的名单。未作查询，不能据此认为没有记录。请联网后重新打开页面。',
    'The publisher of the lists cannot be reached and no usable list is stored here. Nothing was looked up, so this is no “no record”. Reopen the page when online.',
  ],
  'error.unverified': [
    '名单的签名核验不通过，已弃用。未作查询。请网站管理人员核对 root 指纹。',
    'The lists failed verification and were not used. Nothing was looked up. The site’s administrator should check the root fingerprint.',
  ],
  'error.expired': [
    '名单已过有效期，不再作为依据。请等待发布方更新。',
    'The lists have expired and are not relied on. Please wait for the publisher’s update.',
  ],
  'error.not-a-registry': [
    '所给地址不是名单发布地址。未作查询。请网站管理人员核对 registry。',
    'The address given is not a registry. Nothing was looked up. The site’s administrator should check it.',
  ],
  'error.engine': [
    '查询程序未能载入。未作查询，不能据此认为没有记录。请刷新页面。',
    'The look-up engine could not be loaded. Nothing was looked up, so this is no “no record”. Reload the page.',
  ],
  'error.internal': [
    '查询未完成。不能据此认为没有记录。请刷新页面后再试。',
    'The look-up did not finish. This is no “no record”. Reload the page and try again.',
  ],
} as const satisfies WordTable
