/** The order in which batches are asked about: what the reader sees first. */
import { type Batch, firstNode } from './live.ts'

/** Batches stand in reading order; the one in view goes first, then what follows, then what came before. */
export const inViewFirst = (batches: readonly Batch[]): Batch[] => {
  if (batches.length < 2) return [...batches]
  let at = 0
  for (let i = 1; i < batches.length; i++) {
    const first = batches[i]!.blocks[0]
    const el = first && firstNode(first).parentElement
    if (!el || el.getBoundingClientRect().top > innerHeight / 3) break
    at = i
  }
  return [...batches.slice(at), ...batches.slice(0, at).reverse()]
}
