/** What a file is, by its content first: endings lie, and downloads lose them. */
import { DocumentError } from './fault.ts'
import { partNames } from './zip.ts'

export type Form = 'pdf' | 'docx' | 'xlsx' | 'html' | 'csv' | 'text'

/** Larger ones do not fit a browser's tab once they are unpacked. */
export const MAX_DOCUMENT = 200_000_000

const latin = (bytes: Uint8Array, length: number) => new TextDecoder('latin1').decode(bytes.subarray(0, length))

/** Beginnings of files, as bytes. */
const PICTURES = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
]
const ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
]
const ZIP = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0x50, 0x4b, 7, 8],
]
const OLE = [[0xd0, 0xcf, 0x11, 0xe0]]
const begins = (bytes: Uint8Array, marks: number[][]) => marks.some(mark => mark.every((b, i) => bytes[i] === b))
const isPicture = (bytes: Uint8Array, head: string) =>
  begins(bytes, PICTURES) || /^RIFF[\s\S]{4}WEBP|^[\s\S]{4}ftyp(?:hei|mif|avif)/.test(head)

const HTML = /^\s*(?:\ufeff|ï»¿)?\s*<(?:!doctype|!--|html|head|body|table|div|p|meta|\?xml)/i
const MAIL = /^(?:from|mime-version|date|subject|content-type):[\s\S]{0,2000}multipart\//i

/**
 * @param name for its ending only, where the content leaves a choice.
 * @throws DocumentError for what cannot be read, each with its own code.
 */
export const formOf = (bytes: Uint8Array, name: string): Form => {
  if (bytes.length === 0) throw new DocumentError('empty-file')
  if (bytes.length > MAX_DOCUMENT) throw new DocumentError('too-large', name)
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? ''
  const head = latin(bytes, 4096)
  // Readers look for the mark within the first kilobyte: mail gateways put lines before it.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf'
  if (begins(bytes, ZIP)) return zipForm(bytes)
  if (begins(bytes, OLE)) throw oldOffice(bytes, ending)
  if (head.startsWith('{\\rtf')) throw new DocumentError('rtf')
  if (isPicture(bytes, head)) throw new DocumentError('picture')
  if (begins(bytes, ARCHIVES)) throw new DocumentError('archive')
  if (MAIL.test(head)) throw new DocumentError('unknown-format', 'MHTML')
  if (/^(?:html?|xhtml|shtml)$/.test(ending) || HTML.test(head)) return 'html'
  // An ending that promises a document, and content that is none: damaged on the way.
  if (ending === 'pdf') throw new DocumentError('broken-pdf')
  if (/^(?:docx|xlsx|docm|xlsm)$/.test(ending)) throw new DocumentError('broken-zip')
  if (isBinary(bytes)) throw new DocumentError('unknown-format', ending)
  return ending === 'csv' || ending === 'tsv' ? 'csv' : 'text'
}

const zipForm = (bytes: Uint8Array): Form => {
  const names = partNames(bytes)
  const has = (test: RegExp) => names.some(name => test.test(name))
  if (has(/^word\/[^/]*\.xml$/)) return 'docx'
  if (has(/^xl\/workbook\.xml$/)) return 'xlsx'
  if (has(/^xl\/workbook\.bin$/)) throw new DocumentError('old-xls')
  if (has(/^OFD\.xml$/i)) throw new DocumentError('ofd')
  if (has(/^ppt\//)) throw new DocumentError('unknown-format', 'PPTX')
  if (has(/^content\.xml$/)) throw new DocumentError('unknown-format', 'OpenDocument')
  throw new DocumentError('archive')
}

const UTF16 = (s: string) => [...s].map(c => `${c}\x00`).join('')

/** Names of an OLE container's streams stand in UTF-16. An encrypted DOCX or XLSX is such a container too. */
const oldOffice = (bytes: Uint8Array, ending: string): DocumentError => {
  const text = latin(bytes, bytes.length)
  if (text.includes(UTF16('EncryptedPackage'))) return new DocumentError('encrypted')
  if (/^(?:wps|et)$/.test(ending)) return new DocumentError('wps')
  if (text.includes(UTF16('Workbook')) || text.includes(UTF16('Book'))) return new DocumentError('old-xls')
  return new DocumentError('old-office')
}

const SAMPLE = 65_536

/** Control characters that no text has. UTF-16 has zeros on one side only, which the decoder sees by itself. */
const isBinary = (bytes: Uint8Array): boolean => {
  const end = Math.min(bytes.length, SAMPLE)
  let odd = 0
  const zeros = [0, 0]
  for (let i = 0; i < end; i++) {
    const b = bytes[i]!
    if (b === 0) zeros[i & 1]!++
    else if (b < 9 || (b > 13 && b < 32 && b !== 27)) odd++
  }
  const utf16 = Math.min(...zeros) * 20 < Math.max(...zeros)
  return odd * 50 > end || (!utf16 && Math.max(...zeros) * 50 > end)
}
