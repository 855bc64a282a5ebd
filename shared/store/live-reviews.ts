/** The reviews whose windows run, as the watch needs them: who bids, and from when to when. Reads only, and only that much. */
import * as z from 'zod/mini'
import { type Day, dayAt } from '../core/days.ts'
import type { LiveReview } from '../watch/windows.ts'
import { storeError } from './error.ts'
import { openForWork } from './open.ts'
import { REVIEW_STORES, REVIEWS } from './reviews.ts'

const text = z.string()
const row = z.object({
  id: text,
  createdAt: text,
  profile: z.object({ name: text, window: z.optional(z.object({ from: z.optional(text), to: z.optional(text) })) }),
  bidders: z.array(z.object({ id: text, name: text, code: z.optional(text) })),
})

/** A window without a beginning begins with the review. Rejects with a `StoreError`. @param name for tests. */
export const liveReviews = async (today: Day, name = REVIEWS): Promise<LiveReview[]> => {
  try {
    const db = await openForWork(name, REVIEW_STORES)
    try {
      return (await db.getAll('reviews')).flatMap((raw): LiveReview[] => {
        const { data } = row.safeParse(raw)
        const to = data?.profile.window?.to
        if (!data || !to || to < today) return []
        const from = data.profile.window?.from ?? dayAt(Date.parse(data.createdAt))
        const bidders = data.bidders.map(({ id, name, code }) => ({ id, name, ...(code ? { code } : {}) }))
        return [{ id: data.id, name: data.profile.name, from, to, bidders }]
      })
    } finally {
      db.close()
    }
  } catch (error) {
    throw storeError(error)
  }
}
