/** One firm's answers list by list, in words, for the printed sheet. */
import type { LookupRow } from '#shared/contract/messages.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Context, PageSubject } from '#shared/core/types.ts'
import type { Answer } from '#shared/lookup/types.ts'
import { listName, policy, policyList } from '#shared/text/lists.ts'
import { reasonShort } from '#shared/text/reasons.ts'
import { sheetWords } from '#shared/text/sheet.ts'
import { type Lang, speak } from '#shared/text/words.ts'

export const lookupRows = (subject: PageSubject, answers: Answer[], context: Context, lang: Lang): LookupRow[] => {
  const say = speak(sheetWords, lang)
  const required = policy.contexts[context].required
  const tried = subject.code ? (subject.name ? 'not-both' : 'not-code') : 'not-name'
  // A directory tells who somebody is, nothing about credit.
  const rows = answers
    .filter(({ list }) => policyList(list.id)?.kind !== 'directory')
    .map(answer => {
      const { list } = answer
      const result =
        answer.answer === 'listed'
          ? say('hit-1', { n: answer.hits.length })
          : answer.answer === 'not-listed'
            ? say(tried)
            : say('unknown', { why: reasonShort({ code: answer.reason, list: list.id }, lang) })
      return rowOf(list, { outcome: answer.answer, result, required: required.includes(list.id) }, lang)
    })
  const missing = required
    .filter(id => !answers.some(answer => answer.list.id === id))
    .map(id => ({
      list: id,
      name: listName(id, lang),
      outcome: 'unknown' as const,
      result: say('unknown', { why: reasonShort({ code: 'absent', list: id }, lang) }),
      required: true,
      ...siteOf(id),
    }))
  return [...missing, ...rows].sort((a, b) => Number(b.required) - Number(a.required))
}

const siteOf = (id: string): { site?: string } => {
  const url = policyList(id)?.site?.url
  return url ? { site: url } : {}
}

const rowOf = (list: ListState, said: Pick<LookupRow, 'outcome' | 'result' | 'required'>, lang: Lang): LookupRow => ({
  list: list.id,
  name: listName(list.id, lang),
  ...said,
  publisher: list.publisher,
  origin: list.origin,
  seq: list.seq,
  retrievedAt: list.retrievedAt,
  ...(list.sourceUrl ? { site: list.sourceUrl } : siteOf(list.id)),
})
