/** `xinbiao verify`: whether a registry directory, by our own code and by an independent one, or a filed review holds, in words. */
import type { Command } from 'commander'
import { directoryReader } from '../publish/publish-directory.ts'
import { instant } from '../publish/publish-time.ts'
import type { VerifiedList } from '../publish/verify-list.ts'
import { allFaults, verifyRegistry } from '../publish/verify-registry.ts'
import { verifyWithTufJs } from '../publish/verify-tuf-js.ts'
import { commandSpeak } from '../text/commands.ts'
import { faultText, publishSpeak } from '../text/publish.ts'
import { grouped, type Lang } from '../text/words.ts'
import { isRecord } from './read-record.ts'
import { UsageError } from './usage.ts'
import { verifyReview } from './verify-review.ts'

export const register = (program: Command, lang: Lang): void => {
  const t = commandSpeak(lang)
  program
    .command('verify')
    .description(t('verify'))
    .argument('<path>', t('verify-path'))
    .addHelpText('after', t('verify-help'))
    .action((path: string) => run(path, lang))
}

const run = async (path: string, lang: Lang): Promise<void> => {
  if (isRecord(path)) {
    if (!(await verifyReview(path, lang))) process.exitCode = 2
    return
  }
  const t = publishSpeak(lang)
  const read = directoryReader(path)
  if (!read('1.root.json')) throw new UsageError(t('no-registry', { path }))
  const report = verifyRegistry(read, Date.now())
  const good = (what: string) => console.log(t('holds', { what }))
  if (report.fingerprint) console.log(t('fingerprint', { fingerprint: report.fingerprint }))
  if (report.publisher) {
    const { publisher, sample } = report.publisher
    good(t('root', { version: report.rootVersion!, publisher }))
    if (sample) console.log(`  ${t('sample')}`)
  }
  if (report.expiresAt !== undefined)
    good(t('metadata', { signedAt: instant(report.signedAt!), expires: instant(report.expiresAt) }))
  for (const list of report.lists) if (list.faults.length === 0) good(listLine(list, lang))
  const tuf = await verifyWithTufJs(read, report.targets)
  if (tuf.state === 'holds') good(t('tuf-holds', { n: tuf.targets }))
  else console.log(tuf.state === 'fails' ? t('tuf-fails', { detail: tuf.detail }) : t('tuf-absent'))
  const faults = allFaults(report)
  for (const { path, code, detail } of faults)
    console.log(t('fault', { path, what: faultText(code, lang), detail: detail === '' || detail === path ? '' : ` (${detail})` }))
  const count = faults.length + (tuf.state === 'fails' ? 1 : 0)
  console.log(count === 0 ? t('verdict-good') : t('verdict-bad', { n: count }))
  if (count > 0) process.exitCode = 2
}

const listLine = ({ listId, manifest, blocks }: VerifiedList, lang: Lang): string => {
  const t = publishSpeak(lang)
  const { seq, count, keys, retrievedAt, coverage } = manifest!
  return t('list', {
    list: listId,
    seq,
    count: grouped(count),
    keys: grouped(keys.count),
    blocks: grouped(blocks),
    retrievedAt,
    coverage: t(coverage.complete ? 'complete' : 'partial'),
  })
}
