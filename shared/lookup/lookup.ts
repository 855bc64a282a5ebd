/** What the extension and the command line ask: the installed lists, with the finder of names in a page's text. */
import { findMentions } from '../core/mentions/index.ts'
import { groupSubjects } from '../core/subjects.ts'
import type { Block } from '../core/types.ts'
import type { CheckMore } from './check.ts'
import { type ListsOptions, type OpenLists, openLists } from './lists.ts'
import type { CheckOptions, Lookup } from './types.ts'

export interface OpenLookup extends OpenLists {
  /** With `quick`, does not wait for the probe: ask again after `ready`. */
  checkBlocks(blocks: Block[], options: CheckOptions & CheckMore & { quick?: boolean }): ReturnType<Lookup['checkBlocks']>
}

/** Opens the installed lists. Several registries' lists of one id all count. */
export const openLookup = async (options: ListsOptions): Promise<OpenLookup> => {
  const lists = await openLists(options)
  return {
    ...lists,
    checkBlocks: async (blocks, more) => {
      if (!more.quick) await lists.ready()
      more.signal?.throwIfAborted()
      const mentions = findMentions(blocks, { probe: lists.probe, endings: lists.endings() })
      const subjects = groupSubjects(mentions)
      return { mentions, subjects, findings: await lists.check(subjects, more) }
    },
  }
}
