/** Finding and grouping names, from core. */
import { findMentions, groupSubjects } from '#shared/core/mentions/index.ts'
import type { Finder } from './ports.ts'

export const finder: Finder = {
  find: (blocks, lookup) => findMentions(blocks, { probe: lookup.probe, endings: lookup.endings() }),
  group: mentions => groupSubjects(mentions),
}
