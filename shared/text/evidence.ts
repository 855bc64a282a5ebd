/** 匹配依据 in detail: what is compared, what differs, the rule, what would settle it, and an officer's own word. */
export const evidenceWords = {
  title: ['匹配依据：{list}', 'Basis of match: {list}'],

  'name-printed': ['所印名称', 'Name as printed'],
  'name-longer': ['所印完整名称', 'Whole name as printed'],
  'name-listed': ['记录名称', 'Name in the record'],
  'name-former': ['记录的曾用名', 'Former name in the record'],
  'name-other': ['记录的其他文字名称', 'Name in the record, other script'],
  'name-now': ['记录的现用名：{name}', 'Present name in the record: {name}'],
  'code-printed': ['所印代码', 'Code as printed'],
  'code-typed': ['录入的代码', 'Code typed by hand'],
  'code-listed': ['记录代码', 'Code in the record'],
  'code-none': ['未印代码', 'no code printed'],
  'code-unlisted': ['记录未公布代码', 'no code in the record'],

  'diff-none': ['逐字相同。', 'The same, character by character.'],
  'diff-form': ['只有写法不同，视为相同：', 'Written otherwise only, held to be equal: '],
  'diff-some': ['不同之处：', 'Differences: '],
  'diff-both': ['所印“{printed}”，记录“{listed}”', '“{printed}” as printed, “{listed}” in the record'],
  'diff-printed': ['所印多出“{printed}”', '“{printed}” only as printed'],
  'diff-listed': ['记录多出“{listed}”', '“{listed}” only in the record'],
  'diff-join': ['；', '; '],
  'diff-end': ['。', '.'],
  space: ['空格', 'space'],
  unseen: ['不可见字符', 'invisible character'],

  rule: ['规则', 'Rule'],
  'rule.uscc': ['代码相同即为同一单位，名称不同也不影响。', 'Equal codes are one organisation, whatever the names.'],
  'rule.org-code-in-uscc': [
    '统一社会信用代码第 9–17 位即组织机构代码，相同即为同一单位。',
    'Characters 9–17 of a credit code are the organisation code; equal ones are one organisation.',
  ],
  'rule.reg-no': [
    '来源公布的 15 位号码与所印代码相符，按同一单位处理。',
    'The 15-digit number published by the source agrees with the printed code: held to be one organisation.',
  ],
  'rule.masked-code-and-name': [
    '来源隐去部分代码的，显示的首尾相符且登记名称相同，按同一单位处理；隐去几位不作判断。',
    'Where the source hides part of a code, an agreeing beginning and end with an equal registered name are held to be one organisation; how many places are hidden says nothing.',
  ],
  'rule.confirmed-pair': [
    '经办人的确认只对此名称（连同所印代码）与此名单中的此单位有效；另印其他代码的，不再适用。',
    'An officer’s confirmation holds only for this name (with the code printed beside it) and this organisation of this list; where another code is printed it no longer applies.',
  ],
  'rule.registered-name': [
    '登记名称相同只作提示：同名单位可能不止一家，须核对代码。',
    'An equal registered name only suggests: there may be more than one organisation of that name. Check the code.',
  ],
  'rule.former-name': [
    '与曾用名相同只作提示：该名称可能已由其他单位使用，须核对代码。',
    'Equality with a former name only suggests: another organisation may bear that name by now. Check the code.',
  ],
  'rule.directory-only-entity': [
    '名录中只有一家同名单位。名录的代码供核对用，不据此认定。',
    'The directory holds one organisation of this name. Its code is for checking and establishes nothing.',
  ],
  'rule.variant-name': [
    '简繁、括号、地域位置或标点不同的名称，可能是另一家单位，只提示核对。',
    'A name that differs in script, brackets, place of the region or punctuation may be another organisation’s. It is only pointed out.',
  ],
  'rule.tail-of-longer-name': [
    '名单名称只是所印更长名称的后半，通常是另一家单位：页面上不标记，也不能由经办人确认为同一单位。',
    'The listed name is only the tail of a longer name on the page, mostly another organisation’s: it is not marked and cannot be confirmed by an officer.',
  ],
  'rule.several-entities': [
    '该名称有多家单位，仅凭名称不能认定是哪一家。',
    'Several organisations bear this name; the name alone does not tell which.',
  ],
  'rule.repaired-code': [
    '所印代码有误，或改正形近字符后才相符，不能据此认定。',
    'The printed code is faulty, or agrees only once look-alike characters are put right: that establishes nothing.',
  ],

  settles: ['认定条件', 'What would settle it'],
  'settles.code': ['已由代码认定，无需另行确认。', 'Settled by the code; nothing more is needed.'],
  'settles.confirmed': ['已由经办人确认。', 'Confirmed by an officer.'],
  'settles.uscc': [
    '所印的，或按营业执照录入的统一社会信用代码为 {code}',
    'A unified social credit code, printed or typed from the business licence, equal to {code}',
  ],
  'settles.org-code': [
    '组织机构代码为 {code}，或统一社会信用代码第 9–17 位为 {code}',
    'An organisation code equal to {code}, or a credit code whose characters 9–17 are {code}',
  ],
  'settles.reg-no': ['所印号码为 {code}', 'A printed number equal to {code}'],
  'settles.masked': [
    '所印代码首尾与 {code} 相符，且登记名称相同',
    'A printed code whose beginning and end agree with {code}, with the registered name equal',
  ],
  'settles.faulty': [
    '所印代码与 {code} 逐位相同（该代码校验位不符，须核对来源原文）',
    'A printed code equal to {code} in every place (its check character fails: check with the source)',
  ],
  'settles.no-code': [
    '记录没有公布代码，不能用代码认定，须核对来源原文',
    'The record publishes no code, so none can settle it: check with the source',
  ],
  'settles.longer': ['先查明“{longer}”本身的代码', 'First find out the code of “{longer}” itself'],
  'settles.officer': [
    '或由经办人核对营业执照、来源原文后，确认为同一单位',
    'Or an officer, having checked the business licence and the source, confirms that they are one organisation',
  ],

  'confirm-title': ['确认为同一单位', 'Confirm as one organisation'],
  'confirm-what': ['{printed} 与“{list}”中的 {listed} 是同一单位。', '{printed} and {listed} of “{list}” are one organisation.'],
  'confirm-means': [
    '确认后按同一单位处理，所有打开的页面随即重新判断。确认只保存在本机，可在设置中查看和撤销。',
    'From then on they are treated as one, and every open page is assessed anew at once. The confirmation is kept on this computer only; see and revoke it in the settings.',
  ],
  named: ['“{name}”', '“{name}”'],
  'named-code': ['“{name}”（{code}）', '“{name}” ({code})'],
  day: ['核对日期', 'Day of checking'],
  'day-bad': ['请填写核对日期，不能晚于今天。', 'Enter the day of checking, not later than today.'],
  reason: ['核对依据', 'Grounds'],
  'reason-hint': [
    '写明核对了什么，如：已核对投标文件所附营业执照，代码与名单来源一致。',
    'Say what was checked, such as: business licence in the bid compared; its code is the source’s.',
  ],
  'reason-bad': ['请写明核对依据，不超过 500 字。', 'State the grounds, in at most 500 characters.'],
  confirm: ['确认为同一单位', 'Confirm as one organisation'],
  confirmed: ['{day} 确认为同一单位。', 'Confirmed as one organisation on {day}.'],
  'confirmed-why': ['核对依据：{reason}', 'Grounds: {reason}'],
  revoke: ['撤销确认', 'Revoke'],

  'error.quota.what': ['本机存储空间不足，没有保存。', 'This computer’s storage is full; nothing was saved.'],
  'error.quota.cure': ['请清理磁盘空间后重试。', 'Free some disk space and try again.'],
  'error.not-kept.what': ['浏览器未能保存，确认没有改变。', 'The browser could not save; the confirmation is as it was.'],
  'error.not-kept.cure': [
    '请检查磁盘和浏览器的本机数据设置，重新启动浏览器后再试。',
    'Check the disk and the browser’s settings for data on this computer, start the browser again, then retry.',
  ],
  'error.no-subject.what': ['原文或名单已变化，没有保存。', 'The text or the lists have changed; nothing was saved.'],
  'error.no-subject.cure': ['请按现在的结果重新核对。', 'Check again against the present finding.'],
  'error.internal.what': ['软件内部出错，没有保存。', 'Something went wrong inside the software; nothing was saved.'],
  'error.internal.cure': ['请重试。', 'Try again.'],
} as const
