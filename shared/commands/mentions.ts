/** `xinbiao mentions`: NDJSON in on standard input, NDJSON out, one line in memory at a time; or documents, a line out for each. */
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { findMentions } from '../core/mentions/index.ts'
import type { Block } from '../core/types.ts'
import { readHtml } from '../documents/html.ts'
import { readText } from '../documents/text.ts'
import { readDocumentFile } from './read-document.ts'
import { UsageError } from './usage.ts'

const blocksOf = (line: string): { id: string | number; blocks: Block[] } => {
  const row: unknown = JSON.parse(line)
  if (typeof row !== 'object' || row === null) throw new Error('not an object')
  const { id, html, text } = row as { [field: string]: unknown }
  if (typeof id !== 'string' && typeof id !== 'number') throw new Error('"id" is missing')
  if (typeof html === 'string') return { id, blocks: readHtml(html) }
  if (typeof text === 'string') return { id, blocks: readText(text) }
  throw new Error('neither "html" nor "text" is there')
}

const mentionsIn = (blocks: Block[]) =>
  findMentions(blocks).map(({ block, name, text, code, role }) => ({
    block,
    line: { name, text, ...(code ? { code: code.value } : {}), ...(role ? { role } : {}) },
  }))

const answer = (line: string): string => {
  const { id, blocks } = blocksOf(line)
  return JSON.stringify({ id, mentions: mentionsIn(blocks).map(mention => mention.line) })
}

/** A document's line names it by its path; each mention says where it stands, where the document has such places. */
const answerFile = async (file: string): Promise<{ line: string; whole: boolean }> => {
  const { blocks, places, unread } = await readDocumentFile(file)
  const mentions = mentionsIn(blocks).map(({ block, line }) => {
    const place = places[block] ?? {}
    return Object.keys(place).length > 0 ? { ...line, place } : line
  })
  return { line: JSON.stringify({ id: file, mentions, ...(unread.length > 0 ? { unread } : {}) }), whole: unread.length === 0 }
}

const write = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await new Promise<void>(resolve => process.stdout.once('drain', resolve))
}

const answerFiles = async (files: string[]): Promise<void> => {
  let bad = 0
  for (const file of files) {
    try {
      const { line, whole } = await answerFile(file)
      await write(line)
      if (!whole) process.exitCode = 2
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      bad++
      console.error(error.message)
    }
  }
  if (bad > 0) throw new UsageError(`${bad} of ${files.length} documents could not be read; all others were answered`)
}

const answerLines = async (): Promise<void> => {
  let number = 0
  let bad = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    let out: string
    try {
      out = answer(line)
    } catch (error) {
      bad++
      console.error(`line ${number}: ${error instanceof Error ? error.message : String(error)}; the line was skipped`)
      continue
    }
    await write(out)
  }
  if (bad > 0) throw new UsageError(`${bad} of ${number} lines could not be read; all others were answered`)
}

export const register = (program: Command): void => {
  program
    .command('mentions')
    .description('find the organisations named in texts: {"id","html"|"text"} a line in, {"id","mentions"} a line out')
    .argument('[files...]', 'documents instead of lines: PDF, DOCX, XLSX, CSV, HTML, text')
    .action((files: string[]) => (files.length > 0 ? answerFiles(files) : answerLines()))
}
