/** Blocks with their places, index for index. Texts longer than a block may be are cut; each piece keeps the place. */
import { cutAt } from '../core/pieces.ts'
import type { Block } from '../core/types.ts'
import type { Place } from './types.ts'

export class BlockList {
  readonly blocks: Block[] = []
  readonly places: Place[] = []
  characters = 0

  add(text: string, shape: Omit<Block, 'text'>, place: Place): void {
    if (text.trim() === '') return
    this.characters += text.length
    for (let from = 0; from < text.length; ) {
      const to = cutAt(text, from)
      this.blocks.push({ text: text.slice(from, to), ...shape })
      this.places.push(place)
      from = to
    }
  }
}
