/** The events of one part of a DOCX → blocks. */
import type { Block } from '../core/types.ts'
import type { BlockList } from './block-list.ts'
import type { Place } from './types.ts'
import { type Attributes, attribute, type Handler } from './xml.ts'

type Cell = NonNullable<Block['cell']>

interface Table {
  index: number
  row: number
  col: number
  header: boolean
  /** By column: the cell that goes on downwards there. */
  above: (Cell | undefined)[]
}
interface Paragraph {
  parts: string[]
  level?: number
  hidden: boolean
  place: Place
}
interface Frame {
  tag: string
  table?: Table
  cell?: Cell
  /** A cell that only continues the one above it is set when its properties are read. */
  span?: { colSpan: number; goesOn: boolean; begun: boolean }
}

/** All in these is not shown: text deleted or moved away, the second form of a drawing, reading aids, field codes. */
const UNSEEN = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText', 'delInstrText'])
const MAX_SPAN = 200

const isOn = (a: Attributes) => !/^(?:0|false|off|none)$/.test(attribute(a, 'val') ?? '1')

export class DocxBody implements Handler {
  /** Number of the next table, so that parts number on. */
  tables: number
  /** Whether the part is a document at all. */
  seen = false
  readonly #list: BlockList
  readonly #levels: ReadonlyMap<string, number>
  readonly #part: Place['part']
  readonly #frames: Frame[] = []
  readonly #paragraphs: Paragraph[] = []
  #unseen = 0
  #inText = false
  #hiddenRun = false
  #inRunProperties = 0
  #inParagraphProperties = 0
  #boxes = 0
  #count = 0

  constructor(list: BlockList, levels: ReadonlyMap<string, number>, tables: number, part: Place['part']) {
    this.#list = list
    this.#levels = levels
    this.tables = tables
    this.#part = part
  }

