/** `xinbiao publish`: list files into a signed registry directory, or a day's new signature over the one that is there. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import * as z from 'zod/mini'
import { policySchema } from '../policy/schema.ts'
import { readKeyFiles } from '../publish/keys-files.ts'
import { directoryReader, writePublication } from '../publish/publish-directory.ts'
import { PublishError } from '../publish/publish-error.ts'
import { type ListFile, parseListFile } from '../publish/publish-list-file.ts'
import { readPublished } from '../publish/publish-previous.ts'
import { type Publication, publishRegistry } from '../publish/publish-registry.ts'
import { addDaysTo } from '../publish/publish-time.ts'
import { publishSpeak } from '../text/publish.ts'
import { grouped, type Lang } from '../text/words.ts'
import type { Publisher } from '../trust/schema.ts'
import { saying } from './publish-words.ts'
import { UsageError } from './usage.ts'

interface Options {
  out: string
  keys: string
  previousKeys?: string
  publisher?: string
  list: string[]
  drop: string[]
  policy?: string
  now?: string
  sample?: boolean
  objection?: string
  source?: string
  expiresDays?: string
  english?: boolean
}

const also = (value: string, all: string[]): string[] => [...all, value]

const HELP = `
A list file is what \`xinbiao import\` writes. Lists published before and not named stay as they are; without --list only the
signatures are renewed. Root keys are needed the first time, for a change of publisher or keys, and once a year.`

export const register = (program: Command): void => {
  program
    .command('publish')
    .description('publish lists as a signed registry')
    .requiredOption('--out <dir>', 'the registry’s directory, new or published before')
    .requiredOption('--keys <dir>', 'key files, from `xinbiao keys`')
    .option('--previous-keys <dir>', 'when the keys change: the old ones')
    .option('--publisher <name>', 'the publisher’s name; required the first time')
    .option('--list <ID=FILE>', 'a list, e.g. shixin=shixin.list.json; may be given more than once', also, [])
    .option('--drop <ID>', 'withdraw a list; may be given more than once', also, [])
    .option('--policy <file>', 'the registry’s own policy; may weaken the built-in one for its lists')
    .option('--now <instant>', 'time of signing, 2026-01-31T08:00:00Z; default: now')
    .option('--sample', 'demonstration data: never satisfies a required list, ten years’ expiry')
    .option('--objection <url>', 'objection channel')
    .option('--source <url>', 'where the publisher describes its data')
    .option('--expires-days <n>', 'days until the timestamp expires; default 7')
    .option('--english', 'print in English')
    .addHelpText('after', HELP)
    .action(run)
}

const run = async (options: Options): Promise<void> => {
  const lang = options.english ? 'en' : 'zh-CN'
  const now = options.now === undefined ? Math.floor(Date.now() / 1000) * 1000 : Date.parse(options.now)
  if (Number.isNaN(now)) throw new UsageError(`--now ${options.now}：应为时刻，如 2026-01-31T08:00:00Z。`)
  const days = options.expiresDays === undefined ? undefined : Number(options.expiresDays)
  if (days !== undefined && !(Number.isInteger(days) && days >= 1))
    throw new UsageError(`--expires-days ${options.expiresDays}：应为 1 以上的整数。`)
  const lists = options.list.map(given => loadList(given))
  const passphrase = process.env.XINBIAO_KEY_PASSPHRASE || undefined
  await saying(lang, async () => {
    const keys = await readKeyFiles(options.keys, passphrase)
    const previousKeys = options.previousKeys ? await readKeyFiles(options.previousKeys, passphrase) : undefined
    const previous = readPublished(directoryReader(options.out))
    const publisher = publisherOf(options, previous?.root.xinbiao)
    const publication = publishRegistry({
      keys,
      now,
      lists,
      drop: options.drop,
      ...(previousKeys ? { previousKeys } : {}),
      ...(previous ? { previous } : {}),
      ...(publisher ? { publisher } : {}),
      ...(options.policy ? { policy: readPolicy(options.policy) } : {}),
      ...(days ? { expiresDays: days } : {}),
    })
    const removed = await writePublication(options.out, publication)
    report(publication, removed.length, options.out, now, lang)
  })
}

/** What is not said stays as published before. */
const publisherOf = (options: Options, before: Publisher | undefined): Publisher | undefined => {
  const name = options.publisher ?? before?.publisher
  if (!name) return undefined
  const objectionUrl = options.objection ?? before?.objectionUrl
  const sourceUrl = options.source ?? before?.sourceUrl
  return {
    publisher: name,
    sample: options.sample ?? before?.sample ?? false,
    ...(objectionUrl ? { objectionUrl } : {}),
    ...(sourceUrl ? { sourceUrl } : {}),
  }
}

/** Read only when its turn comes: lists can be large. */
const loadList = (given: string): (() => ListFile) => {
  const [id, ...rest] = given.split('=')
  const path = rest.join('=')
  if (!id || !path) throw new UsageError(`--list ${given}：应为 名单编号=文件，如 shixin=shixin.list.json。`)
  return () => {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch {
      throw new PublishError('bad-list-file', path)
    }
    const file = parseListFile(text, path)
    if (file.listId !== id) throw new PublishError('bad-list-file', `${path}: ${file.listId} ≠ ${id}`)
    return file
  }
}

const readPolicy = (path: string): Uint8Array => {
  try {
    const bytes = readFileSync(path)
    if (!z.safeParse(policySchema, JSON.parse(bytes.toString('utf8'))).success) throw new Error('form')
    return new Uint8Array(bytes)
  } catch {
    throw new PublishError('bad-policy', path)
  }
}

const report = (publication: Publication, removed: number, dir: string, now: number, lang: Lang): void => {
  const t = publishSpeak(lang)
  console.log(t('published', { dir }))
  console.log(t('fingerprint', { fingerprint: publication.fingerprint }))
  console.log(t('versions', publication.versions))
  for (const { listId, seq, count, outcome } of publication.lists)
    console.log(t(`list-${outcome}`, { list: listId, seq, count: grouped(count) }))
  if (removed > 0) console.log(t('removed', { n: removed }))
  if (publication.rootExpires <= addDaysTo(now, 60)) console.error(t('root-late', { expires: publication.rootExpires }))
}
