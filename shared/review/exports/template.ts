/**
 * An office's own DOCX template, filled with a review's summary. Placeholders are names only: nothing in a template is evaluated, and
 * one that holds a name we do not have is refused before anything is written.
 */
import Docxtemplater, { type DXT } from 'docxtemplater'
import PizZip from 'pizzip'
import { DocumentError } from '../../documents/fault.ts'
import { inflateParts, partNames, partText } from '../../documents/zip.ts'
import { plain } from '../plain.ts'
import { type Level, loopsAround, placeholders, type Values, valuesOf } from './placeholders.ts'
import type { Summary } from './summary.ts'

const MAIN = 'word/document.xml'
const TYPES = '[Content_Types].xml'
/** Files of the old binary format, and encrypted ones. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

export type MarkFault = 'unopened' | 'unclosed' | 'loop-unopened' | 'loop-unclosed' | 'loop-crossed' | 'loop-place' | 'other'

export type TemplateFault =
  /** `.doc`, or locked by a password. */
  | { code: 'old-or-locked' }
  | { code: 'not-docx' }
  | { code: 'macros' }
  | { code: 'too-large' }
  | { code: 'broken'; detail: string }
  /** No placeholder at all: nothing would be filled. */
  | { code: 'empty' }
  | { code: 'marks'; faults: { is: MarkFault; tag: string }[] }
  | { code: 'unknown'; names: string[] }
  /** Known, and only inside these loops. */
  | { code: 'outside'; name: string; loops: string[] }
  /** A placeholder of a kind that we do not fill: raw XML and its like. */
  | { code: 'kind'; tag: string }
  /** ｛项目名称｝: brackets of full width are text. */
  | { code: 'full-width'; name: string }

export const fillTemplate = (
  bytes: Uint8Array,
  summary: Summary,
): { filled: Uint8Array; fault?: never } | { fault: TemplateFault; filled?: never } => {
  const unfit = unfitFile(bytes)
  if (unfit) return { fault: unfit }
  try {
    const seen: Seen[] = []
    const document = new Docxtemplater(new PizZip(bytes), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      stripInvalidXMLChars: true,
      modules: [inspector(seen)],
      parser: tag => ({ get: (scope: unknown) => own(scope, tag.trim()) }),
      nullGetter: () => '',
    })
    const fault = unfitMarks(seen)
    if (fault) return { fault }
    document.render(shownIn(valuesOf(placeholders, { ...summary.project, ...summary })))
    // Made of a `.dotx` it would be a template still, and its name would say otherwise.
    const zip = document.getZip() as PizZip
    zip.file(TYPES, zip.file(TYPES)!.asText().replace('wordprocessingml.template.main', 'wordprocessingml.document.main'))
    return { filled: document.toUint8Array() }
  } catch (error) {
    return { fault: faultOf(error) }
  }
}

const own = (scope: unknown, name: string): unknown =>
  typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name) ? (scope as Values)[name] : undefined

const shownIn = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value.map(shownIn)]),
  )

