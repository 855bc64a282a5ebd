/** Documents for tests, and the readers as the command line gives them their character maps. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { findMentions } from '#shared/core/mentions/index.ts'
import { readDocument } from '#shared/documents/read-document.ts'
import type { DocumentText, ReadOptions } from '#shared/documents/types.ts'

const maps = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')
export const assets = { characterMap: async (file: string) => new Uint8Array(await readFile(join(maps, file))) }

export const read = (bytes: Uint8Array, name = 'a', more: Omit<ReadOptions, 'pdf'> = {}): Promise<DocumentText> =>
  readDocument(bytes, name, { pdf: assets, ...more })

/** What is found in a document, each with the place of its block. */
export const found = ({ blocks, places }: DocumentText) =>
  findMentions(blocks).map(({ block, name, code, role, rank }) => ({
    name,
    code: code?.value,
    role,
    rank,
    place: places[block]!,
  }))

export const texts = (document: DocumentText): string[] => document.blocks.map(block => block.text)

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** @param body WordprocessingML inside `w:body`; `more`: further parts by path. */
export const docx = (body: string, more: { [path: string]: string } = {}, rels = ''): Uint8Array<ArrayBuffer> => {
  const parts: { [path: string]: string } = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': '<Relationships><Relationship Id="r1" Type="a/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': `<Relationships>${rels}</Relationships>`,
    ...more,
  }
  return new Uint8Array(zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]))))
}

export const p = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
export const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
export const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
