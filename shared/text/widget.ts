/** The widget's own words; the finding's words come with the card. */
import type { WordTable } from './words.ts'

export const widgetWords = {
  loading: ['正在查询', 'Looking up'],
  close: ['关闭', 'Close'],
  label: ['{name}：', '{name}: '],
  needsCode: ['需统一社会信用代码', 'Needs the unified social credit code'],
  needsCodeVerdict: [
    '需统一社会信用代码：仅凭名称不作展示，同名单位不能区分',
    'The unified social credit code is needed: nothing is shown by name alone, since firms of one name cannot be told apart',
  ],
  withoutCode: [
    '未核清：名单中有的记录未载统一社会信用代码，仅凭代码不能核清；请到官方渠道查询',
    'Not settled: some records carry no unified social credit code, so the code alone does not settle this; use the official channel',
  ],
  publisher: ['发布方：{publisher}', 'Publisher: {publisher}'],
  noPublisher: ['发布方尚未核验', 'Publisher not verified yet'],
  dataDate: ['数据截至 {day}', 'Data as of {day}'],
  noDataDate: ['尚无已核验的数据', 'No verified data yet'],
  source: ['数据来源', 'Source'],
  objection: ['异议渠道', 'Raise an objection'],
  noObjection: ['异议请向名单发布方提出', 'Raise objections with the publisher of the list'],
  sample: ['示例数据', 'Sample data'],
  failed: ['未核清', 'Not settled'],
  'error.bad-attributes': [
    '信用标识的设置缺少或有误：须写明名单地址 registry、指纹 root，以及单位的代码 uscc 或名称 name。未作查询，不能据此认为没有记录。请网站管理人员改正。',
    'The badge’s settings are missing or wrong: it needs registry, root, and the firm’s uscc or name. Nothing was looked up, so this is no “no record”. The site’s administrator should put them right.',
  ],
  'error.bad-code': [
    '所给统一社会信用代码格式不对或校验位不符。未作查询，不能据此认为没有记录。请网站管理人员核对代码。',
    'The code given is malformed or its check character fails. Nothing was looked up, so this is no “no record”. The site’s administrator should check the code.',
  ],
  'error.offline': [
    '连接不到名单发布方，本机也没有可用的名单。未作查询，不能据此认为没有记录。请联网后重新打开页面。',
    'The publisher of the lists cannot be reached and no usable list is stored here. Nothing was looked up, so this is no “no record”. Reopen the page when online.',
  ],
  'error.unverified': [
    '名单的签名核验不通过，已弃用。未作查询，不能据此认为没有记录。请网站管理人员核对 root 指纹。',
    'The lists failed verification and were not used. Nothing was looked up, so this is no “no record”. The site’s administrator should check the root fingerprint.',
  ],
  'error.expired': [
    '名单已过有效期，不再作为依据。未作查询，不能据此认为没有记录。请等待发布方更新。',
    'The lists have expired and are not relied on. Nothing was looked up, so this is no “no record”. Please wait for the publisher’s update.',
  ],
  'error.not-a-registry': [
    '所给地址没有返回名单（可能是上网登录页，或地址有误）。未作查询，不能据此认为没有记录。请先确认已联网，再由网站管理人员核对 registry。',
    'The address given returned no lists (perhaps a network’s log-in page, or a wrong address). Nothing was looked up, so this is no “no record”. Check the connection first; then the site’s administrator should check registry.',
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
