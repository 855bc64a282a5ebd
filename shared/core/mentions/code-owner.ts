/**
 * Whose a printed code is. A code given to the wrong name accuses one firm and clears another, so a code that may be another's
 * stays alone: a name without its code costs an officer one look-up.
 */
import { fold } from '../fold.ts'
import { nameKey } from '../normalise.ts'
import type { Block, Mention, Role } from '../types.ts'
import { CLAUSE, isAttribute, lastClause, NOBODY, roleIn, type Side, sideOf } from './code-label.ts'
import { agree, BRACKETED, free, inTable, type Printed, WIDEST } from './code-table.ts'
import { beforeLabel, hasNumber, labelWords, type PrintedCode } from './codes.ts'
import { isNeutral } from './labels.ts'

/** Blocks up or down within which a label/value list may part a code from its name. */
const REACH = 6
/** The same where the label says whose code it is. */
const FAR = 20

/** Gives each code to its name; what belongs to none is returned. Roles are set before: a label may say whose code it is. */
export const attachCodes = (blocks: readonly Block[], mentions: Mention[], codes: readonly PrintedCode[]): PrintedCode[] => {
  const page = new Owners(blocks, mentions, codes)
  return codes.filter(code => {
    const owner = page.ownerOf(code)
    if (!owner) return true
    page.whole(owner).code = code.code
    return false
  })
}

/** 代码、代码: what parts the codes of one value. */
const BETWEEN = /^[\s、，,；;/]*$/
const SENTENCE = /[。；;\n]/
/** 总包单位 before the code's label: a party of which no label word is known. */
const PARTY = /(?:单位|公司|企业|机构|[人方商])的?$/
const namesAnother = (between: string): boolean => {
  const words = lastClause(beforeLabel(between) ?? '')
  const says = fold(words).text
  return PARTY.test(says) && roleIn(words) === undefined && !isNeutral(says) && !NOBODY.test(says)
}
/** A mention with little after it in its clause stands as a value or a heading. */
const LITTLE = 12

/** A column's header stands in the first rows. */
const HEADER_ROWS = 2

class Owners implements Printed {
  readonly blocks: readonly Block[]
  readonly byBlock = new Map<number, Mention[]>()
  readonly codes = new Map<number, PrintedCode[]>()
  /** Whose codes a column holds, where its header says so. */
  readonly #columns = new Map<string, Role>()

  /** The names whose ends stand in blocks of their own. */
  readonly #wholes = new Map<Mention, Mention>()

  constructor(blocks: readonly Block[], mentions: readonly Mention[], codes: readonly PrintedCode[]) {
    this.blocks = blocks
    const hold = (m: Mention) => {
      const held = this.byBlock.get(m.block)
      if (held) held.push(m)
      else this.byBlock.set(m.block, [m])
    }
    for (const m of mentions) {
      if (m.found === 'tail') continue
      hold(m)
      if (m.rest === undefined) continue
      // What a line's end parts stands in the next block too, before its other names.
      const rest: Mention = Object.create(m, {
        block: { value: m.block + 1 },
        start: { value: 0 },
        end: { value: m.rest },
      })
      this.#wholes.set(rest, m)
      hold(rest)
    }
    if (codes.length > 0)
      for (const { text, cell } of blocks) {
        const role = cell && cell.row <= HEADER_ROWS ? roleIn(labelWords(text) ?? '') : undefined
        if (role) this.#columns.set(`${cell!.table}|${cell!.col}`, role)
      }
    for (const code of codes) {
      const held = this.codes.get(code.block)
      if (held) held.push(code)
      else this.codes.set(code.block, [code])
    }
  }

  whole(mention: Mention): Mention {
    return this.#wholes.get(mention) ?? mention
  }

  ownerOf(code: PrintedCode): Mention | undefined {
    const label = this.#labelOf(code)
    const near = this.#near(code, label.alone)
    if (!label.role) return near
    const side = sideOf(label.role)
    if (near && this.#fits(near, side)) return near
    return this.#onlyOne(code, side)
  }

  #text(index: number): string {
    return this.blocks[index]?.text ?? ''
  }

