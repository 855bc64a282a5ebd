/** Words the background says itself: toolbar, context menu, omnibox, and the labels of marks. */
export const backgroundWords = {
  'badge-off': ['信标：本页未启用', 'Xinbiao: off on this page'],
  'badge-none': ['信标：本页未见单位名称', 'Xinbiao: no organisation found on this page'],
  'badge-all': ['信标：本页 {n} 家单位', 'Xinbiao: {n} organisations on this page'],
  'badge-barred': ['限制参加（须核实）{n} 家', '{n} restricted (to be verified)'],
  'badge-caution': ['待人工核实 {n} 家', '{n} to be checked by a person'],
  'badge-unknown': ['未核清 {n} 家', '{n} not settled'],
  'badge-notice': ['提示 {n} 家', '{n} with a notice'],
  'badge-commended': ['列入守信名单 {n} 家', '{n} on a red list'],
  'badge-clear': ['按代码未命中 {n} 家', '{n} not listed by code'],
  'badge-join': [' · ', ' · '],
  watch: ['加入关注', 'Watch'],
  'menu-lookup': ['在信标中查询“%s”', 'Look up “%s” in Xinbiao'],
  'omnibox-hint': ['在本机名单中查询单位名称或统一社会信用代码', 'Look up a name or a credit code in the lists on this computer'],
  'omnibox-ask': ['查询：{query}', 'Look up: {query}'],
} as const
