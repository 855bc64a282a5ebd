/**
 * The badge's engine, loaded when a badge is first seen: the same look-up as everywhere, over an IndexedDB cache in the host
 * page's origin.
 */
import { parseIdentifier } from '#shared/core/identifiers.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Identifier } from '#shared/core/types.ts'
import { assessmentWord, glyphOf } from '#shared/text/assessment.ts'
import { widgetWords } from '#shared/text/widget.ts'
import { speak } from '#shared/text/words.ts'
import { assertedOnly } from './asserted.ts'
import type { BadgeAnswer, BadgeQuery, BadgeSource, Engine } from './contract.ts'
import { type Desk, DeskError } from './desk.ts'
import { deskFor, refresh, watch } from './desks.ts'

const provenanceOf = (desk: Desk, { registry }: BadgeSource): BadgeAnswer['provenance'] => {
  const { publisher, sourceUrl, objectionUrl, sample } = desk.registry()
  const dataDate = desk
    .lists()
    .filter(list => list.seq > 0)
    .map(list => list.retrievedAt)
    .sort()[0]
  return {
    publisher,
    sample,
    sourceUrl: sourceUrl ?? registry,
    ...(dataDate ? { dataDate } : {}),
    ...(objectionUrl ? { objectionUrl } : {}),
  }
}

const answer = async (query: BadgeQuery, code: Identifier, desk: Desk): Promise<BadgeAnswer> => {
  const subject = { key: nameKey(query.name) || code.value, name: query.name, code, roles: ['supplier' as const], mentions: [] }
  const { finding: found, asOf } = await desk.check(subject, query.context)
  const { finding, reasons } = assertedOnly(found)
  const { assessment } = finding
  const lists = desk.lists()
  return {
    ok: true,
    assessment,
    reasons,
    glyph: glyphOf(assessment),
    word: assessmentWord(assessment, query.lang),
    provenance: provenanceOf(desk, query),
    card: async () => {
      const { badgeCard } = await import('./card-words.ts')
      return badgeCard(finding, reasons, { lang: query.lang, context: { context: query.context, inferred: false }, asOf, lists })
    },
  }
}

const needsCode = (query: BadgeQuery, provenance: BadgeAnswer['provenance']): BadgeAnswer => {
  const say = speak(widgetWords, query.lang)
  const glyph = glyphOf('unknown')
  return {
    ok: true,
    assessment: 'unknown',
    reasons: [{ code: 'name-only' }],
    glyph,
    word: say('needsCode'),
    provenance,
    card: async () => ({
      title: query.name,
      assessment: 'unknown',
      glyph,
      verdict: say('needsCodeVerdict'),
      sections: [],
      remarks: [],
      basis: [],
      actions: [],
      bands: provenance.sample ? [say('sample')] : [],
    }),
  }
}

const readCode = ({ uscc }: BadgeQuery): Identifier | undefined => {
  const code = parseIdentifier(uscc)
  return code?.type === 'uscc' && code.valid ? code : undefined
}

export const engine: Engine = {
  ask: async (query, signal, onNews) => {
    watch(query, signal, onNews)
    let desk: Desk | undefined
    try {
      const code = readCode(query)
      desk = await deskFor(query)
      signal.throwIfAborted()
      const provenance = provenanceOf(desk, query)
      if (query.uscc === '') return needsCode(query, provenance)
      if (!code) return { ok: false, code: 'bad-code', provenance }
      const found = await answer(query, code, desk)
      signal.throwIfAborted()
      return found
    } catch (error) {
      signal.throwIfAborted()
      // A code that cannot be one is the page's fault, whatever else fails.
      if (query.uscc !== '' && !readCode(query)) return { ok: false, code: 'bad-code' }
      const code = error instanceof DeskError ? error.code : 'internal'
      return desk ? { ok: false, code, provenance: provenanceOf(desk, query) } : { ok: false, code }
    }
  },
  refresh,
}
