import type { UiError } from '#shared/contract/messages.ts'
import { evidenceWords } from '#shared/text/evidence.ts'
import { Notice, useWords } from '../kit/index.ts'

const KNOWN = ['quota', 'not-kept', 'no-subject'] as const

/** Why a confirmation was not kept or not revoked, and what to do. */
export const PairFault = ({ code }: { code: UiError }) => {
  const say = useWords(evidenceWords)
  const known = KNOWN.find(one => one === code) ?? 'internal'
  return <Notice tone="error" what={say(`error.${known}.what`)} cure={say(`error.${known}.cure`)} />
}
