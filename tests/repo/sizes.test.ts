/** What an officer's browser and a visitor's phone load stays small. Budgets with their reasons: budgets.json. */
import { expect, test } from 'vitest'
import { measureSizes } from '../support/sizes.ts'

test.each(measureSizes())('$what is at most $limit bytes', ({ parts, bytes, limit }) => {
  expect(parts.length, 'run npm run build first').toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(limit)
})
