/** What a browser downloads, against the budgets of `tests/repo/budgets.json`. */
import { measureSizes } from '../../support/sizes.ts'
import type { Bench } from '../figure.ts'

export const sizes = (bench: Bench): void => {
  for (const { what, bytes, limit } of measureSizes()) bench.figure(what, bytes / 1000, 'kB gzip', { most: limit / 1000 })
}
