/** What became of the rows of a delivery, and what its records lack. */
export interface Tally {
  read: number
  kept: number
  rejected: number
  duplicates: number
  persons: number
  soleTraders: number
  codesMissing: number
  codesInvalid: number
  codesMasked: number
  severityMissing: number
  validityMissing: number
}

export const emptyTally = (): Tally => ({
  read: 0,
  kept: 0,
  rejected: 0,
  duplicates: 0,
  persons: 0,
  soleTraders: 0,
  codesMissing: 0,
  codesInvalid: 0,
  codesMasked: 0,
  severityMissing: 0,
  validityMissing: 0,
})

export const TALLY_NAMES = Object.keys(emptyTally()) as (keyof Tally)[]

export const sumTallies = (tallies: readonly Tally[]): Tally => {
  const total = emptyTally()
  for (const tally of tallies) for (const name of TALLY_NAMES) total[name] += tally[name]
  return total
}
