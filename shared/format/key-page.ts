/**
 * One page of a key set: sorted key-hash prefixes, Golomb coded in groups of 256, readable alone and probed while compressed.
 * (Rice's form of the code allows powers of two only; between two of them it costs up to 0.1 bit a key more.)
 *
 * Body (inside the frame of `bytes.ts`): bits (1), Golomb parameter m (4), key count (2), end of each group in bytes (2 each),
 * groups. A group: its first prefix in ⌈bits/8⌉ bytes, then for every further key the difference d to the one before as ⌊d/m⌋
 * ones, a zero, and d mod m in truncated binary; most significant bit first, padded with zeros to a byte. Groups are the Merkle
 * leaves, so each begins afresh. Prefixes are at most 53 bits and so exact as numbers.
 */
import { frame, unframe, viewOf } from './bytes.ts'
import { FormatError } from './error.ts'

export const GROUP = 256
/** 14 groups make about 8 KB. */
export const PAGE_KEYS = 14 * GROUP

const HEAD = 7

/** Truncated binary for remainders below m: the first `short` of them take `bits` bits, the others one more. */
const truncated = (m: number) => {
  const bits = 31 - Math.clz32(m)
  return { bits, short: 2 ** (bits + 1) - m }
}

const encodeGroup = (keys: Float64Array, bits: number, m: number): Uint8Array => {
  const anchor = Math.ceil(bits / 8)
  const code = truncated(m)
  let size = 0
  for (let i = 1; i < keys.length; i++) size += Math.floor((keys[i]! - keys[i - 1]!) / m) + 2 + code.bits
  const out = new Uint8Array(anchor + Math.ceil(size / 8))
  for (let i = 0, rest = keys[0]!; i < anchor; i++, rest = Math.floor(rest / 256)) out[anchor - 1 - i] = rest % 256
  let at = anchor * 8
  const put = (value: number, width: number) => {
    for (let b = width - 1; b >= 0; b--, at++) if (Math.floor(value / 2 ** b) % 2 === 1) out[at >>> 3]! |= 128 >>> (at & 7)
  }
  for (let i = 1; i < keys.length; i++) {
    const delta = keys[i]! - keys[i - 1]!
    for (let q = Math.floor(delta / m); q > 0; q--) put(1, 1)
    put(0, 1)
    const rest = delta % m
    if (rest < code.short) put(rest, code.bits)
    else put(rest + code.short, code.bits + 1)
  }
  return out.slice(0, Math.ceil(at / 8))
}

/** @param keys ascending, distinct, each below 2^bits; at most `PAGE_KEYS`. */
export const writeKeyPage = (keys: Float64Array, bits: number, m: number): Uint8Array => {
  const groups: Uint8Array[] = []
  for (let i = 0; i < keys.length; i += GROUP) groups.push(encodeGroup(keys.subarray(i, i + GROUP), bits, m))
  const head = HEAD + groups.length * 2
  const body = new Uint8Array(groups.reduce((n, g) => n + g.length, head))
  const view = viewOf(body)
  view.setUint8(0, bits)
  view.setUint32(1, m)
  view.setUint16(5, keys.length)
  let at = 0
  for (const [i, group] of groups.entries()) {
    body.set(group, head + at)
    at += group.length
    view.setUint16(HEAD + i * 2, at)
  }
  return frame('K', body)
}

export class KeyPage {
  readonly count: number
  readonly bits: number
  /** First prefix of the page. */
  readonly first: number
  readonly #body: Uint8Array
  readonly #view: DataView
  readonly #m: number
  readonly #code: { bits: number; short: number }
  readonly #anchor: number
  /** Start of each group in the body, and the end of the last. */
  readonly #starts: Uint16Array

