/**
 * Folding: the form in which texts are searched and names compared. One unit in, at most a few out, each with its way back.
 * NFKC is applied unit by unit (no composition across units): Chinese names have none, and the way back stays exact.
 */
import table from './data/compat.json' with { type: 'json' }

export interface Folded {
  /** Folded text: no white space, no invisible characters, brackets as `()`, upper case. */
  text: string
  /** The same as numbers, and more behind them; only until the next fold. Read several times as fast as a string. */
  units: Uint16Array
  /** `map[i]`: offset in the original of folded unit `i`; `map[text.length]`: the original's length. */
  map: Uint32Array
  /** `end[i]`: offset just after the original character that gave folded unit `i`; one per unit. */
  end: Uint32Array
  /** White space before unit `i`: 0 none, 1 one space, 2 several spaces, a tab or a line end. Index `text.length` = after the last. */
  gap: Uint8Array
  /** Whether the original holds any Latin letter or digit of either width, or a star: else there is no code in it, nor a Latin name. */
  latin: boolean
}

const NONE = 0
const SPACE = 1
const WIDE = 2

const compat = new Map<string, string>(Object.entries(table.map))

// White space and invisible characters, by Unicode property lists: zero width, bidi controls, soft hyphen, variation selectors.
const isWhite = (u: number) =>
  (u >= 9 && u <= 13) ||
  u === 32 ||
  u === 0x85 ||
  u === 0xa0 ||
  u === 0x1680 ||
  (u >= 0x2000 && u <= 0x200a) ||
  u === 0x2028 ||
  u === 0x2029 ||
  u === 0x202f ||
  u === 0x205f ||
  u === 0x3000
const isInvisible = (u: number) =>
  u < 9 ||
  (u > 13 && u < 32) ||
  (u >= 0x7f && u < 0xa0) ||
  u === 0xad ||
  u === 0x61c ||
  u === 0x180e ||
  (u >= 0x200b && u <= 0x200f) ||
  (u >= 0x202a && u <= 0x202e) ||
  (u >= 0x2060 && u <= 0x206f) ||
  u === 0xfeff ||
  (u >= 0xfe00 && u <= 0xfe0f) ||
  (u >= 0xfff9 && u <= 0xfffb)

/** What becomes of a unit, learned when it is first met, so that loading costs little. Below WHITE it becomes one unit: */
const SAME = 0
/** another one, */
const ONE = 1
/** as a bit beside them: and is one that codes and Latin names are made of. */
const LATIN = 2
const WHITE = 4
const NOTHING = 5
const OTHER = 6
const SURROGATE = 7
const UNKNOWN = 8
const kinds = new Uint8Array(0x10000).fill(UNKNOWN)
/** For OTHER: the units it becomes. */
const becomes: (string | undefined)[] = new Array(0x10000)
/** For SAME and ONE: the unit it becomes. */
const toUnit = new Uint16Array(0x10000)
// Han stays as it is.
const HAN = 0x4e00
const AFTER_HAN = 0xa000
kinds.fill(SAME, HAN, AFTER_HAN)
for (let u = HAN; u < AFTER_HAN; u++) toUnit[u] = u

const compatible = (c: string): string =>
  Array.from(compat.get(c) ?? c.normalize('NFKC').toUpperCase(), x => compat.get(x) ?? x)
    .join('')
    .replace(/\s+/g, '')

const isAlnum = (u: number) => (u >= 48 && u <= 57) || (u >= 65 && u <= 90) || (u >= 97 && u <= 122)
/** Latin letters and digits of either width, and the stars that stand for them. */
export const isCodeUnit = (u: number): boolean =>
  u === 42 || u === 0xff0a || u === 0xd7 || u === 0x25cf || isAlnum(u > 0xff00 ? u - 0xfee0 : u)

const kindOf = (u: number): number => {
  if (kinds[u] !== UNKNOWN) return kinds[u]!
  if (isWhite(u)) kinds[u] = WHITE
  else if (isInvisible(u)) kinds[u] = NOTHING
  else if (u >= 0xd800 && u <= 0xdfff) kinds[u] = SURROGATE
  else {
    const c = String.fromCharCode(u)
    const out = compatible(c)
    const one = (out === c ? SAME : ONE) | (isCodeUnit(u) ? LATIN : 0)
    kinds[u] = out === '' ? NOTHING : out.length === 1 ? one : OTHER
    toUnit[u] = out.charCodeAt(0)
    becomes[u] = out
  }
  return kinds[u]!
}

/** Grown once, used by every call: a fold ends before the next begins. */
let outText = new Uint16Array(4096)
let outMap = new Uint32Array(4096)
let outEnd = new Uint32Array(4096)
let outGap = new Uint8Array(4096)
/** 0, 1, 2, …, and zeros: most blocks lose and gain no unit, and share these instead of arrays of their own. */
let counting = new Uint32Array(0)
let zeros = new Uint8Array(0)

