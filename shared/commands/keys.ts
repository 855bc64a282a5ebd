/** `xinbiao keys`: a publisher's signing keys, as files. */
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { makeKeys } from '../publish/keys.ts'
import { writeKeyFiles } from '../publish/keys-files.ts'
import { publishSpeak } from '../text/publish.ts'
import { saying } from './publish-words.ts'
import { UsageError } from './usage.ts'

interface Options {
  out: string
  threshold: string
  keys: string
  single?: boolean
  english?: boolean
}

export const register = (program: Command): void => {
  program
    .command('keys')
    .description('make the signing keys of a registry')
    .requiredOption('--out <dir>', 'a new directory for the key files')
    .option('--keys <n>', 'number of root keys', '3')
    .option('--threshold <n>', 'how many root keys must sign', '2')
    .option('--single', 'one root key, for an office of one; printed with a warning')
    .option('--english', 'print in English')
    .addHelpText('after', '\nWith XINBIAO_KEY_PASSPHRASE set, the secrets are sealed (scrypt, AES-256-GCM).')
    .action(run)
}

const run = async (options: Options): Promise<void> => {
  const lang = options.english ? 'en' : 'zh-CN'
  const t = publishSpeak(lang)
  const count = options.single ? 1 : Number(options.keys)
  const threshold = options.single ? 1 : Number(options.threshold)
  if (!(Number.isInteger(count) && Number.isInteger(threshold) && threshold >= 1 && threshold <= count && count <= 20))
    throw new UsageError(`--keys ${options.keys} --threshold ${options.threshold}：应为整数，1 ≤ 门限 ≤ 密钥数 ≤ 20。`)
  const passphrase = process.env.XINBIAO_KEY_PASSPHRASE || undefined
  const ring = makeKeys({ count, threshold, random: () => new Uint8Array(randomBytes(32)) })
  const files = await saying(lang, () => writeKeyFiles(options.out, ring, passphrase))
  if (threshold === 1) console.error(t('single-warning'))
  console.log(t('keys-written', { dir: options.out, files: files.join(' ') }))
  console.log(t('keys-advice'))
  if (!passphrase) console.error(t('keys-open'))
}
