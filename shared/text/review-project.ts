/** Words of a project's profile, its stages and what of it is in a record. */
import { type Lang, speak } from './words.ts'

export const reviewProjectWords = {
  section: ['项目资料', 'Project'],
  save: ['保存项目资料', 'Save the project'],
  saved: ['项目资料已保存。', 'The project was saved.'],
  'saved-anew': [
    '项目资料已保存。适用规则或必查名单已改，须重新查询。',
    'The project was saved. Its rules or required lists changed: look up again.',
  ],
  'no-name': ['请填写项目名称。', 'Give the project’s name.'],
  'window-turned': ['窗口止早于窗口起。', 'The window ends before it begins.'],
  evidence: ['取证方式（照采购文件）', 'How evidence is kept (as the document says)'],
  rules: ['信用信息使用规则（照采购文件）', 'Rules of use (as the document states them)'],
  uses: ['文件规定的用途', 'What the document uses it for'],
  score: ['评分（条款）', 'Score (clause)'],
  bonus: ['加分（条款）', 'Bonus (clause)'],
  representative: ['文件要求查询法定代表人', 'The document asks for the legal representative'],
  manager: ['文件要求按证书编号查询项目负责人', 'The document asks for the project manager, by certificate number'],
  persons: [
    '人员只按文件要求、在官方渠道核对：法定代表人作为单位的登记事项，项目负责人只凭证书编号；不凭姓名认定。',
    'Persons only as the document asks, on the official channel: the legal representative as part of the organisation’s registration, the project manager by certificate number only; never by name.',
  ],
  also: ['另须查询的名单（文件规定）', 'Lists also required (by the document)'],
  'also-none': ['没有', 'none'],
  demanded: ['文件要求供应商提交的信用材料', 'Credit papers the document asks of suppliers'],
  'demand-what': [
    '文件要求供应商提交可在网上查询的材料：{items}',
    'The document asks suppliers for what can be looked up online: {items}',
  ],
  'demand-means': [
    '能够通过互联网查询的信息，不得要求供应商证明（财库〔2019〕38号，依据为转载）。',
    'Suppliers may not be asked to prove what can be looked up online (财库〔2019〕38号; basis from a copy).',
  ],
  'demand-cure': ['由采购人或代理机构自行查询：{places}。', 'The purchaser or agency looks it up itself: {places}.'],
  and: ['、', ', '],
  stages: ['审查阶段', 'Stages'],
  now: ['当前阶段', 'current stage'],
  'looked-at': ['第 {no} 次查询 {at}', 'look-up {no}, {at}'],
  'not-looked': ['尚未查询', 'not looked up yet'],
  enter: ['进入{stage}并复查', 'To {stage}: look up again'],
  'enter-what': ['进入“{stage}”，{n} 家单位重新查询本机名单？', 'Go to “{stage}” and look {n} organisations up again?'],
  'enter-means': [
    '原阶段的官方渠道查询和意见留底并入记录；本阶段须另行查询、另出意见。',
    'The official look-ups and decisions of the stage before stay in the record; this stage needs its own.',
  ],
  'run-no': ['第几次查询', 'Look-up no.'],
  'run-before': ['上一次查询的摘要', 'Digest of the look-up before'],
} as const

export const projectSpeak = (lang: Lang) => speak(reviewProjectWords, lang)
