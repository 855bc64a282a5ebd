/** What every reader gives. */
import type { Block } from '../core/types.ts'

/** Where a block stands, in the words by which a person finds it again. Numbers count from 1. */
export interface Place {
  page?: number
  /** Shares of the page's width and height, from its upper left corner as it is shown: where the block begins. */
  x?: number
  y?: number
  sheet?: string
  table?: number
  row?: number
  line?: number
  paragraph?: number
  part?: 'header' | 'footer' | 'footnote' | 'text-box'
}

/** A part of the document that was not read: what it names must be looked at by a person. */
export interface Unread {
  why: UnreadReason
  page?: number
  line?: number
}

export type UnreadReason =
  /** A page, or the whole document, without a text layer: scanned, or blank. */
  | 'no-text'
  /** A page that is a picture with little text on it. */
  | 'picture'
  /** Its font does not say which characters its glyphs are. */
  | 'garbled'
  | 'broken'
  /** Another document stands inside this one. */
  | 'embedded'

export type DocumentKind = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'html' | 'text'

export interface DocumentText {
  kind: DocumentKind
  blocks: Block[]
  /** Beside `blocks`, index for index. */
  places: Place[]
  /** Number of pages, where there are pages. */
  pages?: number
  unread: Unread[]
}

/** What the PDF reader cannot carry itself. */
export interface PdfAssets {
  /** A packed character map of pdfjs-dist by its file name, `UniGB-UCS2-H.bcmap`. Rejects when there is none. */
  characterMap(file: string): Promise<Uint8Array>
}

export interface ReadOptions {
  signal?: AbortSignal
  /** Pages read, and how many there are. */
  onProgress?: (done: number, total: number) => void
  pdf: PdfAssets
}
