/** 适用规则 in words: from the policy table, with what an inferred one means. */
import type { Context, ContextChoice } from '../core/types.ts'
import { inLang, policy } from './lists.ts'
import { type Lang, speak } from './words.ts'

export const contextWords = {
  applies: ['适用规则：{context}', 'Rules that apply: {context}'],
  'applies-inferred': ['适用规则：{context}（推断）', 'Rules that apply: {context} (inferred)'],
  'inferred-remark': [
    '适用规则“{context}”由页面推断，确认前不作“限制参加”判断。',
    'The rules “{context}” are inferred from the page. Until confirmed, nothing is said to be restricted.',
  ],
} as const

export const contextName = (context: Context, lang: Lang): string => inLang(policy.contexts[context].name, lang)

/** 适用规则：政府采购（推断）. */
export const contextWord = ({ context, inferred }: ContextChoice, lang: Lang): string =>
  speak(contextWords, lang)(inferred ? 'applies-inferred' : 'applies', { context: contextName(context, lang) })
