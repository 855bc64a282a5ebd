/**
 * 归集: deliveries of list data, and how a supplying department kept to its interval in a period. Only what is known is said: a figure
 * that nobody stated is undefined, never 0.
 */
import { type Day, daysBetween } from '../core/days.ts'
import type { ListId } from '../core/records.ts'
import { firstDay, lastDay, type Period } from './periods.ts'
import { sumTallies, type Tally } from './row-tally.ts'

/** One file or publication of a list's data, as it was taken in. */
export interface Delivery {
  listId: ListId
  /** Who publishes the list. */
  publisher: string
  /** Day it was taken in. */
  received: Day
  /** Day the data are of. */
  retrievedAt: Day
  /** 更新周期: days within which the next one is due. Absent where nobody stated it. */
  every?: number
  total: Tally
  /** By supplying department, as the rows name it; empty where the rows name none. */
  departments: ({ department: string } & Tally)[]
}

/** A department's, or a whole list's, deliveries in a period. */
export interface Assessed {
  listId: ListId
  publisher: string
  /** Empty: the rows name no department. Undefined: the list as a whole. */
  department?: string
  /** In the period; several of one day are one, the last. */
  deliveries: number
  /** Among the deliveries whose interval was stated and that follow an earlier one; undefined where there is none. */
  onTime?: number
  late?: number
  /** Days by which the latest was late. */
  worstDays?: number
  /** Days by which the next one was overdue at the period's end, or today. 0: not overdue. */
  overdueDays?: number
  /** Rows of the period's deliveries together. */
  rows?: Tally
}

type Given = Pick<Delivery, 'received' | 'every'> & { rows: Tally }

const assessOne = (
  given: readonly Given[],
  period: Period,
  today: Day,
): Omit<Assessed, 'listId' | 'publisher' | 'department'> => {
  const until = lastDay(period) < today ? lastDay(period) : today
  const known = given.filter(({ received }) => received <= until)
  const mine = known.filter(({ received }) => received >= firstDay(period))
  const gaps = mine.flatMap(delivery => {
    const before = known[known.indexOf(delivery) - 1]
    // What was promised with the delivery before is what this one is measured by.
    const every = before?.every
    return before === undefined || every === undefined ? [] : [daysBetween(before.received, delivery.received) - every]
  })
  const late = gaps.filter(days => days > 0)
  const last = known.at(-1)
  return {
    deliveries: mine.length,
    ...(gaps.length > 0 ? { onTime: gaps.length - late.length, late: late.length } : {}),
    ...(late.length > 0 ? { worstDays: Math.max(...late) } : {}),
    ...(last?.every === undefined ? {} : { overdueDays: Math.max(0, daysBetween(last.received, until) - last.every) }),
    ...(mine.length > 0 ? { rows: sumTallies(mine.map(({ rows }) => rows)) } : {}),
  }
}

/** In the order of days; of several of one list on one day the last given. */
const settled = (deliveries: readonly Delivery[]): Delivery[] => {
  const byDay = new Map(deliveries.map(one => [JSON.stringify([one.listId, one.publisher, one.received]), one]))
  return [...byDay.values()].sort((a, b) => (a.received < b.received ? -1 : a.received > b.received ? 1 : 0))
}

/** @param by a row for each list, or for each supplying department of it. Lists known only after the period have no row. */
export const assessDeliveries = (
  deliveries: readonly Delivery[],
  period: Period,
  today: Day,
  by: 'list' | 'department',
): Assessed[] => {
  const groups = new Map<string, { of: Pick<Assessed, 'listId' | 'publisher' | 'department'>; given: Given[] }>()
  for (const { listId, publisher, received, every, total, departments } of settled(deliveries)) {
    if (received > lastDay(period)) continue
    const parts: ({ department?: string } & Tally)[] =
      by === 'list' ? [total] : departments.length > 0 ? departments : [{ department: '', ...total }]
    for (const part of parts) {
      const { department, ...rows } = part
      const key = JSON.stringify([listId, publisher, department])
      const group = groups.get(key) ?? {
        of: { listId, publisher, ...(department === undefined ? {} : { department }) },
        given: [],
      }
      group.given.push({ received, rows, ...(every === undefined ? {} : { every }) })
      groups.set(key, group)
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { of, given }]) => ({ ...of, ...assessOne(given, period, today) }))
}
