/** Keeps what was used last, up to a number. A Map remembers the order of insertion, which is all it takes. */
export class Recent<K, V> {
  readonly #limit: number
  readonly #held = new Map<K, V>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: K): V | undefined {
    const value = this.#held.get(key)
    if (value !== undefined) {
      this.#held.delete(key)
      this.#held.set(key, value)
    }
    return value
  }

  set(key: K, value: V): void {
    this.#held.delete(key)
    this.#held.set(key, value)
    if (this.#held.size > this.#limit) this.#held.delete(this.#held.keys().next().value as K)
  }
}
