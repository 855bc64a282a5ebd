/**
 * Credit reviews, in a database of their own that no reset of the lists touches and that is never deleted or rebuilt: profiles and
 * decisions, the runs, and captured files. A save is one strict transaction: all of it is on the disk, or none.
 */
import { type IDBPDatabase, type IDBPTransaction, unwrap } from 'idb'
import { type ProjectReview, projectReview } from '../review/project.ts'
import { type ReviewRun, reviewRun } from '../review/run.ts'
import { StoreError } from './error.ts'
import { workOn } from './open.ts'

export const REVIEWS = 'xinbiao-reviews'
export const REVIEW_STORES = ['reviews', 'runs', 'files'] as const

export interface SavedWith {
  run?: ReviewRun
  files?: ReadonlyMap<string, Uint8Array>
  gone?: readonly string[]
}

type Writing = IDBPTransaction<unknown, typeof REVIEW_STORES, 'readwrite'>

/** Runs and files of one review: an array sorts after every number and text. */
const ofReview = (id: string) => IDBKeyRange.bound([id], [id, []])

/** All of it rejects with a `StoreError`: `quota` when the disk or the origin's allowance is full. */
export class IdbReviews {
  readonly #name: string

  /** @param name for tests; the product uses `xinbiao-reviews`. */
  constructor(name = REVIEWS) {
    this.#name = name
  }

  /** The latest changed first. What cannot be read is left where it is and counted. */
  async all(): Promise<{ reviews: ProjectReview[]; unreadable: number }> {
    const rows = await this.#run(db => db.getAll('reviews'))
    const reviews = rows.flatMap(row => {
      const read = projectReview.safeParse(row)
      return read.success ? [read.data] : []
    })
    return { reviews: reviews.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)), unreadable: rows.length - reviews.length }
  }

  /** Rejects with `failed` where what is stored does not fit the form. */
  async read(id: string): Promise<ProjectReview | undefined> {
    const row = await this.#run(db => db.get('reviews', id))
    return row === undefined ? undefined : fitting(projectReview.safeParse(row))
  }

  async run(id: string, no: number): Promise<ReviewRun | undefined> {
    const row = await this.#run(db => db.get('runs', [id, no]))
    return row === undefined ? undefined : (fitting(reviewRun.safeParse(row)) as ReviewRun)
  }

  async files(id: string): Promise<Map<string, Uint8Array>> {
    return this.#run(async db => {
      const { store } = db.transaction('files')
      const [keys, rows] = await Promise.all([store.getAllKeys(ofReview(id)), store.getAll(ofReview(id))])
      return new Map(keys.map((key, i) => [(key as [string, string])[1], rows[i] as Uint8Array]))
    })
  }

  /** All runs of a review, the first one first. Rejects with `failed` where one does not fit the form. */
  async runs(id: string): Promise<ReviewRun[]> {
    const rows = await this.#run(db => db.getAll('runs', ofReview(id)))
    return rows.map(row => fitting(reviewRun.safeParse(row)) as ReviewRun).sort((a, b) => a.no - b.no)
  }

  /** A whole review in place of what is kept under its id, runs and files too; `seen` as in `save`. */
  async replace(
    { review, runs, files }: { review: ProjectReview; runs: readonly ReviewRun[]; files: ReadonlyMap<string, Uint8Array> },
    seen: string | undefined,
  ): Promise<void> {
    await this.#write(review, seen, tx => {
      for (const store of ['runs', 'files'] as const) unwrap(tx.objectStore(store)).delete(ofReview(review.id))
      for (const run of runs) unwrap(tx.objectStore('runs')).put(run, [review.id, run.no])
      for (const [path, bytes] of files) unwrap(tx.objectStore('files')).put(bytes, [review.id, path])
    })
  }

  /**
   * @param seen `changedAt` as it was read; absent for a new one. Rejects with `stale` where another window has saved since: nothing
   *   a person wrote is overwritten unseen.
   * @param more a run or captured files that belong to the change; paths of files that go with it.
   */
  async save(review: ProjectReview, seen: string | undefined, more: SavedWith = {}): Promise<void> {
    await this.#write(review, seen, tx => {
      if (more.run) unwrap(tx.objectStore('runs')).put(more.run, [review.id, more.run.no])
      for (const [path, bytes] of more.files ?? []) unwrap(tx.objectStore('files')).put(bytes, [review.id, path])
      for (const path of more.gone ?? []) unwrap(tx.objectStore('files')).delete([review.id, path])
    })
  }

  async #write(review: ProjectReview, seen: string | undefined, more: (tx: Writing) => void): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction(REVIEW_STORES, 'readwrite', { durability: 'strict' })
      const done = tx.done.catch(error => error)
      try {
        const held: unknown = await tx.objectStore('reviews').get(review.id)
        if ((held as ProjectReview | undefined)?.changedAt !== seen) throw new StoreError('stale', review.id)
        unwrap(tx.objectStore('reviews')).put(review, review.id)
        more(tx)
      } catch (error) {
        tx.abort()
        await done
        throw error
      }
      const failed = await done
      if (failed) throw failed
    })
  }

  async remove(id: string): Promise<void> {
    await this.#run(async db => {
      const tx = db.transaction(REVIEW_STORES, 'readwrite', { durability: 'strict' })
      unwrap(tx.objectStore('reviews')).delete(id)
      unwrap(tx.objectStore('runs')).delete(ofReview(id))
      unwrap(tx.objectStore('files')).delete(ofReview(id))
      await tx.done
    })
  }

  #run<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    return workOn(this.#name, REVIEW_STORES, work)
  }
}

const fitting = <T>(read: { success: true; data: T } | { success: false; error: unknown }): T => {
  if (!read.success) throw new StoreError('failed', 'not in the form that is kept', { cause: read.error })
  return read.data
}
