/** Codes of invented firms: valid check characters, so that the sample behaves as real data do. */
import { orgCodeCheckCharacter, usccCheckCharacter } from '#shared/core/identifiers.ts'

/** An organisation code from a number: 8 digits and its check character. */
export const orgCode = (n: number): string => {
  const eight = String(n).padStart(8, '0')
  return eight + orgCodeCheckCharacter(eight)!
}

/**
 * A USCC of an enterprise. The number stands where the organisation code stands.
 * @param region six digits of the registering authority's region.
 */
export const uscc = (n: number, region = '330100', kind = '91'): string => {
  const first17 = kind + region + orgCode(n)
  return first17 + usccCheckCharacter(first17)!
}
