/** `xinbiao keys`: a publisher's signing keys, as files. */
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { makeKeys } from '../publish/keys.ts'
import { writeKeyFiles } from '../publish/keys-files.ts'
import { commandSpeak } from '../text/commands.ts'
import { publishSpeak } from '../text/publish.ts'
import type { Lang } from '../text/words.ts'
import { saying } from './publish-words.ts'
import { UsageError } from './usage.ts'

interface Options {
  out: string
  threshold: string
  keys: string
  single?: boolean
}

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  program
    .command('keys')
    .description(t('keys'))
    .requiredOption('--out <dir>', t('keys-out'))
    .option('--keys <n>', t('keys-n'), '3')
    .option('--threshold <n>', t('keys-threshold'), '2')
    .option('--single', t('keys-single'))
    .addHelpText('after', t('keys-help'))
    .action((options: Options) => run(options, lang))
}

const run = async (options: Options, lang: Lang): Promise<void> => {
  const t = publishSpeak(lang)
  const count = options.single ? 1 : Number(options.keys)
  const threshold = options.single ? 1 : Number(options.threshold)
  if (!(Number.isInteger(count) && Number.isInteger(threshold) && threshold >= 1 && threshold <= count && count <= 20))
    throw new UsageError(commandSpeak(lang)('bad-threshold', { keys: options.keys, threshold: options.threshold }))
  const passphrase = process.env.XINBIAO_KEY_PASSPHRASE || undefined
  const ring = makeKeys({ count, threshold, random: () => new Uint8Array(randomBytes(32)) })
  const files = await saying(lang, () => writeKeyFiles(options.out, ring, passphrase))
  if (threshold === 1) console.error(t('single-warning'))
  console.log(t('keys-written', { dir: options.out, files: files.join(' ') }))
  console.log(t('keys-advice'))
  if (!passphrase) console.error(t('keys-open'))
}
