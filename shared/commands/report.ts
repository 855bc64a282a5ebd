/** `xinbiao report`: the reports that `import` wrote, summed up for a period, as the extension's page of statistics does. */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import * as z from 'zod/mini'
import { dayAt, isDay } from '#shared/core/days.ts'
import { toCsv } from '#shared/documents/write-csv.ts'
import { textTable } from '#shared/publish/report-table.ts'
import { beijingTime } from '#shared/review/names.ts'
import type { Delivery } from '#shared/statistics/deliveries.ts'
import { parsePeriod } from '#shared/statistics/periods.ts'
import { cellText, type PeriodReport, periodReport, reportRows } from '#shared/statistics/report.ts'
import { TALLY_NAMES, type Tally } from '#shared/statistics/row-tally.ts'
import { commandSpeak } from '#shared/text/commands.ts'
import { reportCommandWords } from '#shared/text/statistics-report.ts'
import { type Lang, type Speak, speak } from '#shared/text/words.ts'
import { UsageError } from './usage.ts'

const text = z.string()
const day = text.check(z.refine(isDay))
const count = z.number().check(z.int(), z.nonnegative())
const tally = Object.fromEntries(TALLY_NAMES.map(name => [name, count]))

/** Of an import's report what a period's is made of. */
const reportFile = z.object({
  version: z.literal(1),
  listId: text,
  retrievedAt: day,
  delivery: z.optional(z.object({ received: day, publisher: z.optional(text), every: z.optional(count) })),
  total: z.object(tally),
  departments: z.array(z.object({ department: text, ...tally })),
})

export const register = (program: Command, lang: Lang): void => {
  const say = speak(reportCommandWords, lang)
  program
    .command('report')
    .description(say('report'))
    .argument('<report...>', say('report-files'))
    .requiredOption('--period <period>', say('report-period'))
    .option('--csv', say('report-csv'))
    .action((files: string[], options: { period: string; csv?: boolean }) => run(files, options, lang))
}

const run = async (files: string[], options: { period: string; csv?: boolean }, lang: Lang): Promise<void> => {
  const say = speak(reportCommandWords, lang)
  const period = parsePeriod(options.period)
  if (!period) throw new UsageError(say('bad-period', { given: options.period }))
  const deliveries: Delivery[] = []
  for (const file of files) deliveries.push(await readReport(file, say, lang))
  const now = Date.now()
  const madeAt = beijingTime(new Date(now).toISOString())
  const report = periodReport({ period, today: dayAt(now), madeAt, lists: [], deliveries, days: [] }, lang)
  process.stdout.write(options.csv ? toCsv(reportRows(report)) : `${printed(report)}\n`)
}

const readReport = async (file: string, say: Speak<typeof reportCommandWords>, lang: Lang): Promise<Delivery> => {
  let written: string
  try {
    written = await readFile(file, 'utf8')
  } catch (error) {
    throw new UsageError(commandSpeak(lang)('no-file', { file, detail: (error as NodeJS.ErrnoException).code ?? '' }))
  }
  const read = reportFile.safeParse(parsed(written))
  if (!read.success) throw new UsageError(say('bad-report', { file }))
  const { listId, retrievedAt, delivery, total, departments } = read.data
  if (!delivery) console.error(say('no-received', { file, day: retrievedAt }))
  return {
    listId,
    retrievedAt,
    received: delivery?.received ?? retrievedAt,
    publisher: delivery?.publisher ?? '',
    ...(delivery?.every === undefined ? {} : { every: delivery.every }),
    total: total as unknown as Tally,
    departments: departments as unknown as Delivery['departments'],
  }
}

const parsed = (written: string): unknown => {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

const printed = ({ title, lead, tables, notes }: PeriodReport): string =>
  [
    title,
    lead.join('\n'),
    ...tables.flatMap(({ caption, head, rows, none }) => [
      caption,
      rows.length > 0 ? textTable([head, ...rows.map(row => row.map(cellText))]) : none,
    ]),
    notes.join('\n'),
  ].join('\n\n')
