/** `xinbiao mentions`: NDJSON in on standard input, NDJSON out. One line in memory at a time. */
import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { findMentions } from '../core/mentions/index.ts'
import type { Block } from '../core/types.ts'
import { readHtml } from '../documents/html.ts'
import { readText } from '../documents/text.ts'
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

const answer = (line: string): string => {
  const { id, blocks } = blocksOf(line)
  const mentions = findMentions(blocks).map(({ name, text, code, role }) => ({
    name,
    text,
    ...(code ? { code: code.value } : {}),
    ...(role ? { role } : {}),
  }))
  return JSON.stringify({ id, mentions })
}

const write = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await new Promise<void>(resolve => process.stdout.once('drain', resolve))
}

export const register = (program: Command): void => {
  program
    .command('mentions')
    .description('find the organisations named in texts: {"id","html"|"text"} a line in, {"id","mentions"} a line out')
    .action(async () => {
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
    })
}
