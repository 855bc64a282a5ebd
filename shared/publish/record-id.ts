/** Ids of records: stable between versions because they come from what makes the entry, unique because collisions are counted. */
import { keyHash } from '#shared/core/keyhash.ts'
import type { ListRecord } from '#shared/core/records.ts'
import type { FieldName, Mapping } from './mapping.ts'
import { plainName } from './persons.ts'

const hex = (n: number) => n.toString(16).padStart(8, '0')

/** 64 bits of a text, in hex. Not for integrity: two texts with one id are told apart by their content. */
export const textId = (text: string): string => {
  const { lo, hi } = keyHash('n', text)
  return hex(hi) + hex(lo)
}

const value = (record: ListRecord, field: FieldName): string => {
  const { subject, dates } = record
  switch (field) {
    case 'name':
      return plainName(subject.name)
    case 'code':
      return subject.uscc ?? subject.orgCode ?? subject.regNo ?? subject.masked ?? ''
    case 'since':
    case 'validUntil':
    case 'effectUntil':
    case 'publishedUntil':
      return dates[field]?.on ?? ''
    case 'scope':
      return dates.scope ?? ''
    case 'severity':
      return record.severity?.level ?? ''
    case 'formerNames':
    case 'otherNames':
      return subject[field]?.join('|') ?? ''
    case 'kept':
    case 'disputed':
      return String(record[field] ?? '')
    case 'url':
      return record.source?.url ?? ''
    case 'id':
      return record.id
    case 'kind':
    case 'department':
      return ''
    default:
      return plainName(record[field] ?? '')
  }
}

const WITH_REF: FieldName[] = ['ref', 'authority', 'name']
const WITHOUT_REF: FieldName[] = ['name', 'code', 'authority', 'since', 'reason', 'outcome', 'grade', 'region', 'effectUntil']

/** What makes two rows one entry. */
export const entryKey = (record: ListRecord, mapping: Mapping): string => {
  if (mapping.fields.id && record.id !== '') return `id|${record.id}`
  const fields = mapping.dedupe ?? (record.ref ? WITH_REF : WITHOUT_REF)
  return fields.map(f => `${f}=${value(record, f)}`).join('|')
}

/** All that a record says, its place in the file aside: equal for rows that are one row twice. */
export const contentKey = ({ id: _id, source, ...rest }: ListRecord): string => JSON.stringify([rest, source?.url ?? ''])
