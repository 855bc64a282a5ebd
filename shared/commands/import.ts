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
import { importErrorText } from '#shared/text/import.ts'
import { grouped } from '#shared/text/words.ts'
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
  english?: boolean
}

/** Progress is said when a file takes longer than this. */
const PROGRESS_MS = 2000

export const register = (program: Command): void => {
  program
    .command('import')
    .description('read published lists (CSV, XLSX, JSON, NDJSON, HTML table) into records, with a quality report')
    .argument('<input...>', 'files of one list')
    .requiredOption('--list <id>', 'the list, e.g. shixin, gp-serious, bank-debarred')
    .requiredOption(
      '--mapping <file|name>',
      `a mapping file, or a shipped one: ${shippedMappings.map(m => m.id).join(', ')}; once for all inputs, or once for each`,
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--out <dir>', 'where to write ID.list.json and ID.report.json', '.')
    .option(
      '--retrieved-at <date>',
      'the day the files were taken from their source, 2026-01-31; else the mapping’s, else the oldest file’s',
    )
    .option('--coverage <complete|partial>', 'whether every entry of the source is here; else as the mapping says')
    .option('--regions <names>', 'regions covered, separated by commas')
    .option('--channel <text>', 'the source channel in words')
    .option('--report <file>', 'another place for the report')
    .option('--english', 'print the table in English')
    .action((inputs: string[], options: Options) => run(inputs, options))
}

const run = async (inputs: string[], options: Options): Promise<void> => {
  const lang = options.english ? 'en' : 'zh-CN'
  try {
    if (!LIST_ID.test(options.list))
      throw new UsageError(`--list ${options.list}：名单编号只用小写字母、数字和连字符，如 shixin、gp-serious。`)
    const mappings = await Promise.all(options.mapping.map(readMapping))
    if (mappings.length !== 1 && mappings.length !== inputs.length) {
      throw new UsageError(`${inputs.length} 个文件，${mappings.length} 个映射：映射应为一个，或每个文件一个。`)
    }
    const of = (i: number): Mapping => mappings[i] ?? mappings[0]!
    const retrievedAt = await retrieval(options.retrievedAt, mappings, inputs)
    const coverage = coverageOf(mappings, options)
    const began = Date.now()
    let said = began
    const { records, report } = await importFiles(load(inputs, of), options.list, {
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
      console.error(`有行未能读入，名单按“不完整”登记：未命中不能证明未列入。见报告。`)
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

async function* load(inputs: string[], of: (i: number) => Mapping): AsyncGenerator<ImportInput> {
  for (const [i, path] of inputs.entries()) {
    yield { bytes: await read(path), fileName: basename(path), mapping: of(i) }
  }
}

const read = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UsageError(`${path}：读不到文件（${(error as NodeJS.ErrnoException).code}）。请核对路径。`)
  }
}

const readMapping = async (nameOrFile: string): Promise<Mapping> => {
  const shipped = shippedMapping(nameOrFile)
  if (shipped) return shipped
  const bytes = await read(nameOrFile)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw new ImportError('bad-mapping', nameOrFile, (error as Error).message)
  }
  return parseMapping(value, basename(nameOrFile))
}

/** The day the data are of. The oldest file's day is the latest they can honestly claim when nobody says. */
const retrieval = async (asked: string | undefined, mappings: Mapping[], inputs: string[]): Promise<Day> => {
  if (asked !== undefined) {
    if (!isDay(asked)) throw new ImportError('bad-date', '--retrieved-at', asked)
    return asked
  }
  const stated = mappings.map(m => m.retrievedAt).filter(d => d !== undefined)
  if (stated.length === mappings.length) return stated.sort()[0]!
  const days = await Promise.all(
    inputs.map(async path => {
      await read(path)
      return dayAt((await stat(path)).mtimeMs)
    }),
  )
  const day = days.sort()[0]!
  console.error(`未给出取数日期（--retrieved-at），按最早的文件日期 ${day} 登记。`)
  return day
}

const coverageOf = (mappings: Mapping[], options: Options): Coverage => {
  if (options.coverage !== undefined && options.coverage !== 'complete' && options.coverage !== 'partial') {
    throw new UsageError(`--coverage ${options.coverage}：应为 complete 或 partial。`)
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
