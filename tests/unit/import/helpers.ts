import { readFileSync } from 'node:fs'
import { policy } from '#shared/policy/index.ts'
import { importFile } from '#shared/publish/import-file.ts'
import { type Mapping, parseMapping } from '#shared/publish/mapping.ts'
import { shippedMapping } from '#shared/publish/mappings/index.ts'
import type { ImportReport, RowNote } from '#shared/publish/report.ts'
import { ImportError } from '#shared/publish/rows.ts'

const folder = new URL('../../fixtures/import/', import.meta.url)

export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)))
export const fixtureText = (name: string): string => new TextDecoder().decode(fixture(name))
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const RETRIEVED = '2026-11-20'

export const run = (bytes: Uint8Array, fileName: string, mapping: Mapping | string, listId?: string) =>
  importFile({
    bytes,
    fileName,
    mapping: typeof mapping === 'string' ? shippedMapping(mapping)! : mapping,
    retrievedAt: RETRIEVED,
    policy,
    ...(listId ? { listId } : {}),
  })

/** A mapping of a few fields, for tests of one thing. */
export const mappingOf = (fields: Mapping['fields'], more: Partial<Mapping> = {}): Mapping =>
  parseMapping(
    {
      version: 1,
      id: 'test',
      name: { zh: '测试', en: 'test' },
      listId: 'honour',
      fields,
      coverage: { complete: true, regions: ['全国'], subjects: ['organisation'], channel: '测试' },
      ...more,
    },
    'test',
  )

export const linesOf = (report: ImportReport, note: RowNote): number[] =>
  report.lines.filter(l => l.note === note).map(l => l.line)

/** The error an import ends with. */
export const errorOf = async (work: Promise<unknown>): Promise<ImportError> => {
  try {
    await work
  } catch (error) {
    if (error instanceof ImportError) return error
    throw error
  }
  throw new Error('no error')
}
