/** `xinbiao mentions`: NDJSON in on standard input, NDJSON out, one line in memory at a time; or documents, a line out for each. */
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { findMentions } from '../core/mentions/index.ts'
import type { Block } from '../core/types.ts'
import { readHtml } from '../documents/html.ts'
import { readText } from '../documents/text.ts'
import { type CommandSpeak, commandSpeak } from '../text/commands.ts'
import type { Lang } from '../text/words.ts'
import { readDocumentFile } from './read-document.ts'
import { UsageError } from './usage.ts'

const blocksOf = (line: string, t: CommandSpeak): { id: string | number; blocks: Block[] } => {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (error) {
    throw new UsageError(t('line-not-json', { detail: (error as Error).message }))
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new UsageError(t('line-no-object'))
  const { id, html, text } = row as { [field: string]: unknown }
  if (typeof id !== 'string' && typeof id !== 'number') throw new UsageError(t('line-no-id'))
  if (typeof html === 'string') return { id, blocks: readHtml(html) }
  if (typeof text === 'string') return { id, blocks: readText(text) }
  throw new UsageError(t('line-no-text'))
}

const mentionsIn = (blocks: Block[]) =>
  findMentions(blocks).map(({ block, name, text, code, role }) => ({
    block,
    line: { name, text, ...(code ? { code: code.value } : {}), ...(role ? { role } : {}) },
  }))

const answer = (line: string, t: CommandSpeak): string => {
  const { id, blocks } = blocksOf(line, t)
  return JSON.stringify({ id, mentions: mentionsIn(blocks).map(mention => mention.line) })
}

/** A document's line names it by its path; each mention says where it stands, where the document has such places. */
const answerFile = async (file: string, lang: Lang): Promise<{ line: string; whole: boolean }> => {
  const { blocks, places, unread } = await readDocumentFile(file, lang)
  const mentions = mentionsIn(blocks).map(({ block, line }) => {
    const place = places[block] ?? {}
    return Object.keys(place).length > 0 ? { ...line, place } : line
  })
  return { line: JSON.stringify({ id: file, mentions, ...(unread.length > 0 ? { unread } : {}) }), whole: unread.length === 0 }
}

const write = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await new Promise<void>(resolve => process.stdout.once('drain', resolve))
}

const answerFiles = async (files: string[], lang: Lang): Promise<void> => {
  let bad = 0
  for (const file of files) {
    try {
      const { line, whole } = await answerFile(file, lang)
      await write(line)
      if (!whole) process.exitCode = 2
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      bad++
      console.error(error.message)
    }
  }
  if (bad > 0) throw new UsageError(commandSpeak(lang)('documents-bad', { bad, total: files.length }))
}

const answerLines = async (t: CommandSpeak): Promise<void> => {
  let number = 0
  let bad = 0
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    let out: string
    try {
      out = answer(line, t)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      bad++
      console.error(t('line-skipped', { line: number, why: error.message }))
      continue
    }
    await write(out)
  }
  if (bad > 0) throw new UsageError(t('lines-bad', { bad, total: number }))
}

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  program
    .command('mentions')
    .description(t('mentions'))
    .argument('[files...]', t('mentions-files'))
    .action((files: string[]) => (files.length > 0 ? answerFiles(files, lang) : answerLines(t)))
}
