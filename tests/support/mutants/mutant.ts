export interface Mutant {
  name: string
  file: string
  /** Stands exactly once in the file. */
  from: string
  to: string
  /** The benchmark's rule whose pairs are tried first. */
  rule: string
}

export const mutant = (rule: string, file: string, name: string, from: string, to: string): Mutant => ({
  rule,
  file,
  name,
  from,
  to,
})
