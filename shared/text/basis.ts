/** 匹配依据: why a match holds, and which version of which list said so. */
import type { ListState } from '../core/records.ts'
import type { Basis, Finding, Match } from '../core/types.ts'
import { inLang, listShortName, policyList } from './lists.ts'
import { basisWords } from './tables/basis.ts'
import { grouped, type Lang, speak } from './words.ts'

/** Why this match holds, as a clause. */
export const basisText = (match: Match, finding: Finding, lang: Lang): string => {
  const say = speak(basisWords, lang)
  const key: Basis | 'uscc-typed' = match.basis === 'uscc' && finding.subject.codeTyped ? 'uscc-typed' : match.basis
  return say(key, {
    longer: finding.subject.tailOf ?? '…',
    day: match.confirmed?.on ?? '',
    reason: match.confirmed?.reason ?? '',
  })
}

type Say = ReturnType<typeof speak<typeof basisWords>>

const kindOf = (list: ListState): 'version' | 'version-local' | 'version-sample' | 'version-unverified' => {
  if (list.origin === 'local') return 'version-local'
  if (list.sample) return 'version-sample'
  return list.state === 'unverified' ? 'version-unverified' : 'version'
}

const versionOf = (lists: readonly ListState[], say: Say, lang: Lang): string => {
  const [first] = lists
  const named = lists.map(list => say('numbered', { seq: grouped(list.seq), list: listShortName(list.id, lang) }))
  return say(kindOf(first!), { lists: named.join(say('join')), day: first!.retrievedAt, publisher: first!.publisher })
}

/** №412, data date, publisher, and what the signature is worth. */
export const versionText = (list: ListState, lang: Lang): string => versionOf([list], speak(basisWords, lang), lang)

/** Groups in order of first appearance. */
const groups = <T>(items: readonly T[], key: (item: T) => string): T[][] => {
  const by = new Map<string, T[]>()
  for (const item of items) by.set(key(item), [...(by.get(key(item)) ?? []), item])
  return [...by.values()]
}

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)]

/** All lines: bases, then versions, then what did not hit, then where to object. */
export const basisLines = (finding: Finding, lists: readonly ListState[], lang: Lang): string[] => {
  const say = speak(basisWords, lang)
  const { matches, cleared } = finding
  const names = (ids: readonly string[]) => unique(ids.map(id => listShortName(id, lang))).join(say('join'))
  const installed = (keys: readonly string[]) =>
    unique(keys)
      .map(key => lists.find(list => list.key === key))
      .filter(list => list !== undefined)

  const bases = groups(matches, match => basisText(match, finding, lang))
  const lines = bases.map(same => {
    const why = basisText(same[0]!, finding, lang)
    return bases.length > 1 ? say('is-of', { list: names(same.map(m => m.list)), why }) : say('is', { why })
  })
  const used = installed(matches.map(match => match.listKey))
  for (const same of groups(used, list => `${kindOf(list)} ${list.publisher} ${list.retrievedAt}`))
    lines.push(versionOf(same, say, lang))
  if (cleared.length > 0) {
    const each = cleared.map(c =>
      say('cleared-one', { list: listShortName(c.list, lang), seq: grouped(c.seq), day: c.retrievedAt }),
    )
    lines.push(say('cleared', { lists: each.join(say('join')) }))
    const known = new Set(used.map(list => list.publisher))
    for (const publisher of unique(installed(cleared.map(c => c.listKey)).map(list => list.publisher)))
      if (!known.has(publisher)) lines.push(say('published', { publisher }))
  }
  const objections = unique(matches.map(match => match.list)).filter(id => policyList(id)?.objection)
  for (const same of groups(objections, id => inLang(policyList(id)!.objection!.name, lang)))
    lines.push(say('objection', { list: names(same), how: inLang(policyList(same[0]!)!.objection!.name, lang) }))
  return lines
}
