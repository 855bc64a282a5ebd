/**
 * A mapping: how one source's columns become records. A JSON file, checked at the door. Columns are named by header (several names:
 * the first the file has), by position from 1, or for JSON by path with dots. A position beside header names is used only when the
 * file has no header row.
 */
import * as z from 'zod/mini'
import { ImportError } from './rows.ts'

const column = z.union([z.string().check(z.minLength(1)), z.int().check(z.positive())])
const pattern = z.string().check(
  z.minLength(1),
  z.refine(text => {
    try {
      return Boolean(new RegExp(text, 'u'))
    } catch {
      return false
    }
  }, 'not a regular expression'),
)

const field = z.strictObject({
  /** Columns, first with text wins. */
  from: z.optional(z.array(column).check(z.minLength(1))),
  /** The value when no column has text, or the value of every row when there is no `from`. */
  fixed: z.optional(z.string()),
  /** Keep only what this matches: its first group, else the whole match. */
  match: z.optional(pattern),
  /** Cell text → value. Cells that are not named pass unchanged. */
  map: z.optional(z.record(z.string(), z.string())),
  /** Written before and after the cell's text: 罚款 … 万元. */
  prefix: z.optional(z.string()),
  suffix: z.optional(z.string()),
})

const extract = z.strictObject({
  from: z.array(column).check(z.minLength(1)),
  /**
   * `codes`: identifiers standing in the text. `chinese-names`: names of organisations in Chinese; the first becomes the record's
   * name, what stood in the name's column becomes another name. `pattern`: every match's first group.
   */
  what: z.enum(['codes', 'chinese-names', 'pattern']),
  pattern: z.optional(pattern),
  to: z.optional(z.enum(['formerNames', 'otherNames', 'code'])),
})

const names = z.record(z.string(), field)
const words = z.strictObject({ zh: z.string(), en: z.string() })

export const FIELD_NAMES = [
  'name',
  'code',
  'formerNames',
  'otherNames',
  'ref',
  'authority',
  'reason',
  'outcome',
  'legalBasis',
  'severity',
  'since',
  'validUntil',
  'effectUntil',
  'scope',
  'publishedUntil',
  'grade',
  'kept',
  'disputed',
  'region',
  'url',
  'id',
  'department',
  'kind',
] as const
export type FieldName = (typeof FIELD_NAMES)[number]

const schema = z.strictObject({
  version: z.literal(1),
  /** Of the mapping itself; kept in the report. */
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  name: words,
  listId: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  rows: z.optional(
    z.strictObject({
      format: z.optional(z.enum(['csv', 'xlsx', 'json', 'ndjson', 'html'])),
      encoding: z.optional(z.string()),
      delimiter: z.optional(z.string()),
      header: z.optional(z.int().check(z.nonnegative())),
      skip: z.optional(z.int().check(z.nonnegative())),
      sheet: z.optional(z.union([z.string(), z.int().check(z.positive())])),
      table: z.optional(z.union([z.string(), z.int().check(z.positive())])),
    }),
  ),
  fields: names.check(
    z.refine(f => Object.keys(f).every(k => (FIELD_NAMES as readonly string[]).includes(k)), 'unknown field'),
    z.refine(f => 'name' in f, 'the field "name" is missing'),
  ),
  /** Codes in further columns: organisation code, tax number, registration number. */
  codes: z.optional(z.array(z.array(column).check(z.minLength(1)))),
  extract: z.optional(z.array(extract)),
  /** Further columns to show: label → column. */
  extra: z.optional(z.record(z.string(), field)),
  dates: z.optional(
    z.strictObject({
      /** Numbers of five digits are spreadsheet days. */
      serial: z.optional(z.boolean()),
      /** A year alone stands for its last day, by rule. */
      year: z.optional(z.literal('end')),
      /** Words or days that mean "no end". */
      never: z.optional(z.array(z.string())),
    }),
  ),
  persons: z.optional(
    z.strictObject({
      /** Values of the field `kind`. */
      person: z.optional(z.array(z.string())),
      organisation: z.optional(z.array(z.string())),
      soleTrader: z.optional(z.array(z.string())),
      /** A list that holds organisations only: a name alone makes nobody a person. */
      none: z.optional(z.boolean()),
    }),
  ),
  /** 个体工商户: kept by code only (the default), or left out. */
  soleTraders: z.optional(z.enum(['by-code', 'drop'])),
  /** Every row is a ban until `effectUntil`: the text need not say so. */
  bans: z.optional(z.boolean()),
  /** `policy`: ends by the policy's rule where the source prints none. `none`: no computed ends. */
  validity: z.optional(z.enum(['policy', 'none'])),
  /** Fields that make two rows one entry. The default: 文号, authority and subject, or all but the dates where there is no 文号. */
  dedupe: z.optional(z.array(z.enum(FIELD_NAMES)).check(z.minLength(1))),
  coverage: z.strictObject({
    complete: z.boolean(),
    regions: z.array(z.string()).check(z.minLength(1)),
    subjects: z.array(z.enum(['organisation', 'sole-trader', 'person'])),
    channel: z.string(),
    note: z.optional(z.string()),
  }),
  graceDays: z.optional(z.int().check(z.positive())),
  sourceUrl: z.optional(z.string()),
  retrievedAt: z.optional(z.string()),
})

export type Mapping = z.infer<typeof schema>
export type Field = z.infer<typeof field>
export type Extract = z.infer<typeof extract>
export type ColumnRef = z.infer<typeof column>

/** @throws ImportError `bad-mapping` naming the place in the mapping. */
export const parseMapping = (value: unknown, file: string): Mapping => {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  throw new ImportError('bad-mapping', file, `${issue.path.join('.') || '/'}: ${issueText(issue)}`)
}

/** zod/mini carries no words: what it expected, or the names it does not know. */
const issueText = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'unrecognized_keys') return `unknown: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`
  return issue.code === 'custom' ? issue.message : `${issue.code} ${JSON.stringify(issue.input ?? '')}`
}

/** All header names a mapping asks for: they tell the table among several, and the header row. */
export const expectedHeaders = (mapping: Mapping): string[] => {
  const refs = [
    ...Object.values(mapping.fields).flatMap(f => f.from ?? []),
    ...(mapping.codes ?? []).flat(),
    ...(mapping.extract ?? []).flatMap(e => e.from),
    ...Object.values(mapping.extra ?? {}).flatMap(f => f.from ?? []),
  ]
  return [...new Set(refs.filter(r => typeof r === 'string'))]
}
