/** Why something is unknown, or to be borne in mind: whole sentences. */
export const reasonWords = {
  absent: [
    '本机没有“{list}”名单，该项无法查询，不能作未命中处理。请安装发布方的名单，或到官方渠道查询。',
    'The list “{list}” is not on this machine, so this item was not looked up and counts as no answer. Install it, or use the official channel.',
  ],
  partial: [
    '“{list}”名单只有部分数据，没有命中不能作为依据。请到官方渠道查询该项。',
    'The list “{list}” is only partial: its silence proves nothing. Look this item up on the official channel.',
  ],
  stale: [
    '“{list}”名单已过期{since}，没有命中不能作为依据。请更新名单后再查。',
    'The list “{list}” is stale{since}: its silence proves nothing. Update it and ask again.',
  ],
  sample: [
    '“{list}”在本机只有示例数据，不能作为查询结果。请安装发布方的名单。',
    'Only sample data of “{list}” is on this machine and answers for nothing. Install a publisher’s list.',
  ],
  unverified: [
    '“{list}”名单未经签名验证（如本机导入），没有命中不能作为依据。请以发布方签名的名单或官方渠道为准。',
    'The list “{list}” carries no verified signature (such as a local import): its silence proves nothing. Use a signed list or the official channel.',
  ],
  refused: [
    '“{list}”名单的来源没有通过验证（{why}），名单没有采用，该项没有查询。请向发布方核实后重新添加，或到官方渠道查询。',
    'The registry of “{list}” could not be verified ({why}): the list is not used, so this item was not looked up. Ask the publisher and add it again, or use the official channel.',
  ],
  'why.unverified': ['签名不符', 'its signatures do not hold'],
  'why.rollback': ['版本比已见过的旧', 'older than what was seen before'],
  'why.fingerprint-differs': ['指纹与核对的不同', 'another fingerprint than the one compared'],
  'why.expired': ['签名已过期', 'its signatures have expired'],
  broken: [
    '“{list}”名单在本机的数据损坏，暂不使用，该项无法查询。请在设置中更新名单。',
    'The data of “{list}” on this machine is damaged and not used, so this item was not looked up. Update the list in the settings.',
  ],
  'not-covered': [
    '“{list}”名单不覆盖该单位的地域或类别，没有命中不能作为依据。请到官方渠道查询该项。',
    'The list “{list}” does not cover this region or kind of organisation: its silence proves nothing. Use the official channel.',
  ],
  'needs-code': [
    '需统一社会信用代码：仅凭所印内容不能核清{item}。请补录代码后再查。',
    'The unified social credit code is needed: what is printed does not settle{item}. Enter the code and ask again.',
  ],
  'needs-name': [
    '需单位名称：只用代码查询不能核清{item}。请补充名称后再查。',
    'The name is needed: the code alone does not settle{item}. Enter the name and ask again.',
  ],
  'name-only': [
    '按名称未命中，代码未核：没有统一社会信用代码可核，不能作未命中处理。请补录代码后再查。',
    'Not found by name, code not checked: there is no unified social credit code to check, so this proves nothing. Enter it and ask again.',
  ],
  'name-only-rest': [
    '上列名单以外的必查名单按名称未命中，代码未核：没有统一社会信用代码可核，不能作未命中处理。请补录代码后再查。',
    'Required lists other than those above: not found by name, code not checked. There is no unified social credit code to check, so this proves nothing. Enter it and ask again.',
  ],
  'veto-different-code': [
    '“{list}”名单中有同名单位，但代码不同，是另一家单位，未计入。',
    'The list “{list}” holds an organisation of this name with a different code: another one, not counted.',
  ],
  'possible-match': [
    '“{list}”名单中有写法相近或可能相关的单位，尚不能认定是同一家。请核对代码后再作判断。',
    'The list “{list}” holds an organisation written alike or possibly related; it is not established that they are one. Check the code first.',
  ],
  'several-entities': [
    '有多家单位使用同一名称，仅凭名称不能认定是哪一家。请补录代码后再作判断。',
    'Several organisations bear this name; the name does not tell which is meant. Enter the code before judging.',
  ],
  'no-required-lists': [
    '适用规则“{context}”没有规定必查名单，没有命中也不作“按代码未命中”。如需结论，请在项目中写明要查的名单。',
    'The rules “{context}” require no list, so nobody is shown as not listed. State the lists to be searched if a conclusion is needed.',
  ],
  'no-lists': [
    '本机没有任何名单，什么也没有查到并不说明问题。请在设置中添加名单来源或导入名单。',
    'There is no list on this machine, so finding nothing means nothing. Add a registry or import a list in the settings.',
  ],
  'code-invalid': [
    '所印代码校验不符，可能印错，也有个别真实代码如此。请与营业执照核对；核对前没有命中不能作为依据。',
    'The printed code fails its check: it may be misprinted, though a few real codes do fail. Compare it with the business licence; until then silence proves nothing.',
  ],
  'not-covered-rule': [
    '重大违法记录：未覆盖。没有完整名单可查，请按采购文件规定的渠道核实。',
    'Major illegal record: not covered. No complete list exists; verify through the channels the procurement document names.',
  ],
  between: ['”“', '”, “'],
  since: ['（自 {day} 起）', ' (since {day})'],
  of: ['“{list}”', ' “{list}”'],
  all: ['查询结果', ' the look-up'],
} as const
