/** 匹配依据 in words. */
export const basisWords = {
  is: ['匹配依据：{why}。', 'Basis: {why}.'],
  'is-of': ['匹配依据（{list}）：{why}。', 'Basis ({list}): {why}.'],
  uscc: ['页面所印统一社会信用代码与记录一致', 'the unified social credit code printed on the page is the record’s'],
  'uscc-typed': ['人工录入的统一社会信用代码与记录一致', 'the unified social credit code entered by hand is the record’s'],
  'org-code-in-uscc': [
    '组织机构代码与记录一致（统一社会信用代码第 9–17 位）',
    'the organisation code agrees (characters 9–17 of the credit code)',
  ],
  'reg-no': ['来源公布的 15 位号码与所印代码一致', 'the 15-digit number published by the source agrees with the printed code'],
  'masked-code-and-name': [
    '来源隐去部分的代码首尾相符，且登记名称相同',
    'the shown beginning and end of the masked code agree, and the registered name is equal',
  ],
  'confirmed-pair': [
    '经办人 {day} 确认为同一单位，理由：{reason}',
    'an officer confirmed on {day} that they are the same organisation, because: {reason}',
  ],
  'registered-name': ['登记名称相同；没有可比的代码', 'the registered name is equal; there is no code to compare'],
  'former-name': ['与记录的曾用名相同；没有可比的代码', 'equal to the record’s former name; there is no code to compare'],
  'directory-only-entity': [
    '名录中只有一家同名单位，其代码与记录一致；该代码未经核对',
    'the directory holds one organisation of this name, whose code is the record’s; that code is unchecked',
  ],
  'variant-name': [
    '简繁、括号或地域位置不同，其余相同；不能认定为同一单位',
    'equal but for script, brackets or the place of the region; not established to be the same',
  ],
  'tail-of-longer-name': [
    '与“{longer}”的后半相同；可能是另一家单位',
    'equal to the tail of “{longer}”; possibly another organisation',
  ],
  'several-entities': ['名称相同，但该名称有多家单位', 'the name is equal, but several organisations bear it'],
  'repaired-code': [
    '所印代码与记录的代码相近，尚不能确认是同一代码',
    'the printed code resembles the record’s; whether it is the same is not sure',
  ],
  version: [
    '名单 {lists}，数据取自来源 {day}；发布方：{publisher}；签名有效（非官方认证）。',
    'List {lists}, data taken from the source on {day}; publisher: {publisher}; signature valid (not an official endorsement).',
  ],
  'version-local': [
    '本机导入（未签名）：{lists}，数据取自来源 {day}；来源说明：{publisher}。',
    'Imported on this machine (unsigned): {lists}, data taken from the source on {day}; source as stated: {publisher}.',
  ],
  'version-sample': ['示例数据：{lists}，{day}；不作为查询结果。', 'Sample data: {lists}, {day}; never an answer.'],
  'version-unverified': [
    '名单 {lists}，数据取自来源 {day}；发布方：{publisher}；签名未能验证。',
    'List {lists}, data taken from the source on {day}; publisher: {publisher}; signature not verified.',
  ],
  numbered: ['№{seq}（{list}）', 'no. {seq} ({list})'],
  published: [
    '发布方：{publisher}；签名有效（非官方认证）。',
    'Publisher: {publisher}; signature valid (not an official endorsement).',
  ],
  cleared: ['未命中：{lists}。', 'Not listed: {lists}.'],
  'cleared-one': ['{list} №{seq}（数据 {day}）', '{list} no. {seq} (data of {day})'],
  join: ['、', ', '],
  objection: ['异议渠道（{list}）：{how}。', 'Objection ({list}): {how}.'],
} as const
