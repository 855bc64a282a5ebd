/** `xinbiao import`: files → ID.list.json (what `publish` takes) and ID.report.json. Nothing is written unless all is well. */
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { type Day, dayAt, isDay } from '#shared/core/days.ts'
import type { Coverage } from '#shared/core/records.ts'
import { LIST_ID } from '#shared/format/manifest.ts'
import { policy } from '#shared/policy/index.ts'
import { type ImportInput, importFiles } from '#shared/publish/import-file.ts'
import { trueCoverage } from '#shared/publish/map-rows.ts'
import { type Mapping, parseMapping } from '#shared/publish/mapping.ts'
import { shippedMapping, shippedMappings } from '#shared/publish/mappings/index.ts'
import { reportTable } from '#shared/publish/report-table.ts'
import { ImportError } from '#shared/publish/rows.ts'
import { type CommandSpeak, commandSpeak } from '#shared/text/commands.ts'
import { importErrorText } from '#shared/text/import.ts'
import { grouped, type Lang } from '#shared/text/words.ts'
import { UsageError } from './usage.ts'

interface Options {
  list: string
  mapping: string[]
  out: string
  retrievedAt?: string
  coverage?: string
  regions?: string
  channel?: string
  report?: string
  publisher?: string
  every?: string
}

/** Progress is said when a file takes longer than this. */
const PROGRESS_MS = 2000

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  program
    .command('import')
    .description(t('import'))
    .argument('<input...>', t('import-input'))
    .requiredOption('--list <id>', t('import-list'))
    .requiredOption(
      '--mapping <file|name>',
      t('import-mapping', { names: shippedMappings.map(m => m.id).join(', ') }),
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--out <dir>', t('import-out'), '.')
    .option('--retrieved-at <date>', t('import-retrieved-at'))
    .option('--coverage <complete|partial>', t('import-coverage'))
    .option('--regions <names>', t('import-regions'))
    .option('--channel <text>', t('import-channel'))
    .option('--report <file>', t('import-report'))
    .option('--publisher <name>', t('import-publisher'))
    .option('--every <days>', t('import-every'))
    .action((inputs: string[], options: Options) => run(inputs, options, lang))
}

const run = async (inputs: string[], options: Options, lang: Lang): Promise<void> => {
  const t = commandSpeak(lang)
  try {
    if (!LIST_ID.test(options.list)) throw new UsageError(t('bad-list-id', { given: options.list }))
    const mappings = await Promise.all(options.mapping.map(given => readMapping(given, t)))
    if (mappings.length !== 1 && mappings.length !== inputs.length) {
      throw new UsageError(t('mapping-count', { files: inputs.length, mappings: mappings.length }))
    }
    const of = (i: number): Mapping => mappings[i] ?? mappings[0]!
    const every = options.every === undefined ? undefined : Number(options.every)
    if (every !== undefined && !(Number.isInteger(every) && every > 0))
      throw new UsageError(t('bad-every', { given: options.every! }))
    const retrievedAt = await retrieval(options.retrievedAt, mappings, inputs, t)
    const coverage = coverageOf(mappings, options, t)
    const began = Date.now()
    let said = began
    const { records, report } = await importFiles(load(inputs, of, t), options.list, {
      retrievedAt,
      policy,
      onProgress: ({ file, done, total }) => {
        if (Date.now() - said < PROGRESS_MS) return
        said = Date.now()
        console.error(`${file}  ${grouped(done)} / ${grouped(total)}`)
      },
    })
    const claimed = trueCoverage(coverage, report)
    if (coverage.complete && !claimed.complete) {
      console.error(t('became-partial'))
    }
    const graceDays = Math.min(...mappings.map(m => m.graceDays ?? Number.POSITIVE_INFINITY))
    const sourceUrl = mappings.length === 1 ? mappings[0]!.sourceUrl : undefined
    const list = {
      listId: options.list,
      retrievedAt,
      coverage: claimed,
      ...(Number.isFinite(graceDays) ? { graceDays } : {}),
      ...(sourceUrl ? { sourceUrl } : {}),
      records,
    }
    report.delivery = {
      received: dayAt(began),
      ...(options.publisher ? { publisher: options.publisher } : {}),
      ...(every === undefined ? {} : { every }),
    }
    await mkdir(options.out, { recursive: true })
    const reportFile = options.report ?? join(options.out, `${options.list}.report.json`)
    await writeWhole(reportFile, `${JSON.stringify(report, null, 2)}\n`)
    await writeWhole(join(options.out, `${options.list}.list.json`), `${JSON.stringify(list)}\n`)
    console.log(reportTable(report, lang))
  } catch (error) {
    if (error instanceof ImportError) throw new UsageError(importErrorText(error, lang))
    throw error
  }
}

async function* load(inputs: string[], of: (i: number) => Mapping, t: CommandSpeak): AsyncGenerator<ImportInput> {
  for (const [i, path] of inputs.entries()) {
    yield { bytes: await read(path, t), fileName: basename(path), mapping: of(i) }
  }
}

const read = async (path: string, t: CommandSpeak): Promise<Uint8Array> => {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UsageError(t('no-file', { file: path, detail: (error as NodeJS.ErrnoException).code ?? '' }))
  }
}

const readMapping = async (nameOrFile: string, t: CommandSpeak): Promise<Mapping> => {
  const shipped = shippedMapping(nameOrFile)
  if (shipped) return shipped
  const bytes = await read(nameOrFile, t)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new ImportError('bad-mapping', nameOrFile, (error as Error).message)
  }
  return parseMapping(value, basename(nameOrFile))
}

/** The day the data are of. The oldest file's day is the latest they can honestly claim when nobody says. */
const retrieval = async (asked: string | undefined, mappings: Mapping[], inputs: string[], t: CommandSpeak): Promise<Day> => {
  if (asked !== undefined) {
    if (!isDay(asked)) throw new ImportError('bad-date', '--retrieved-at', asked)
    return asked
  }
  const stated = mappings.map(m => m.retrievedAt).filter(d => d !== undefined)
  if (stated.length === mappings.length) return stated.sort()[0]!
  const days = await Promise.all(
    inputs.map(async path => {
      await read(path, t)
      return dayAt((await stat(path)).mtimeMs)
    }),
  )
  const day = days.sort()[0]!
  console.error(t('day-of-file', { day }))
  return day
}

const coverageOf = (mappings: Mapping[], options: Options, t: CommandSpeak): Coverage => {
  if (options.coverage !== undefined && options.coverage !== 'complete' && options.coverage !== 'partial') {
    throw new UsageError(t('bad-coverage', { given: options.coverage }))
  }
  const all = mappings.map(m => m.coverage)
  const note = [...new Set(all.map(c => c.note).filter(n => n !== undefined))].join('；')
  return {
    complete: options.coverage ? options.coverage === 'complete' : all.every(c => c.complete),
    regions: options.regions ? options.regions.split(/[,，]/).map(r => r.trim()) : [...new Set(all.flatMap(c => c.regions))],
    subjects: [...new Set(all.flatMap(c => c.subjects))],
    channel: options.channel ?? [...new Set(all.map(c => c.channel))].join('；'),
    ...(note ? { note } : {}),
  }
}

/** Written beside and renamed: a reader never meets half a list. */
const writeWhole = async (path: string, text: string): Promise<void> => {
  const part = `${path}.part`
  await writeFile(part, text)
  await rename(part, path)
}