  /** Throws `bad-part` on any damage the checksum or the shape shows. */
  constructor(bytes: Uint8Array, what: string) {
    const body = unframe('K', bytes, what)
    const bad = (why: string) => new FormatError('bad-part', `${what}: ${why}`)
    if (body.length < HEAD) throw bad('too short')
    const view = viewOf(body)
    this.bits = view.getUint8(0)
    this.#m = view.getUint32(1)
    this.#code = truncated(this.#m)
    this.count = view.getUint16(5)
    this.#anchor = Math.ceil(this.bits / 8)
    if (this.bits < 32 || this.bits > 53 || this.#m < 256) throw bad('parameters out of range')
    if (this.count === 0 || this.count > PAGE_KEYS) throw bad('key count out of range')
    const groups = Math.ceil(this.count / GROUP)
    const head = HEAD + groups * 2
    if (body.length < head) throw bad('too short')
    this.#starts = new Uint16Array(groups + 1)
    this.#starts[0] = head
    for (let g = 0; g < groups; g++) {
      this.#starts[g + 1] = head + view.getUint16(HEAD + g * 2)
      if (this.#starts[g + 1]! < this.#starts[g]! + this.#anchor) throw bad('group ends out of order')
    }
    if (this.#starts[groups] !== body.length) throw bad('length does not fit its groups')
    this.#body = body
    this.#view = view
    this.first = this.#anchorOf(0)
  }

  #anchorOf(group: number): number {
    let value = 0
    for (let i = this.#starts[group]!, end = i + this.#anchor; i < end; i++) value = value * 256 + this.#body[i]!
    return value
  }

  /** Whether the prefix is one of the page's. */
  has(prefix: number): boolean {
    let lo = 0
    let hi = this.#starts.length - 2
    if (prefix < this.first) return false
    while (lo < hi) {
      const mid = (lo + hi + 1) >>> 1
      if (this.#anchorOf(mid) <= prefix) lo = mid
      else hi = mid - 1
    }
    return this.#walk(lo, prefix, undefined)
  }

  /** Calls `visit` with every prefix, ascending. */
  each(visit: (prefix: number) => void): void {
    for (let g = 0; g < this.#starts.length - 1; g++) this.#walk(g, Number.POSITIVE_INFINITY, visit)
  }

  /** The Merkle leaves' bytes, as views. */
  groups(): Uint8Array[] {
    return Array.from({ length: this.#starts.length - 1 }, (_, g) => this.#body.subarray(this.#starts[g]!, this.#starts[g + 1]!))
  }

  /** The 32 bits from bit `at` on; past the end they read as 0. */
  #next(at: number): number {
    const b = this.#body
    const j = at >>> 3
    const s = at & 7
    const w = j + 4 <= b.length ? this.#view.getInt32(j) : (b[j]! << 24) | (b[j + 1]! << 16) | (b[j + 2]! << 8) | b[j + 3]!
    return (w << s) | (b[j + 4]! >>> (8 - s))
  }

  /** Decodes a group until `target` is met or passed. Hot. */
  #walk(group: number, target: number, visit: ((prefix: number) => void) | undefined): boolean {
    const m = this.#m
    const { bits, short } = this.#code
    let value = this.#anchorOf(group)
    visit?.(value)
    if (value >= target) return value === target
    const n = Math.min(GROUP, this.count - group * GROUP)
    let at = (this.#starts[group]! + this.#anchor) * 8
    const end = this.#starts[group + 1]! * 8
    for (let i = 1; i < n; i++) {
      let w = this.#next(at)
      let ones = Math.clz32(~w)
      let q = ones
      at += ones + 1
      // Nearly always the remainder stands in the same 32 bits.
      if (ones + bits < 31) w <<= ones + 1
      else {
        for (; ones === 32; q += ones) {
          // A page that passes its checksum and still runs past its group was written wrongly.
          if (at > end) throw new FormatError('bad-part', 'key group runs past its end')
          ones = Math.clz32(~this.#next(at - 1))
          at += ones
        }
        w = this.#next(at)
      }
      // One bit more for every third remainder, which no processor foretells: added without a branch.
      const head = w >>> (32 - bits)
      const more = (short - 1 - head) >>> 31
      const rest = head + ((head + ((w >>> (31 - bits)) & 1) - short) & -more)
      at += bits + more
      value += q * m + rest
      visit?.(value)
      if (value >= target) return value === target
    }
    if (at > end) throw new FormatError('bad-part', 'key group runs past its end')
    return false
  }
}
