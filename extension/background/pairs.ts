/** The confirmed pairs at hand. Where they cannot be read nothing counts as confirmed, and whoever asks for them is told. */
import type { UiError } from '#shared/contract/messages.ts'
import { fail, ok, type Result } from '#shared/contract/result.ts'
import type { ConfirmedPair } from '#shared/core/pairs.ts'
import type { PairStore } from '#shared/store/pairs.ts'

export interface HeldPairs {
  /** By `pairKey`. */
  pairs: ReadonlyMap<string, ConfirmedPair>
  /** Another number whenever they were read anew: findings may differ. */
  at: number
}

export class PairBook {
  readonly #store: PairStore
  #held: Promise<HeldPairs> | undefined
  #reads = 0

  constructor(store: PairStore) {
    this.#store = store
  }

  get(): Promise<HeldPairs> {
    this.#held ??= this.#read().catch(error => {
      console.error(error)
      return { pairs: new Map(), at: 0 }
    })
    return this.#held
  }

  async #read(): Promise<HeldPairs> {
    const at = ++this.#reads
    return { pairs: new Map((await this.#store.all()).map(pair => [pair.key, pair])), at }
  }

  /** The latest first. */
  list = (): Promise<Result<ConfirmedPair[], UiError>> =>
    told(async () => [...(await this.#read()).pairs.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)))

  add = (pair: ConfirmedPair): Promise<Result<null, UiError>> => this.#change(() => this.#store.put(pair))

  remove = (key: string): Promise<Result<null, UiError>> => this.#change(() => this.#store.remove(key))

  #change = (write: () => Promise<void>): Promise<Result<null, UiError>> =>
    told(async () => {
      await write()
      this.#held = undefined
      return null
    })
}

const told = async <T>(work: () => Promise<T>): Promise<Result<T, UiError>> => {
  try {
    return ok(await work())
  } catch (error) {
    console.error(error)
    return fail((error as { code?: unknown }).code === 'quota' ? 'quota' : 'not-kept')
  }
}
