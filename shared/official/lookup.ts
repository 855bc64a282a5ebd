/** From a reading, or an officer's own word, to the look-up that a review keeps. */
import type { OfficialLookup } from '../review/project.ts'
import type { Captured, CaptureFiles } from './capture.ts'
import type { Channel, OfficialField } from './channels.ts'
import type { Asked, OfficialReading } from './read.ts'
import type { OfficialRow } from './rows.ts'

type Result = Extract<OfficialReading, { result: string }>

interface Seen {
  channel: Pick<Channel, 'id' | 'columns'>
  asked: Asked
  captured: Pick<Captured, 'url' | 'at'>
  captures: CaptureFiles['refs']
  /** Who looked. */
  by?: string
}

const base = ({ channel, asked, captured, captures, by }: Seen): Omit<OfficialLookup, 'result' | 'rows'> => ({
  list: asked.list,
  channel: channel.id,
  ...(by ? { by } : {}),
  url: captured.url,
  at: captured.at,
  captures,
  asked: { name: asked.name, ...(asked.code ? { code: asked.code } : {}) },
})

export const lookupOf = (reading: Result, seen: Seen): OfficialLookup => ({
  ...base(seen),
  result: reading.result,
  rows: reading.result === 'hit' ? reading.rows.map(row => printed(row, seen.channel)) : [],
})

/** What the officer saw where no reading holds. Undefined without a reason: it is a person's word, and says on what it rests. */
export const byHand = (saw: 'hit' | 'no-hit', reason: string, seen: Seen): OfficialLookup | undefined =>
  reason.trim() === '' ? undefined : { ...base(seen), result: 'by-hand', seen: saw, note: reason.trim(), rows: [] }

/** A row under the form's own words. */
export const printed = (row: OfficialRow, { columns }: Pick<Channel, 'columns'>): { [label: string]: string } =>
  Object.fromEntries(
    (Object.keys(columns) as OfficialField[]).flatMap(field => (row[field] ? [[columns[field]![0]!, row[field]]] : [])),
  )
