/** From blocks to the organisations named in them: find, then group by normalised name, or by code where no name is printed. */
import { findMentions } from '../core/mentions/index.ts'
import { nameKey } from '../core/normalise.ts'
import type { Block, Mention, PageSubject, Probe } from '../core/types.ts'

export const findSubjects = (
  blocks: readonly Block[],
  options: { probe: Probe; endings: readonly string[] },
): { mentions: Mention[]; subjects: PageSubject[] } => {
  const mentions = findMentions(blocks, options)
  const subjects = new Map<string, PageSubject>()
  for (const [i, mention] of mentions.entries()) {
    const key = mention.name === '' ? mention.code!.value : nameKey(mention.name)
    const subject = subjects.get(key) ?? { key, name: mention.name, roles: [], mentions: [] }
    if (mention.code && !subject.code) subject.code = mention.code
    if (mention.role && !subject.roles.includes(mention.role)) subject.roles.push(mention.role)
    subject.mentions.push(i)
    subjects.set(key, subject)
  }
  return { mentions, subjects: [...subjects.values()] }
}
