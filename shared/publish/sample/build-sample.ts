/**
 * The sample's lists: invented firms, every list kind, dates that move with the build's day so that active stays active. They
 * become the packaged sample registry (示例数据) and the demo's registry. Ends the source does not print are read and computed as
 * the importer does.
 */
import { readBan } from '#shared/core/bans.ts'
import { addDays, type Day } from '#shared/core/days.ts'
import type { Coverage, DateMark, ListId, ListRecord, SeverityLevel, Subject } from '#shared/core/records.ts'
import { validUntilOf } from '#shared/core/standing.ts'
import { policyList } from '#shared/policy/index.ts'
import { orgCode, uscc } from './codes.ts'
import entriesData from './entries.json' with { type: 'json' }
import firmsData from './firms.json' with { type: 'json' }

export interface SampleList {
  listId: ListId
  retrievedAt: Day
  coverage: Coverage
  records: ListRecord[]
}

interface Firm {
  name: string
  /** Stands where the organisation code stands. */
  n?: number
  city: string
  /** First two characters of the USCC: 91 enterprise, 92 sole trader. */
  kind?: string
  former?: string[]
  other?: string[]
}

interface Entry {
  firm: string
  /** How the source prints the code; the default is the USCC. */
  code?: 'none' | 'masked' | 'org' | 'tax' | 'badcheck'
  ref?: string
  authority?: string
  reason?: string
  outcome?: string
  legalBasis?: string
  grade?: string
  severity?: SeverityLevel
  since: number
  until?: number
  ban?: number | null
  shown?: number
  forbids?: boolean
  kept?: boolean
  disputed?: boolean
  region?: string
  extra?: { [label: string]: string }
}

/** No province has the number 98. */
const REGION = '980100'

const firms = firmsData.firms as { [key: string]: Firm }

/** The sample's firms with their codes: pages and tests name them by key. */
export const sampleFirm = (key: string): { name: string; uscc?: string; city: string; former: string[] } => {
  const firm = firms[key]
  if (!firm) throw new Error(`no sample firm ${key}`)
  const code = firm.n === undefined ? {} : { uscc: uscc(firm.n, REGION, firm.kind ?? '91') }
  return { name: firm.name, city: firm.city, former: firm.former ?? [], ...code }
}

export const sampleFirmKeys = (): string[] => Object.keys(firms)

const subjectOf = (firm: Firm, printed: Entry['code']): Subject => {
  const subject: Subject = { name: firm.name }
  if (firm.former) subject.formerNames = firm.former
  if (firm.other) subject.otherNames = firm.other
  if (firm.n === undefined || printed === 'none') return subject
  const code = uscc(firm.n, REGION, firm.kind ?? '91')
  if (printed === 'masked') subject.masked = `${code.slice(0, 11)}****${code.slice(-4)}`
  else if (printed === 'org') subject.orgCode = orgCode(firm.n)
  else if (printed === 'tax') subject.regNo = REGION + orgCode(firm.n)
  else if (printed === 'badcheck') {
    subject.uscc = code.slice(0, 17) + (code[17] === '0' ? '1' : '0')
    subject.codeFault = 'check-character'
  } else subject.uscc = code
  return subject
}

const recordOf = (listId: ListId, entry: Entry, today: Day): ListRecord => {
  const on = (days: number): DateMark => ({ on: addDays(today, days), from: 'printed' })
  const firm = firms[entry.firm]!
  const { ref, authority, reason, outcome, legalBasis, grade, kept, disputed, region, extra } = entry
  const record: ListRecord = {
    id: `${listId}-${entry.firm}`,
    subject: subjectOf(firm, entry.code),
    ...Object.fromEntries(
      Object.entries({ ref, authority, reason, outcome, legalBasis, grade, kept, disputed, region, extra }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    dates: { since: on(entry.since) },
    source: { file: '示例数据' },
  }
  const { dates } = record
  if (entry.severity) record.severity = { level: entry.severity, from: 'printed' }
  if (entry.until !== undefined) dates.validUntil = on(entry.until)
  if (typeof entry.ban === 'number') dates.effectUntil = on(entry.ban)
  if (entry.shown !== undefined) dates.publishedUntil = on(entry.shown)
  const read = outcome ? readBan(outcome, dates.since?.on) : {}
  const forbids = entry.forbids ?? typeof entry.ban === 'number'
  if (read.ban || forbids) record.ban = { forbids, ...read.ban }
  if (read.scope) dates.scope = read.scope
  if (read.effectUntil && !dates.effectUntil) dates.effectUntil = read.effectUntil
  const end = validUntilOf(record, policyList(listId))
  if (end && !dates.validUntil) dates.validUntil = end
  return record
}

const coverage = (channel: string): Coverage => ({
  complete: true,
  regions: ['全国'],
  subjects: ['organisation', 'sole-trader'],
  channel,
  note: '示例数据：企业、代码和机关均为虚构',
})

/** @param today the build's day: entries' days count from it, and the lists are of it. */
export const buildSampleLists = (today: Day): SampleList[] => {
  const lists = Object.entries(entriesData.lists as unknown as { [id: string]: { channel: string; entries: Entry[] } })
  const built = lists.map(([listId, { channel, entries }]) => ({
    listId,
    retrievedAt: today,
    coverage: coverage(channel),
    records: entries.map(entry => recordOf(listId, entry, today)),
  }))
  return [...built, directory(today)]
}

/** 单位名录: every firm that has a code, two of one name among them. */
const directory = (today: Day): SampleList => ({
  listId: 'directory',
  retrievedAt: today,
  coverage: coverage('示例：单位名录'),
  records: Object.entries(firms)
    .filter(([, firm]) => firm.n !== undefined && firm.kind === undefined)
    .map(([key, firm]) => ({
      id: `directory-${key}`,
      subject: subjectOf(firm, undefined),
      region: `东屏省${firm.city}`,
      dates: {},
      source: { file: '示例数据' },
    })),
})
