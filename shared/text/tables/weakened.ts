/** Why a record means less here than its list would say. */
export const weakenedWords = {
  certainty: ['代码未核实一致，不能认定', 'the code has not been found to agree, so nothing is established'],
  'context-inferred': ['适用规则为推断，确认后再作判断', 'the rules that apply are inferred; confirm them first'],
  'basis-unconfirmed': ['依据待核实，由人判断', 'the legal basis is to be verified; a person decides'],
  role: ['该后果不针对此角色，或角色未明', 'the consequence is not for this role, or the role is unknown'],
  'area-limited': ['限制有地域范围，请核对是否适用于本项目', 'the ban is limited to an area; check whether it binds here'],
  contradictory: ['处罚文字中的期限不一致或不确定，请核对原文', 'the terms in the text disagree or are open; check the original'],
  'parsed-end': ['限制期为据文字推算，请核对原文', 'the ban’s end was worked out from the text; check the original'],
  'ban-ended': [
    '限制期已满，可以参加；是否影响本项目由人判断',
    'the ban has ended and taking part is allowed; a person decides what it means here',
  ],
  'no-ban': ['处罚未载明禁止参加，由人判断', 'the penalty states no ban; a person decides'],
  ended: ['有效期已满，仅供了解', 'its term has ended; for information'],
  disputed: ['异议处理中，结果未定', 'under objection, outcome open'],
  'local-list': ['本机导入（未签名），请以来源原文为准', 'imported on this machine (unsigned); the source prevails'],
  'per-document': ['是否限制以招标（采购）文件载明为准', 'restricted only where the tender document says so'],
  sample: ['示例数据，不代表真实情况', 'sample data, not a real case'],
  'list-state': [
    '名单过期或未经验证，记录可能已修复，请更新后再看',
    'the list is stale or unverified; the entry may have been repaired',
  ],
  'not-yet': ['查询所指之日尚未起算', 'not yet in force on the day asked about'],
  'end-unknown': ['禁止参加，但截止日读不出，请核对原文', 'a ban whose end cannot be read; check the original'],
  'computed-end': [
    '推算的期限已过，但来源仍在公示，请核对',
    'its worked-out term has passed, yet the source still publishes it; check',
  ],
  'unknown-list': ['发布方自有名单，没有规定的后果', 'a publisher’s own list, without a legal consequence'],
  'registry-policy': ['发布方对本名单另有较轻的规定', 'the publisher’s own policy says less'],
  join: ['；', '; '],
} as const