const grow = (need: number): void => {
  if (need <= outMap.length) return
  const size = Math.max(need, outMap.length * 2)
  const old = { text: outText, map: outMap, end: outEnd, gap: outGap }
  outText = new Uint16Array(size)
  outMap = new Uint32Array(size)
  outEnd = new Uint32Array(size)
  outGap = new Uint8Array(size)
  outText.set(old.text)
  outMap.set(old.map)
  outEnd.set(old.end)
  outGap.set(old.gap)
}

const growShared = (need: number): void => {
  if (need <= counting.length) return
  const size = Math.max(need, counting.length * 2, 1024)
  counting = new Uint32Array(size)
  for (let i = 0; i < size; i++) counting[i] = i
  zeros = new Uint8Array(size)
}

/** Fast, but puts U+FFFD for half a surrogate pair: only for texts without any. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
/** Below, the decoder takes longer to begin than to read. */
const SHORT = 100

const AT_ONCE = 8192
/** @param plain there is no surrogate in them. */
const textOf = (units: Uint16Array, length: number, plain: boolean): string => {
  if (plain && length >= SHORT) return decoder.decode(units.subarray(0, length))
  let text = ''
  for (let i = 0; i < length; i += AT_ONCE) {
    text += String.fromCharCode.apply(null, units.subarray(i, Math.min(length, i + AT_ONCE)) as unknown as number[])
  }
  return text
}

/**
 * Puts what a text becomes into `units`. A loop by itself, for with any call in it the compiler makes it half as fast.
 * @returns all their kinds, joined; `~i` when unit `i` is dropped, becomes several or is not known yet.
 */
const copyUnits = (source: string, units: Uint16Array): number => {
  let seen = 0
  for (let i = 0; i < source.length; i++) {
    const u = source.charCodeAt(i)
    // Most text is Han: no table is looked up.
    if (u >= HAN && u < AFTER_HAN) {
      units[i] = u
      continue
    }
    const kind = kinds[u]!
    if (kind >= WHITE) return ~i
    units[i] = toUnit[u]!
    seen |= kind
  }
  return seen
}

/** Folds a text, with the way back. Linear; some 4 ms per million units where nothing is dropped. */
export const fold = (source: string): Folded => {
  const n = source.length
  grow(n + 64)
  const seen = copyUnits(source, outText)
  if (seen < 0) return foldFrom(source, ~seen)
  growShared(n + 2)
  return {
    text: (seen & ONE) === 0 ? source : textOf(outText, n, true),
    units: outText,
    map: counting.subarray(0, n + 1),
    end: counting.subarray(1, n + 1),
    gap: zeros.subarray(0, n + 1),
    latin: (seen & LATIN) !== 0,
  }
}

/** The rest of a fold, from the first unit on that is dropped or becomes several. */
const foldFrom = (source: string, first: number): Folded => {
  const n = source.length
  let latin = 0
  for (let i = 0; i < first; i++) {
    latin |= kinds[source.charCodeAt(i)]! & LATIN
    outMap[i] = i
    outEnd[i] = i + 1
    outGap[i] = NONE
  }
  let k = first
  let white = NONE
  let plain = true
  for (let i = first; i < n; i++) {
    const u = source.charCodeAt(i)
    const kind = kindOf(u)
    if (kind < WHITE) {
      latin |= kind & LATIN
      outText[k] = toUnit[u]!
      outMap[k] = i
      outEnd[k] = i + 1
      outGap[k++] = white
      white = NONE
      continue
    }
    if (kind === WHITE) {
      white = white === NONE && (u === 32 || u === 0xa0 || u === 0x3000) ? SPACE : WIDE
      continue
    }
    if (kind === NOTHING) continue
    const width = kind === SURROGATE && u <= 0xdbff && i + 1 < n ? 2 : 1
    const folded = width === 2 ? compatible(source.slice(i, i + 2)) : (becomes[u] ?? source[i]!)
    // What is left of the source needs a unit each at most, or brings its own growth.
    if (folded.length > width) grow(k + folded.length + (n - i) + 64)
    for (let j = 0; j < folded.length; j++) {
      const unit = folded.charCodeAt(j)
      if ((unit & 0xf800) === 0xd800) plain = false
      outText[k] = unit
      outMap[k] = i
      outEnd[k] = i + width
      outGap[k++] = j === 0 ? white : NONE
    }
    if (folded.length > 0) white = NONE
    i += width - 1
  }
  outMap[k] = n
  outGap[k] = white
  return {
    text: textOf(outText, k, plain),
    units: outText,
    map: outMap.slice(0, k + 1),
    end: outEnd.slice(0, k),
    gap: outGap.slice(0, k + 1),
    latin: latin !== 0,
  }
}
