/** Words of consortium groups. */
import { type Lang, speak } from './words.ts'

export const reviewGroupWords = {
  section: ['联合体', 'Consortium groups'],
  group: ['联合体 {no}（{n} 家）', 'Consortium {no} ({n} members)'],
  lead: ['牵头人', 'lead'],
  member: ['成员', 'member'],
  'in-group': ['联合体 {no} · {role}', 'consortium {no} · {role}'],
  counts: [
    '任一成员的记录及于整个联合体（财库〔2016〕125号，依据为转载；政府采购法第二十四条）；各成员分别查询、分别出具意见。',
    'What is found of any member counts for the whole group (财库〔2016〕125号, basis from a copy; Government Procurement Law, art. 24). Each member is looked up and decided for itself.',
  ],
  choose: ['选择成员', 'Choose the members'],
  'choose-lead': ['牵头人', 'Lead'],
  make: ['组成联合体', 'Make a group'],
  dissolve: ['解散', 'Dissolve'],
  'dissolve-of': ['解散联合体 {no}', 'Dissolve consortium {no}'],
  made: ['已组成联合体 {no}。', 'Consortium {no} was made.'],
  dissolved: ['联合体已解散。', 'The group was dissolved.'],
  open: ['未核清', 'open'],
  'cell-clear': ['各成员均按代码未命中', 'no member listed, by code'],
  partners: ['所在联合体的其他成员', 'The other members of its consortium'],
  partner: ['{name}（{role}）：{what}', '{name} ({role}): {what}'],
  'not-run': ['尚未查询', 'not looked up yet'],
  line: ['联合体 {no}：{members}；结果：{what}', 'Consortium {no}: {members}. Finding: {what}'],
  standing: ['；意见：{what}', '. Decision: {what}'],
  and: ['、', ', '],
} as const

export const groupSpeak = (lang: Lang) => speak(reviewGroupWords, lang)