  /** 采购代理机构统一社会信用代码 is no supplier's. A bidder's label fits a name of which nothing is known. */
  #fits(mention: Mention, side: Side): boolean {
    return mention.role ? sideOf(mention.role) === side : side === 'bidder'
  }

  /**
   * Whose code its label says it is. `alone`: nothing in its own text names an owner, so that the name may stand in another block.
   */
  #labelOf({ block, start }: PrintedCode): { role?: Role; alone: boolean } {
    const before = [...(this.byBlock.get(block) ?? []), ...this.codes.get(block)!]
    const from = before.reduce((at, m) => (m.end <= start ? Math.max(at, m.end) : at), 0)
    const own = this.#text(block).slice(from, start)
    const words = beforeLabel(own)
    if (words !== undefined) {
      const clause = lastClause(words)
      const role = roleIn(clause)
      const says = fold(words).text
      return { ...(role ? { role } : {}), alone: roleIn(words) !== undefined || isNeutral(says) || NOBODY.test(says) }
    }
    const role = this.#outerLabel(block)
    return { ...(role ? { role } : {}), alone: BETWEEN.test(own) }
  }

  /** The label in the cell on the left, in the column's header, or in the block before. */
  #outerLabel(block: number): Role | undefined {
    const { cell } = this.blocks[block]!
    if (!cell) return roleIn(beforeLabel(this.#text(block - 1)) ?? '')
    for (let i = block - 1; i >= 0 && i > block - WIDEST; i--) {
      const beside = this.blocks[i]!.cell
      if (beside?.table !== cell.table || beside.row !== cell.row) break
      const words = labelWords(this.#text(i))
      if (words !== undefined) return roleIn(words)
    }
    return this.#columns.get(`${cell.table}|${cell.col}`)
  }

  /** The one organisation near by of which the label speaks; undefined when there are several. */
  #onlyOne(code: PrintedCode, side: Side): Mention | undefined {
    const found: Mention[] = []
    for (let i = code.block - FAR; i <= code.block + REACH; i++)
      for (const m of this.byBlock.get(i) ?? []) if (m.role !== undefined && sideOf(m.role) === side) found.push(m)
    if (new Set(found.map(m => nameKey(m.name))).size !== 1) return undefined
    return found.find(m => free(m, code))
  }

  #near(code: PrintedCode, alone: boolean): Mention | undefined {
    const here = this.byBlock.get(code.block) ?? []
    const left = here.filter(m => m.end <= code.start)
    const right = here.find(m => m.start >= code.end)
    if (left.length > 0) {
      const owner = this.#inText(code, left)
      if (owner !== 'none' || !right) return owner === 'none' ? undefined : owner
    }
    if (right) {
      const others = this.codes.get(code.block)!
      return others.some(c => c.start > code.start && c.start < right.start) ? undefined : free(right, code)
    }
    if (!alone) return undefined
    return this.blocks[code.block]!.cell ? this.#inTable(code) : this.#inLines(code)
  }

  /** The name before the code in its own text. `none`: the code is said of none of them. */
  #inText(code: PrintedCode, left: Mention[]): Mention | undefined | 'none' {
    const text = this.#text(code.block)
    const owner = left.at(-1)!
    const run = this.#run(code, owner.end)
    const kin = run.length > 1 && run.some(c => c.code.type === run[0]!.code.type && c !== run[0])
    if (kin && !run.every(c => agree(c, run[0]!))) {
      // 甲公司、乙公司，代码分别为…、…: as many names as codes, in their order.
      const before = this.codes.get(code.block)!.filter(c => c.end <= owner.start)
      const names = left.filter(m => m.start >= (before.at(-1)?.end ?? 0))
      return names.length === run.length ? (free(names[run.indexOf(code)], code) ?? 'none') : 'none'
    }
    const between = text.slice(owner.end, code.start)
    if (isAttribute(between)) return 'none'
    if (SENTENCE.test(between) && (namesAnother(between) || !this.#isValue(owner))) return 'none'
    return free(owner, code) ?? 'none'
  }

  /** The codes that stand with this one, no name between them. */
  #run(code: PrintedCode, from: number): PrintedCode[] {
    const next = this.byBlock.get(code.block)?.find(m => m.start >= code.end)?.start ?? Number.POSITIVE_INFINITY
    return this.codes.get(code.block)!.filter(c => c.start >= from && c.end <= next)
  }

  /** A label's value, a heading, a line of its own: not a name in the middle of a sentence. */
  #isValue(mention: Mention): boolean {
    const { block, start } = this.whole(mention)
    const before = lastClause(this.#text(block).slice(0, start)).replace(BRACKETED, '')
    const after = this.#text(mention.block).slice(mention.end).replace(BRACKETED, '').split(CLAUSE)[0]!
    return after.length <= LITTLE && (/(?:[:：]|名称|^)$/.test(before) || isNeutral(fold(before).text))
  }

  /** The one name of a block that stands there as a value. */
  #valueIn(block: number): Mention | undefined {
    const held = this.byBlock.get(block)
    const last = held?.at(-1)
    if (!last || held!.some(m => nameKey(m.name) !== nameKey(last.name))) return undefined
    // A number that is read as no code is its own all the same.
    if (!this.codes.has(block) && hasNumber(this.#text(block).slice(last.end))) return undefined
    return this.#isValue(last) ? last : undefined
  }

  #inLines(code: PrintedCode): Mention | undefined {
    // 甲公司 / 代码、代码: one of them is another's.
    if (this.codes.get(code.block)!.some(c => c.code.type === code.code.type && !agree(c, code))) return undefined
    for (let i = code.block - 1; i >= Math.max(0, code.block - REACH); i--) {
      if (this.byBlock.has(i)) {
        // 甲公司 / 乙公司 / 代码 / 代码: nobody can tell.
        if (this.#isBare(i) && this.#isBare(i - 1) && this.codes.has(code.block + 1)) return undefined
        return free(this.#valueIn(i), code)
      }
      if (this.codes.has(i)) break
    }
    return this.#below(code)
  }

  /** A block with a name and no code. */
  #isBare(block: number): boolean {
    return this.byBlock.has(block) && !this.codes.has(block)
  }

  /** A code above its name. */
  #below(code: PrintedCode): Mention | undefined {
    const { block } = code
    if (this.byBlock.has(block + 1)) return free(this.#valueIn(block + 1), code)
    return this.#text(block + 1).length <= 20 ? free(this.#valueIn(block + 2), code) : undefined
  }

  /** By its row, or the cell above; a list of label/value pairs may look further. */
  #inTable(code: PrintedCode): Mention | undefined {
    const found = inTable(this, code)
    if (found !== 'pairs') return found
    for (let i = code.block - 1, seen = 0; i >= 0 && seen < REACH; i--, seen++) {
      const last = this.byBlock.get(i)?.at(-1)
      // A bank, a brand: beside the organisation that the pairs are about.
      if (last && last.role !== 'other') return free(this.#valueIn(i), code)
      if (this.codes.has(i)) return undefined
    }
    return this.#below(code)
  }
}