  open(tag: string, a: Attributes): void {
    if (UNSEEN.has(tag)) this.#unseen++
    if (this.#unseen > 0) return
    switch (tag) {
      case 'document':
      case 'hdr':
      case 'ftr':
      case 'footnotes':
      case 'endnotes':
        this.seen = true
        return
      case 'tbl':
        this.#frames.push({ tag, table: { index: this.tables++, row: -1, col: 0, header: false, above: [] } })
        return
      case 'tr': {
        const table = this.#table()
        if (!table) return
        table.row++
        table.col = 0
        table.header = false
        return
      }
      case 'gridBefore':
        this.#skip(Number(attribute(a, 'val')))
        return
      case 'tblHeader': {
        const table = this.#table()
        if (table) table.header = isOn(a)
        return
      }
      case 'tc':
        this.#frames.push({ tag, span: { colSpan: 1, goesOn: false, begun: false } })
        return
      case 'gridSpan':
        this.#span(span => {
          span.colSpan = Math.min(MAX_SPAN, Math.max(1, Number(attribute(a, 'val')) || 1))
        })
        return
      case 'vMerge':
        this.#span(span => {
          span.goesOn = attribute(a, 'val') !== 'restart'
        })
        return
      case 'txbxContent':
        this.#boxes++
        this.#frames.push({ tag })
        return
      case 'p':
        this.#beginCell()
        this.#paragraphs.push({ parts: [], hidden: false, place: this.#place() })
        return
      default:
        this.#openInline(tag, a)
    }
  }

  #openInline(tag: string, a: Attributes): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph) return
    if (tag === 'pPr') this.#inParagraphProperties++
    else if (tag === 'pStyle') {
      const level = this.#levels.get(attribute(a, 'val') ?? '')
      if (level) paragraph.level = level
    } else if (tag === 'outlineLvl' && Number(attribute(a, 'val')) < 6) paragraph.level = Number(attribute(a, 'val')) + 1
    else if (tag === 'r') this.#hiddenRun = false
    else if (tag === 'rPr') this.#inRunProperties++
    else if (tag === 'vanish' && this.#inRunProperties > 0 && this.#inParagraphProperties === 0) this.#hiddenRun = isOn(a)
    else if (tag === 't') this.#inText = true
    else if (tag === 'tab' && this.#inParagraphProperties === 0) this.#say(' ')
    else if (tag === 'br' || tag === 'cr') this.#say('\n')
    else if (tag === 'noBreakHyphen') this.#say('-')
  }

  text(text: string): void {
    if (this.#inText && this.#unseen === 0) this.#say(text)
  }

  close(tag: string): void {
    if (UNSEEN.has(tag)) {
      this.#unseen = Math.max(0, this.#unseen - 1)
      return
    }
    if (this.#unseen > 0) return
    switch (tag) {
      case 't':
        this.#inText = false
        return
      case 'pPr':
        this.#inParagraphProperties = Math.max(0, this.#inParagraphProperties - 1)
        return
      case 'rPr':
        this.#inRunProperties = Math.max(0, this.#inRunProperties - 1)
        return
      case 'r':
        this.#hiddenRun = false
        return
      case 'p':
        this.#endParagraph()
        return
      case 'tc':
        this.#beginCell()
        this.#pop('tc')
        return
      case 'txbxContent':
        this.#boxes = Math.max(0, this.#boxes - 1)
        this.#pop(tag)
        return
      case 'tbl':
        this.#pop(tag)
    }
  }

  #say(text: string): void {
    if (!this.#hiddenRun) this.#paragraphs.at(-1)?.parts.push(text)
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const text = paragraph.parts.join('').replace(/[ \t\u00a0]+$/, '')
    const cell = this.#cell()
    const { level, place } = paragraph
    const kind: Block['kind'] = level ? 'heading' : cell ? 'cell' : 'text'
    this.#list.add(text, { kind, ...(level ? { level } : {}), ...(cell ? { cell } : {}) }, place)
  }

  #place(): Place {
    this.#count++
    const part = this.#boxes > 0 ? 'text-box' : this.#part
    const cell = this.#cell()
    if (part) return { part }
    return cell ? { table: cell.table + 1, row: cell.row + 1 } : { paragraph: this.#count }
  }

  #pop(tag: string): void {
    const at = this.#frames.findLastIndex(frame => frame.tag === tag)
    if (at >= 0) this.#frames.length = at
  }

  #table(): Table | undefined {
    return this.#frames.findLast(frame => frame.table)?.table
  }

  /** Of the innermost cell; a text box inside a cell is that cell's. */
  #cell(): Cell | undefined {
    for (let i = this.#frames.length - 1; i >= 0; i--) {
      if (this.#frames[i]!.cell) return this.#frames[i]!.cell
      if (this.#frames[i]!.table) return undefined
    }
    return undefined
  }

  #skip(columns: number): void {
    const table = this.#table()
    if (table && columns > 0) table.col += Math.min(MAX_SPAN, columns)
  }

  #span(set: (span: NonNullable<Frame['span']>) => void): void {
    const { span } = this.#frames.at(-1) ?? {}
    if (span && !span.begun) set(span)
  }

  /** Gives the cell its place once its properties are known: at its first paragraph, at the latest at its end. */
  #beginCell(): void {
    const frame = this.#frames.at(-1)
    const table = this.#table()
    if (!frame?.span || frame.span.begun || !table) return
    const { colSpan, goesOn } = frame.span
    frame.span.begun = true
    const above = table.above[table.col]
    if (goesOn && above) {
      above.rowSpan = Math.max(above.rowSpan, table.row - above.row + 1)
      frame.cell = above
    } else {
      frame.cell = { table: table.index, row: Math.max(0, table.row), col: table.col, rowSpan: 1, colSpan, header: table.header }
      for (let c = table.col; c < table.col + colSpan; c++) table.above[c] = frame.cell
    }
    table.col += colSpan
  }
}
