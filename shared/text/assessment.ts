/** The six assessments: mark, word, and how sure a match is. Shape and word tell them apart, colour only helps (look.md). */
import type { Assessment, Basis, Finding, Match, SourceMark } from '../core/types.ts'
import { type Lang, speak } from './words.ts'

const GLYPHS: { [A in Assessment]: string } = {
  barred: '限',
  caution: '核',
  notice: '注',
  commended: '守',
  clear: '无',
  unknown: '?',
}

/** The one character in the mark. The same in both languages: it is a sign, the word beside it is translated. */
export const glyphOf = (assessment: Assessment): string => GLYPHS[assessment]

export const assessmentWords = {
  barred: ['限制参加（须核实）', 'Restricted (to be verified)'],
  caution: ['待人工核实', 'To be checked by a person'],
  notice: ['提示', 'Notice'],
  commended: ['列入守信名单', 'On a red list'],
  clear: ['按代码未命中', 'Not listed by code'],
  unknown: ['未核清', 'Not settled'],
  'code-same': ['代码一致', 'Code agrees'],
  'masked-same': ['部分代码及名称一致', 'Shown part of the code and name agree'],
  confirmed: ['经人确认为同一单位', 'Confirmed by a person as the same'],
  'name-likely': ['名称一致，代码待核', 'Name agrees, code to be checked'],
  'former-likely': ['曾用名一致，代码待核', 'Former name agrees, code to be checked'],
  'directory-likely': ['名录中仅一家同名，代码待核', 'Only one of this name in the directory, code to be checked'],
  variant: ['名称写法相近，需代码', 'Name written alike, code needed'],
  tail: ['仅与更长名称的后半相同，需代码', 'Only the tail of a longer name, code needed'],
  several: ['同名多家，需代码', 'Several of this name, code needed'],
  repaired: ['代码相近，待核', 'Code resembles, to be checked'],
  'mark-S': ['依据为转载', 'basis from a secondary copy'],
  'mark-G': ['依据待核实', 'basis to be verified'],
} as const

export const assessmentWord = (assessment: Assessment, lang: Lang): string => speak(assessmentWords, lang)(assessment)

const CERTAINTY: { [B in Basis]: keyof typeof assessmentWords } = {
  uscc: 'code-same',
  'org-code-in-uscc': 'code-same',
  'reg-no': 'code-same',
  'masked-code-and-name': 'masked-same',
  'confirmed-pair': 'confirmed',
  'registered-name': 'name-likely',
  'former-name': 'former-likely',
  'directory-only-entity': 'directory-likely',
  'variant-name': 'variant',
  'tail-of-longer-name': 'tail',
  'several-entities': 'several',
  'repaired-code': 'repaired',
}

export const certaintyWords = (basis: Basis, lang: Lang): string => speak(assessmentWords, lang)(CERTAINTY[basis])

/** How sure the finding's weightiest match is, in words; for several of one name also without a match. */
export const findingCertainty = (finding: Finding, lang: Lang): string | undefined => {
  const match = leadMatch(finding)
  if (match) return certaintyWords(match.basis, lang)
  return finding.reasons.some(reason => reason.code === 'several-entities') ? speak(assessmentWords, lang)('several') : undefined
}

/** The match that the finding's words are about: the first whose effect is the assessment, else the weightiest. */
export const leadMatch = (finding: Finding): Match | undefined =>
  finding.matches.find(match => match.effect === finding.assessment) ?? finding.matches[0]

/** Empty for P: the statute's text was read. */
export const markWord = (mark: SourceMark, lang: Lang): string =>
  mark === 'P' ? '' : speak(assessmentWords, lang)(`mark-${mark}`)
