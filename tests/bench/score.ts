/**
 * `npm run score`: the matcher against the name benchmark, the finder against the annotated pages and texts beside the repository.
 * Prints a JSON line a set.
 * Names missed and wrong go to the file given with `--errors FILE`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scoreCodes } from './score-codes.ts'
import { scoreNames } from './score-names.ts'

for (const figures of await scoreNames()) console.log(JSON.stringify(figures))

const root = fileURLToPath(new URL('../../', import.meta.url))
const data = join(root, '../shared/data')
const scorer = join(root, '../shared/score/score.mjs')
if (!existsSync(data) || !existsSync(scorer)) {
  console.log('skipped: no ../shared/data')
  process.exit(0)
}

const pages = (folder: string): string[] =>
  readdirSync(join(data, 'pages', folder))
    .filter(name => name.endsWith('.html'))
    .map(name => JSON.stringify({ id: name, html: readFileSync(join(data, 'pages', folder, name), 'utf8') }))
const texts = (name: string): string[] =>
  readFileSync(join(data, 'text', name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const { id, text } = JSON.parse(line) as { id: string; text: string }
      return JSON.stringify({ id, text })
    })

const sets: { name: string; input: () => string[]; gold: string; flags: string[][] }[] = [
  {
    name: 'portal',
    input: () => pages('portal'),
    gold: 'pages/portal.gold.ndjson',
    flags: [['--kind', 'company'], ['--roles'], ['--kind', 'public']],
  },
  { name: 'fddc', input: () => pages('fddc'), gold: 'pages/fddc.gold.ndjson', flags: [['--open']] },
  { name: 'award-lines', input: () => texts('award-lines.ndjson'), gold: 'text/award-lines.ndjson', flags: [['--open']] },
  { name: 'news', input: () => texts('news.ndjson'), gold: 'text/news.ndjson', flags: [['--open']] },
]

const errorsAt = process.argv.indexOf('--errors')
const errors: string[] = []
const work = mkdtempSync(join(tmpdir(), 'xinbiao-score-'))
try {
  for (const set of sets) {
    const found = spawnSync(process.execPath, [join(root, 'shared/cli.ts'), 'mentions'], {
      input: set.input().join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    })
    if (found.status !== 0) throw new Error(`mentions ended with ${found.status}: ${found.stderr}`)
    const file = join(work, `${set.name}.ndjson`)
    writeFileSync(file, found.stdout)
    for (const flags of set.flags) {
      const score = spawnSync(process.execPath, [scorer, join(data, set.gold), file, ...flags], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      if (score.status !== 0) throw new Error(score.stderr)
      errors.push(`# ${set.name} ${flags.join(' ')}`, score.stderr)
      const result = JSON.parse(score.stdout.trim().split('\n').at(-1)!) as object
      console.log(JSON.stringify({ set: set.name, flags: flags.join(' '), ...result }))
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
for (const figures of scoreCodes(data)) console.log(JSON.stringify({ question: 'codes', ...figures }))
if (errorsAt > 0) writeFileSync(process.argv[errorsAt + 1]!, errors.join('\n'))