const unfitFile = (bytes: Uint8Array): TemplateFault | undefined => {
  if (OLE.every((byte, i) => bytes[i] === byte)) return { code: 'old-or-locked' }
  try {
    const names = partNames(bytes)
    if (!names.includes(MAIN)) return { code: 'not-docx' }
    if (names.includes('word/vbaProject.bin')) return { code: 'macros' }
    const parts = inflateParts(bytes, path => /^word\/[^/]+\.xml$/.test(path))
    for (const path of Object.keys(parts)) {
      const xml = partText(parts, path)
      if (!isBalanced(xml)) return { code: 'broken', detail: path }
      const text = xml.replace(/<[^>]*>/g, '')
      for (const [, name] of text.matchAll(/｛[#/^]?\s*([^｛｝]{1,20}?)\s*｝/g))
        if (loopsAround(name!)) return { code: 'full-width', name: name! }
    }
    return undefined
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error
    return { code: error.code === 'too-large' ? 'too-large' : 'not-docx' }
  }
}

/** Every element is closed where it was opened: else the filled file would open in no word processor. */
const isBalanced = (xml: string): boolean => {
  const open: string[] = []
  for (const [, end, name, empty] of xml.matchAll(/<(\/?)([\w:.-]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (end) {
      if (open.pop() !== name) return false
    } else if (!empty) open.push(name!)
  }
  return open.length === 0
}

interface Seen {
  tag: string
  kind: string | undefined
  inside: Seen[]
}

const seenOf = (parts: readonly DXT.Part[]): Seen[] =>
  parts
    .filter(part => part.type === 'placeholder')
    .map(part => ({
      tag: part.value.trim(),
      kind: part.module as string | undefined,
      inside: seenOf((part.subparsed as DXT.Part[] | undefined) ?? []),
    }))

/** Told of every part of the document once its placeholders are parsed. */
const inspector = (seen: Seen[]): DXT.Module => ({
  name: 'xinbiao-inspector',
  set: (told: { inspect?: { postparsed?: DXT.Part[] } }) => {
    if (told.inspect?.postparsed) seen.push(...seenOf(told.inspect.postparsed))
  },
})

const unfitMarks = (seen: readonly Seen[]): TemplateFault | undefined => {
  if (seen.length === 0) return { code: 'empty' }
  const unknown = new Set<string>()
  let fault: TemplateFault | undefined
  // A placeholder is found at its own level and at all around it.
  const walk = (marks: readonly Seen[], levels: readonly Level[]): void => {
    for (const { tag, kind, inside } of marks) {
      if (kind !== undefined && kind !== 'loop') {
        fault ??= { code: 'kind', tag }
        continue
      }
      const of = kind === 'loop' ? 'loops' : 'fields'
      const at = levels.find(level => Object.hasOwn(level[of] ?? {}, tag) || (of === 'loops' && Object.hasOwn(level.fields, tag)))
      if (!at) {
        const loops = loopsAround(tag)
        if (loops && loops.length > 0) fault ??= { code: 'outside', name: tag, loops }
        else unknown.add(tag)
        continue
      }
      const loop = at.loops?.[tag]
      walk(inside, kind === 'loop' && loop ? [loop, ...levels] : levels)
    }
  }
  walk(seen, [placeholders])
  return unknown.size > 0 ? { code: 'unknown', names: [...unknown] } : fault
}

const MARK_FAULTS: { [id: string]: MarkFault } = {
  unopened_tag: 'unopened',
  duplicate_close_tag: 'unopened',
  unclosed_tag: 'unclosed',
  duplicate_open_tag: 'unclosed',
  unopened_loop: 'loop-unopened',
  unclosed_loop: 'loop-unclosed',
  closing_tag_does_not_match_opening_tag: 'loop-crossed',
  unbalanced_loop_tags: 'loop-place',
  loop_position_invalid: 'loop-place',
  no_xml_tag_found_at_left: 'loop-place',
  no_xml_tag_found_at_right: 'loop-place',
}
const NOT_DOCX = new Set(['filetype_not_identified', 'filetype_not_handled'])
const XML = new Set(['malformed_xml', 'file_has_invalid_xml', 'invalid_xml_characters'])

interface Told {
  id?: string
  xtag?: string
  errors?: { properties?: Told }[]
}

const faultOf = (error: unknown): TemplateFault => {
  const told = (error as { properties?: Told }).properties
  const each = (told?.errors ?? [{ properties: told }]).flatMap(({ properties }) => (properties?.id ? [properties] : []))
  if (each.some(({ id }) => NOT_DOCX.has(id!))) return { code: 'not-docx' }
  if (each.length === 0 || each.some(({ id }) => XML.has(id!)))
    return { code: 'broken', detail: String((error as Error).message ?? error) }
  return { code: 'marks', faults: each.map(({ id, xtag }) => ({ is: MARK_FAULTS[id!] ?? 'other', tag: xtag ?? id! })) }
}
