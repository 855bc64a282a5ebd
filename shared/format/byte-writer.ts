/** A growing buffer of UTF-8: a large list's bodies stay out of the garbage collector's sight. */
const encoder = new TextEncoder()

export class ByteWriter {
  #bytes: Uint8Array
  length = 0

  constructor(size: number) {
    this.#bytes = new Uint8Array(size)
  }

  #room(more: number): void {
    if (this.length + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more))
    larger.set(this.#bytes.subarray(0, this.length))
    this.#bytes = larger
  }

  text(text: string): void {
    // A UTF-16 unit takes at most three bytes.
    this.#room(text.length * 3)
    this.length += encoder.encodeInto(text, this.#bytes.subarray(this.length)).written
  }

  /** Bytes `from`–`to` of another writer. */
  copy(other: ByteWriter, from: number, to: number): void {
    this.#room(to - from)
    this.#bytes.set(other.#bytes.subarray(from, to), this.length)
    this.length += to - from
  }

  /** What was written since the last `take`, as bytes of its own. */
  take(): Uint8Array {
    const out = this.#bytes.slice(0, this.length)
    this.length = 0
    return out
  }
}
