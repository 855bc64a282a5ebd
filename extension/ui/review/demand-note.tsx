/** Told where the document asks bidders for what can be looked up online. */
import { demandsIn } from '#shared/review/demands.ts'
import type { Profile } from '#shared/review/project.ts'
import { inLang } from '#shared/text/lists.ts'
import { reviewProjectWords } from '#shared/text/review-project.ts'
import { Notice, useLang, useWords } from '../kit/index.ts'

export const DemandNote = ({ demanded, rules, evidence }: Pick<Profile, 'demanded' | 'rules' | 'evidence'>) => {
  const say = useWords(reviewProjectWords)
  const lang = useLang()
  const found = demandsIn(demanded, [rules, evidence])
  if (found.length === 0) return null
  const joined = (words: string[]) => [...new Set(words)].join(say('and'))
  return (
    <Notice
      tone="warn"
      what={say('demand-what', { items: joined(found.map(({ name }) => inLang(name, lang))) })}
      means={say('demand-means')}
      cure={say('demand-cure', { places: joined(found.map(({ place }) => inLang(place, lang))) })}
    />
  )
}
