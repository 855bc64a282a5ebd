/** One row → one record, or the reason why not. */
import { readBan } from '#shared/core/bans.ts'
import { isPersonCode, scrub } from '#shared/core/person-numbers.ts'
import type { PolicyList } from '#shared/core/policy.ts'
import type { ListRecord, SeverityLevel, Subject } from '#shared/core/records.ts'
import { validUntilOf } from '#shared/core/standing.ts'
import type { Identifier } from '#shared/core/types.ts'
import { contradicts, type DateField, readDate } from './clocks.ts'
import { chineseNamesIn, cleanName, codesIn, putCodes } from './codes.ts'
import { type Columns, cellText, fieldValue, firstText } from './columns.ts'
import type { FieldName, Mapping } from './mapping.ts'
import { kindOf } from './persons.ts'
import type { RowNote } from './report.ts'
import type { Row } from './rows.ts'

export interface RowContext {
  mapping: Mapping
  columns: Columns
  file: string
  /** The policy's row of the list: validity by rule. */
  list: PolicyList | undefined
}

export interface MappedRow {
  fate: 'kept' | 'rejected' | 'person' | 'sole-trader'
  department: string
  record?: ListRecord
  notes: { note: RowNote; detail: string }[]
  /** Identity numbers taken out of texts. */
  removed: number
}

const SEVERITY: { [word: string]: SeverityLevel } = {
  轻微: 'minor',
  一般: 'general',
  较重: 'general',
  严重: 'serious',
  minor: 'minor',
  general: 'general',
  serious: 'serious',
}
const YES = /^(?:1|是|y|yes|true|有|已履行|履行|兑现|已兑现|kept)$/i
const NO = /^(?:0|否|n|no|false|无|未履行|违约|违背|broken)$/i
const TEXT_FIELDS = ['ref', 'authority', 'reason', 'outcome', 'legalBasis', 'grade', 'region'] as const

