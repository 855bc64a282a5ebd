/** Finding, scored on annotated pages and texts: a JSON line a set and question. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface PageSet {
  name: string
  input: () => string[]
  gold: string
  flags: string[][]
}

const setsIn = (data: string): PageSet[] => {
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
  return [
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
}

/** @param errorsTo file for the names missed and wrong. */
export const scorePages = (data: string, scorer: string, errorsTo?: string): void => {
  const errors: string[] = []
  const work = mkdtempSync(join(tmpdir(), 'xinbiao-score-'))
  try {
    for (const set of setsIn(data)) {
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
  if (errorsTo) writeFileSync(errorsTo, errors.join('\n'))
}
