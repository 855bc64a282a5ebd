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
import { type CommandSpeak, commandSpeak } from '../text/commands.ts'
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
  list?: string[]
  drop?: string[]
  policy?: string
  now?: string
  sample?: boolean
  objection?: string
  source?: string
  expiresDays?: string
}

const also = (value: string, all: string[] = []): string[] => [...all, value]

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  program
    .command('publish')
    .description(t('publish'))
    .requiredOption('--out <dir>', t('publish-out'))
    .requiredOption('--keys <dir>', t('publish-keys'))
    .option('--previous-keys <dir>', t('publish-previous-keys'))
    .option('--publisher <name>', t('publish-publisher'))
    .option('--list <ID=FILE>', t('publish-list'), also)
    .option('--drop <ID>', t('publish-drop'), also)
    .option('--policy <file>', t('publish-policy'))
    .option('--now <instant>', t('publish-now'))
    .option('--sample', t('publish-sample'))
    .option('--objection <url>', t('publish-objection'))
    .option('--source <url>', t('publish-source'))
    .option('--expires-days <n>', t('publish-expires-days'))
    .addHelpText('after', t('publish-help'))
    .action((options: Options) => run(options, lang))
}

const run = async (options: Options, lang: Lang): Promise<void> => {
  const t = commandSpeak(lang)
  const now = options.now === undefined ? Math.floor(Date.now() / 1000) * 1000 : Date.parse(options.now)
  if (Number.isNaN(now)) throw new UsageError(t('bad-instant', { given: options.now! }))
  const days = options.expiresDays === undefined ? undefined : Number(options.expiresDays)
  if (days !== undefined && !(Number.isInteger(days) && days >= 1))
    throw new UsageError(t('bad-days', { given: options.expiresDays! }))
  const lists = (options.list ?? []).map(given => loadList(given, t))
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
      drop: options.drop ?? [],
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
const loadList = (given: string, t: CommandSpeak): (() => ListFile) => {
  const [id, ...rest] = given.split('=')
  const path = rest.join('=')
  if (!id || !path) throw new UsageError(t('bad-list-option', { given }))
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