export const mapRow = (row: Row, context: RowContext): MappedRow => {
  const { mapping, columns } = context
  const get = (field: FieldName) => fieldValue(columns, field, row.cells)
  const out: MappedRow = { fate: 'kept', department: get('department') || get('authority'), notes: [], removed: 0 }
  const note = (what: RowNote, detail = '') => out.notes.push({ note: what, detail })
  const clean = (text: string): string => {
    const { text: without, removed } = scrub(text)
    out.removed += removed
    return without
  }

  const { subject, codes, codeTexts, short } = readSubject(row, context, get, note)
  if (subject.name === '') {
    note('no-name')
    return { ...out, fate: 'rejected' }
  }
  const kind = kindOf(
    {
      names: [subject.name, ...(subject.otherNames ?? []), ...short],
      codes: codeTexts,
      hasCode: codes.some(c => c.type !== 'masked'),
      kind: get('kind'),
      ...(subject.uscc ? { uscc: subject.uscc } : {}),
    },
    mapping.persons,
  )
  if (kind === 'person') {
    out.notes.length = 0
    note('person')
    return { ...out, fate: 'person', removed: 0 }
  }
  if (kind === 'sole-trader') {
    const drop = mapping.soleTraders === 'drop'
    if (drop || !subject.uscc) {
      note(drop ? 'sole-trader' : 'sole-trader-without-code')
      return { ...out, fate: 'sole-trader' }
    }
  }
  // A line below the table (filters, sums, a date of export) stands alone in its row and names nobody.
  if (kind === 'unclear' && columns.width > 2 && row.cells.filter(c => c !== '').length === 1) {
    out.notes.length = 0
    note('not-an-entry', subject.name)
    return { ...out, fate: 'rejected' }
  }
  if (kind === 'unclear') note('unclear-kind', subject.name)

  const record: ListRecord = { id: get('id'), subject, dates: {} }
  subject.name = clean(subject.name)
  for (const field of TEXT_FIELDS) {
    const text = clean(get(field))
    if (text !== '') record[field] = text
  }
  const severity = SEVERITY[get('severity').replace(/失信|程度/g, '')]
  if (severity) record.severity = { level: severity, from: 'printed' }
  const kept = get('kept')
  if (YES.test(kept) || NO.test(kept)) record.kept = YES.test(kept)
  if (YES.test(get('disputed')) || /异议/.test(get('disputed'))) record.disputed = true
  readClocks(record, context, get, note)
  const extra = readExtra(row, context, clean)
  if (Object.keys(extra).length > 0) record.extra = extra
  const url = get('url')
  record.source = { ...(/^https?:\/\//.test(url) ? { url } : {}), file: context.file, row: row.line }
  if (codeTexts.some(isPersonCode)) out.removed++
  if (out.removed > 0) note('identity-number-removed')
  return { ...out, record }
}

type Note = (what: RowNote, detail?: string) => void

const readSubject = (row: Row, { mapping, columns }: RowContext, get: (field: FieldName) => string, note: Note) => {
  const printed = cleanName(get('name'))
  const subject: Subject = { name: printed }
  const codeTexts: string[] = []
  const codes: Identifier[] = []
  const former = splitNames(get('formerNames'))
  const other = splitNames(get('otherNames'))
  const readCode = (text: string) => {
    if (text === '') return
    codeTexts.push(text)
    const found = codesIn(text)
    codes.push(...found)
    if (found.length === 0 && !isPersonCode(text)) note('code-unreadable', scrub(text).text)
  }
  readCode(get('code'))
  for (const group of columns.codes) readCode(firstText(group, row.cells))
  const chinese: string[] = []
  const short: string[] = []
  for (const [i, rule] of (mapping.extract ?? []).entries()) {
    for (const column of columns.extract[i] ?? []) {
      const text = row.cells[column] ?? ''
      if (text === '') continue
      if (rule.what === 'codes') codes.push(...codesIn(text))
      else if (rule.what === 'chinese-names') {
        const found = chineseNamesIn(text)
        chinese.push(...found.names)
        short.push(...found.short)
      } else if (rule.pattern) {
        const into = rule.to === 'formerNames' ? former : other
        for (const m of text.matchAll(new RegExp(rule.pattern, 'giu'))) {
          const value = (m[1] ?? m[0]).trim()
          if (rule.to === 'code') readCode(value)
          else if (value !== '') into.push(cleanName(value))
        }
      }
    }
  }
  if (chinese.length > 0) {
    subject.name = chinese[0]!
    other.unshift(...chinese.slice(1))
    if (printed !== '') other.push(printed)
  }
  for (const name of short) note('short-name-left-out', name)
  putCodes(subject, codes)
  const wrong = codes.find(c => !c.valid)
  if (wrong) note('code-invalid', wrong.value)
  if (codes.length === 0) note('code-missing', subject.name.length > 4 ? subject.name : '')
  if (subject.masked) note('code-masked', subject.masked)
  const distinct = (names: string[]) => [...new Set(names)].filter(n => n !== '' && n !== subject.name)
  const formerNames = distinct(former)
  const otherNames = distinct(other)
  if (formerNames.length > 0) subject.formerNames = formerNames
  if (otherNames.length > 0) subject.otherNames = otherNames
  return { subject, codes, codeTexts, short }
}

const splitNames = (text: string): string[] =>
  text === ''
    ? []
    : text
        .split(/[；;、\n]|[,，](?=\s*\p{Script=Han})/u)
        .map(cleanName)
        .filter(n => n !== '')

const readClocks = (record: ListRecord, { mapping, list }: RowContext, get: (field: FieldName) => string, note: Note): void => {
  const { dates } = record
  let openEnded = false
  for (const field of ['since', 'validUntil', 'effectUntil', 'publishedUntil'] satisfies DateField[]) {
    const reading = readDate(get(field), mapping.dates)
    if (!reading) continue
    if ('mark' in reading) dates[field] = reading.mark
    else if ('bad' in reading) note('date-unreadable', `${field}: ${reading.bad}`)
    else if (field === 'validUntil' || field === 'effectUntil') openEnded = true
  }
  const scope = get('scope')
  if (scope !== '') dates.scope = scope
  readBanInto(record, mapping.bans === true, note)
  if (contradicts(dates)) {
    note('dates-contradict', `${dates.since?.on} … ${dates.validUntil?.on ?? dates.effectUntil?.on}`)
    if (record.ban) record.ban.contradictory = true
  }
  if (!dates.validUntil && !openEnded && mapping.validity !== 'none') {
    const end = validUntilOf(record, list)
    if (end) dates.validUntil = end
  }
}

/** A printed end stands; a parsed one fills the gap, and one that disagrees with the printed end is said. */
const readBanInto = (record: ListRecord, always: boolean, note: Note): void => {
  const { dates } = record
  const text = [record.outcome, record.reason].filter(Boolean).join('。')
  const read = text === '' ? {} : readBan(record.outcome ?? text, dates.since?.on)
  const ban = always ? { forbids: true, ...read.ban } : read.ban
  if (!ban) return
  record.ban = ban
  if (read.scope && !dates.scope) dates.scope = read.scope
  if (read.effectUntil && !dates.effectUntil) dates.effectUntil = read.effectUntil
  else if (read.effectUntil && dates.effectUntil && read.effectUntil.on !== dates.effectUntil.on) ban.contradictory = true
  if (ban.contradictory) note('ban-contradictory', record.outcome ?? '')
}

const readExtra = (row: Row, { columns }: RowContext, clean: (text: string) => string): { [label: string]: string } => {
  const extra: { [label: string]: string } = {}
  for (const [label, field, from] of columns.extra) {
    const text = cellText(field, from, row.cells)
    // A column of identity numbers is left out whole, not shown with holes.
    if (text !== '' && !isPersonCode(text)) extra[label] = clean(text)
  }
  return extra
}
