/** Lists that say nothing new: an update that failed, data past their term, a damaged or missing list. Told when it begins. */
import type { ListState } from '../core/records.ts'
import type { Entry, ListsEvent } from './types.ts'

export type Silent = { [listKey: string]: ListsEvent['reason'] }

const reasonOf = ({ state, origin, error }: ListState): ListsEvent['reason'] | undefined => {
  if (state === 'stale' || state === 'broken' || (state === 'unverified' && origin === 'registry')) return state
  return error === undefined ? undefined : 'update-failed'
}

/**
 * @param before which lists were silent when last looked at, and why.
 * @param held entries of all watched organisations.
 */
export const listNews = (
  before: Silent,
  lists: readonly ListState[],
  held: readonly Entry[],
): { silent: Silent; news: ListsEvent[] } => {
  const silent: Silent = {}
  const groups = new Map<string, ListsEvent>()
  const tell = (listKey: string, id: string, publisher: string, reason: ListsEvent['reason'], retrievedAt?: string) => {
    silent[listKey] = reason
    if (before[listKey] === reason) return
    const key = JSON.stringify([publisher, reason])
    const group: ListsEvent = groups.get(key) ?? { kind: 'lists', publisher, lists: [], reason, entries: 0 }
    groups.set(key, group)
    if (!group.lists.includes(id)) group.lists.push(id)
    group.entries += held.filter(entry => entry.listKey === listKey).length
    if (retrievedAt && !(group.retrievedAt && group.retrievedAt < retrievedAt)) group.retrievedAt = retrievedAt
  }
  for (const list of lists) {
    const reason = list.sample ? undefined : reasonOf(list)
    if (reason) tell(list.key, list.id, list.publisher, reason, list.seq > 0 ? list.retrievedAt : undefined)
  }
  const known = new Set(lists.map(list => list.key))
  for (const { listKey, list } of held) if (!known.has(listKey) && !silent[listKey]) tell(listKey, list, '', 'absent')
  return { silent, news: [...groups.values()] }
}
