/** One firm's answers list by list, in words, for the printed sheet. */
import type { LookupRow } from '#shared/contract/views.ts'
import type { ListState } from '#shared/core/records.ts'
import type { Context, PageSubject } from '#shared/core/types.ts'
import type { Answer } from '#shared/lookup/types.ts'
import { answerText } from '#shared/text/answers.ts'
import { listName, policy, policyList } from '#shared/text/lists.ts'
import type { Lang } from '#shared/text/words.ts'

export const lookupRows = (subject: PageSubject, answers: Answer[], context: Context, lang: Lang): LookupRow[] => {
  const required = policy.contexts[context].required
  const tried = { name: subject.name !== '', code: subject.code !== undefined }
  // A directory tells who somebody is, nothing about credit.
  const rows = answers
    .filter(({ list }) => policyList(list.id)?.kind !== 'directory')
    .map(answer => {
      const { list } = answer
      const said = answer.answer === 'listed' ? { answer: answer.answer, hits: answer.hits.length } : answer
      const result = answerText(said, list.id, tried, lang)
      return rowOf(list, { outcome: answer.answer, result, required: required.includes(list.id) }, lang)
    })
  const missing = required
    .filter(id => !answers.some(answer => answer.list.id === id))
    .map(id => ({
      list: id,
      name: listName(id, lang),
      outcome: 'unknown' as const,
      result: answerText({ answer: 'unknown', reason: 'absent' }, id, tried, lang),
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
  ...(list.refused ? {} : { publisher: list.publisher, origin: list.origin, seq: list.seq, retrievedAt: list.retrievedAt }),
  ...(list.sourceUrl ? { site: list.sourceUrl } : siteOf(list.id)),
})
