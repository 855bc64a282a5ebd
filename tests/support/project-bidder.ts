import type { ProjectBidder } from '#shared/review/project.ts'
import { CODE_A, NAME } from './records.ts'

/** A bidder of whom nothing has been looked up or decided yet. */
export const projectBidder = (id: string, over: Partial<ProjectBidder> = {}): ProjectBidder => ({
  id,
  name: NAME,
  code: CODE_A,
  alsoNamed: [],
  role: 'bidder',
  origins: [],
  official: [],
  judged: [],
  decisions: [],
  ...over,
})
