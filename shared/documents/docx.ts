/**
 * DOCX (ECMA-376) → blocks: paragraphs, tables with merged cells, headers, footers, footnotes and text boxes. Left out is what a
 * reader does not see: deleted text, text moved away, field codes, hidden runs. Written here because the kept reader (mammoth)
 * brings a template compiler that an extension page's policy forbids.
 */
import { BlockList } from './block-list.ts'
import { DocxBody } from './docx-body.ts'
import { DocumentError } from './fault.ts'
import type { Pace } from './pace.ts'
import type { DocumentText, Place, Unread } from './types.ts'
import { attribute, readTargets, scan } from './xml.ts'
import { inflateParts, partNames, partText } from './zip.ts'

const WANTED = /^(?:_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.xml(?:\.rels)?)$/
/** With less text than this, a picture in it may be all that there is to read. */
const LITTLE_TEXT = 200

const PARTS: { type: string; part: NonNullable<Place['part']>; before: boolean }[] = [
  { type: 'header', part: 'header', before: true },
  { type: 'footer', part: 'footer', before: false },
  { type: 'footnotes', part: 'footnote', before: false },
  { type: 'endnotes', part: 'footnote', before: false },
]

export const readDocx = async (bytes: Uint8Array, pace: Pace): Promise<DocumentText> => {
  const parts = inflateParts(bytes, path => WANTED.test(path))
  const text = (path: string) => partText(parts, path)
  const main = await mainPart(text('_rels/.rels'), pace)
  if (!parts[main]) throw new DocumentError('broken-docx', main)
  const name = main.slice(main.lastIndexOf('/') + 1)
  const targets = await readTargets(text(`word/_rels/${name}.rels`), 'word/', pace)
  const of = (type: string) => [...targets.values()].filter(target => target.type === type).map(target => target.path)
  const levels = await headingLevels(text(of('styles')[0] ?? 'word/styles.xml'), pace)
  const list = new BlockList()
  let tables = 0
  const read = async (path: string, part?: Place['part']) => {
    const body = new DocxBody(list, levels, tables, part)
    await scan(text(path), pace, body)
    tables = body.tables
    return body
  }
  for (const { type, part, before } of PARTS) if (before) for (const path of of(type)) await read(path, part)
  const { seen } = await read(main)
  if (!seen) throw new DocumentError('broken-docx', main)
  for (const { type, part, before } of PARTS) if (!before) for (const path of of(type)) await read(path, part)
  const { blocks, places } = list
  return { kind: 'docx', blocks, places, unread: unreadOf(partNames(bytes), list.characters) }
}

const mainPart = async (rels: string, pace: Pace): Promise<string> => {
  const roots = [...(await readTargets(rels, '', pace)).values()]
  return roots.find(target => target.type === 'officeDocument')?.path ?? 'word/document.xml'
}

const unreadOf = (names: string[], characters: number): Unread[] => {
  const unread: Unread[] = []
  if (characters < LITTLE_TEXT && names.some(name => name.startsWith('word/media/'))) unread.push({ why: 'picture' })
  if (
    names.some(
      name => /^word\/(?:embeddings|afchunk|altchunk)/i.test(name) && !/\/(?:oleObject[^/]*\.bin|[^/]*\.vsdx?)$/i.test(name),
    )
  )
    unread.push({ why: 'embedded' })
  return unread
}

/** Style id → heading level, by the style's outline level or its built-in name. */
const headingLevels = async (xml: string, pace: Pace): Promise<Map<string, number>> => {
  const levels = new Map<string, number>()
  let style = ''
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag === 'style') style = attribute(a, 'styleId') ?? ''
      if (style === '') return
      const value = attribute(a, 'val') ?? ''
      const named = tag === 'name' ? /^(?:heading|标题) ?([1-6])$/i.exec(value)?.[1] : undefined
      if (named) levels.set(style, Number(named))
      else if (tag === 'name' && /^title$/i.test(value)) levels.set(style, 1)
      else if (tag === 'outlineLvl' && Number(value) < 6 && !levels.has(style)) levels.set(style, Number(value) + 1)
    },
    close: tag => {
      if (tag === 'style') style = ''
    },
  })
  return levels
}
