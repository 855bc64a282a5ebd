/** A printed code against a record's codes: the same entity, another entity, or no telling. */
import { isRegistrationNumber, isValidOrgCode, isValidUscc, maskedAgrees, orgCodeOf, orgPartOf } from './identifiers.ts'
import type { Subject } from './records.ts'
import type { Basis, Identifier } from './types.ts'

export type CodeVerdict =
  | { kind: 'same'; basis: Basis }
  /** Agrees only through a repaired or faulty code: never more than `possible`. */
  | { kind: 'repaired' }
  /** Agrees through the end of a 15-digit number that may be no tax number: good together with the registered name. */
  | { kind: 'perhaps' }
  /** A masked code whose shown beginning and end agree: good together with the registered name. */
  | { kind: 'masked' }
  | { kind: 'different' }
  | { kind: 'unknown' }

/** A record's codes as identifiers, validity judged anew. */
export const codesOf = (subject: Subject): Identifier[] => {
  const codes: Identifier[] = []
  if (subject.uscc) codes.push({ type: 'uscc', value: subject.uscc, valid: isValidUscc(subject.uscc) })
  if (subject.orgCode) codes.push({ type: 'org-code', value: subject.orgCode, valid: isValidOrgCode(subject.orgCode) })
  if (subject.regNo) codes.push({ type: 'reg-no', value: subject.regNo, valid: true })
  return codes
}

const orgFor = (code: Identifier): string | undefined => {
  // The organisation code inside a USCC that fails its own check proves nothing: the fault may lie in it.
  if (!code.valid) return undefined
  if (code.type === 'uscc') return orgCodeOf(code.value)
  return orgPartOf(code)
}

const equalValue = (a: Identifier, b: Identifier): CodeVerdict | undefined => {
  if (a.type !== b.type || a.value !== b.value) return undefined
  if (a.type === 'uscc') return { kind: 'same', basis: 'uscc' }
  if (a.type === 'reg-no') return { kind: 'same', basis: 'reg-no' }
  // Nine digits that fail their check are any number: not enough to say `same`.
  return a.valid ? { kind: 'same', basis: 'org-code-in-uscc' } : { kind: 'repaired' }
}

/** Two full codes. */
const compareFull = (a: Identifier, b: Identifier): CodeVerdict => {
  const equal = equalValue(a, b)
  if (equal) return equal
  const orgA = orgFor(a)
  const orgB = orgFor(b)
  if (orgA && orgB) {
    if (orgA === orgB) {
      if ([a, b].some(code => code.type === 'reg-no' && isRegistrationNumber(code.value))) return { kind: 'perhaps' }
      return { kind: 'same', basis: a.type === 'reg-no' || b.type === 'reg-no' ? 'reg-no' : 'org-code-in-uscc' }
    }
    // A 15-digit business registration number can end in nine characters that pass by chance: it never proves a difference.
    return a.type === 'reg-no' || b.type === 'reg-no' ? { kind: 'unknown' } : { kind: 'different' }
  }
  const looseA = a.type === 'uscc' ? orgCodeOf(a.value) : orgPartOf(a)
  const looseB = b.type === 'uscc' ? orgCodeOf(b.value) : orgPartOf(b)
  return looseA !== undefined && looseA === looseB ? { kind: 'repaired' } : { kind: 'unknown' }
}

const REGION = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}/

/** A masked code against a full one. What may hide a 15-digit registration number proves no difference. */
const compareMasked = (masked: string, full: Identifier): CodeVerdict => {
  if (full.type === 'reg-no') return { kind: 'unknown' }
  if (maskedAgrees(masked, full.value)) return { kind: 'masked' }
  const head = masked.slice(0, masked.indexOf('*'))
  const shown = masked.replace(/\*/g, '').length
  if (!full.valid || shown < 6 || REGION.test(head)) return { kind: 'unknown' }
  return { kind: 'different' }
}

const ORDER = ['same', 'masked', 'perhaps', 'repaired', 'different', 'unknown'] as const

/**
 * The printed code against all of a record's codes. The strongest agreement counts; a difference counts only where nothing agrees
 * and the printed code is valid and not repaired.
 */
export const compareCode = (printed: Identifier | undefined, subject: Subject): CodeVerdict => {
  if (!printed) return { kind: 'unknown' }
  const full = codesOf(subject)
  const verdicts: CodeVerdict[] =
    printed.type === 'masked'
      ? full.map(code => compareMasked(printed.value, code))
      : full.map(code => compareFull(printed, code))
  if (subject.masked && printed.type !== 'masked') verdicts.push(compareMasked(subject.masked, printed))
  let best: CodeVerdict = { kind: 'unknown' }
  for (const verdict of verdicts) if (ORDER.indexOf(verdict.kind) < ORDER.indexOf(best.kind)) best = verdict
  if (printed.repaired && (best.kind === 'same' || best.kind === 'masked' || best.kind === 'perhaps')) return { kind: 'repaired' }
  if (best.kind === 'different' && (printed.repaired || !printed.valid)) return { kind: 'unknown' }
  return best
}

/** A code that can clear: valid, whole, not put right by us, and one that records' codes can be compared with. */
export const codeAsserts = (code: Identifier | undefined): boolean =>
  code?.valid === true && !code.repaired && (code.type === 'uscc' || code.type === 'org-code')
