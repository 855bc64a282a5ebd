/** Merkle trees after RFC 6962 section 2.1: roots, audit paths, and their check. Hashes are 32 bytes. */
import { concat, sha256Bytes } from './bytes.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The 0x00 keeps a leaf from being passed off as a node. */
export const leafHash = (data: Uint8Array): Uint8Array => sha256Bytes(concat([LEAF, data]))
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256Bytes(concat([NODE, left, right]))

/** Largest power of two below `n` (n > 1): where RFC 6962 splits. */
const split = (n: number): number => 2 ** (31 - Math.clz32(n - 1))

/** Root over leaf hashes. The empty tree's root is the hash of no bytes. */
export const merkleRoot = (leaves: readonly Uint8Array[], from = 0, to = leaves.length): Uint8Array => {
  const n = to - from
  if (n === 0) return sha256Bytes(new Uint8Array(0))
  if (n === 1) return leaves[from]!
  const k = split(n)
  return nodeHash(merkleRoot(leaves, from, from + k), merkleRoot(leaves, from + k, to))
}

/** Audit path of leaf `index`, from the leaf upwards. */
export const merklePath = (leaves: readonly Uint8Array[], index: number, from = 0, to = leaves.length): Uint8Array[] => {
  const n = to - from
  if (n <= 1) return []
  const k = split(n)
  return index - from < k
    ? [...merklePath(leaves, index, from, from + k), merkleRoot(leaves, from + k, to)]
    : [...merklePath(leaves, index, from + k, to), merkleRoot(leaves, from, from + k)]
}

/** The root that a leaf and its path lead to, or undefined when the path cannot belong to this place in a tree of `size`. RFC 9162 2.1.3.2. */
export const rootFromPath = (
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
): Uint8Array | undefined => {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined
  let fn = index
  let sn = size - 1
  let hash = leaf
  for (const sibling of path) {
    if (sn === 0) return undefined
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash)
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2)
        sn = Math.floor(sn / 2)
      }
    } else hash = nodeHash(hash, sibling)
    fn = Math.floor(fn / 2)
    sn = Math.floor(sn / 2)
  }
  return sn === 0 ? hash : undefined
}
