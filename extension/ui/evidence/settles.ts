/** What would settle a match that is not settled, in words. */
import { isConfirmable } from '#shared/core/pairs.ts'
import type { Finding, Match } from '#shared/core/types.ts'
import type { evidenceWords } from '#shared/text/evidence.ts'
import type { Speak } from '#shared/text/words.ts'

export const settlesText = ({ subject }: Finding, match: Match, say: Speak<typeof evidenceWords>): string[] => {
  if (match.basis === 'confirmed-pair') return [say('settles.confirmed')]
  if (match.certainty === 'same') return [say('settles.code')]
  const { uscc, orgCode, regNo, masked, codeFault } = match.record.subject
  const lines: string[] = []
  if (subject.tailOf !== undefined) lines.push(say('settles.longer', { longer: subject.tailOf }))
  if (uscc) lines.push(say(codeFault ? 'settles.faulty' : 'settles.uscc', { code: uscc }))
  else if (orgCode) lines.push(say(codeFault ? 'settles.faulty' : 'settles.org-code', { code: orgCode }))
  else if (masked) lines.push(say('settles.masked', { code: masked }))
  else if (regNo) lines.push(say('settles.reg-no', { code: regNo }))
  else lines.push(say('settles.no-code'))
  if (isConfirmable(subject, match)) lines.push(say('settles.officer'))
  return lines
}
