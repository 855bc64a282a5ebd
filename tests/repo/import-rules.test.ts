/** Each rule of the house is bitten once: violating files are linted with the repository's own configuration. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const biome = join(dirname(createRequire(import.meta.url).resolve('@biomejs/biome/package.json')), 'bin/biome')

const importing = (from: string) => `import { x } from '${from}'\nexport const y = x\n`

const forbidden: [file: string, source: string][] = [
  ['shared/lookup/a.ts', importing('../../extension/platform/browser.ts')],
  ['shared/lookup/a.ts', importing('../../widget/element.ts')],
  ['shared/lookup/a.ts', importing('../publish/rows.ts')],
  ['shared/lookup/a.ts', importing('node:fs')],
  ['shared/lookup/a.ts', importing('preact')],
  ['shared/contract/a.ts', importing('zod')],
  ['shared/core/a.ts', importing('zod/mini')],
  ['shared/core/a.ts', importing('../lookup/types.ts')],
  ['shared/core/mentions/a.ts', importing('#shared/policy/policy.ts')],
  ['shared/core/a.ts', importing('node:fs')],
  ['shared/core/a.ts', 'export const now = () => Date.now()\n'],
  ['shared/core/a.ts', "export const get = () => fetch('x')\n"],
  ['shared/core/a.ts', 'export const d = () => document.body\n'],
  ['shared/trust/a.ts', importing('../sync/sync.ts')],
  ['shared/trust/a.ts', "export const get = () => fetch('x')\n"],
  ['shared/format/a.ts', importing('node:zlib')],
  ['shared/format/a.ts', 'export const now = () => Date.now()\n'],
  ['shared/sync/a.ts', importing('node:fs')],
  ['shared/sync/a.ts', importing('../lookup/types.ts')],
  ['shared/publish/a.ts', importing('preact')],
  ['extension/background/a.ts', importing('../../widget/engine.ts')],
  ['extension/background/a.ts', importing('#shared/publish/rows.ts')],
  ['extension/page/a.ts', importing('preact')],
  ['extension/page/a.ts', importing('idb')],
  ['extension/page/a.ts', importing('#shared/lookup/lookup.ts')],
  ['extension/page/a.ts', importing('#shared/text/words.ts')],
  ['extension/page/a.ts', importing('../background/background.ts')],
  ['extension/ui/panel/a.tsx', importing('#shared/publish/rows.ts')],
  ['extension/ui/panel/a.tsx', importing('../../background/background.ts')],
  ['extension/ui/local/a.tsx', importing('#shared/publish/publish.ts')],
  ['widget/a.ts', importing('../extension/platform/browser.ts')],
  ['widget/a.ts', importing('preact')],
  ['widget/a.ts', importing('#shared/publish/rows.ts')],
]

const allowed: [file: string, source: string][] = [
  ['shared/core/mentions/a.ts', importing('../fold.ts')],
  ['shared/lookup/a.ts', importing('../core/fold.ts')],
  ['shared/sync/directory.ts', importing('node:fs')],
  ['shared/commands/a.ts', importing('../publish/rows.ts')],
  ['extension/page/a.ts', importing('#shared/core/blocks.ts')],
  ['extension/ui/local/a.tsx', importing('#shared/publish/rows.ts')],
  ['extension/ui/panel/a.tsx', importing('preact')],
  ['widget/a.ts', importing('lit')],
]

const numbered = (cases: [string, string][], prefix: string) =>
  cases.map(([file, source], i) => ({ file: file.replace(/a(\.tsx?)$/, `${prefix}${i}$1`), shown: file, source }))
const bad = numbered(forbidden, 'bad')
const good = numbered(allowed, 'good')
/** File → the restricting rules it met. */
const met = new Map<string, string[]>()

beforeAll(() => {
  const dir = mkdtempSync(join(tmpdir(), 'rules-'))
  copyFileSync(join(root, 'biome.json'), join(dir, 'biome.json'))
  for (const { file, source } of [...bad, ...good]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), source)
  }
  let json: string
  try {
    const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=1000', '.']
    json = execFileSync(process.execPath, args, { cwd: dir, stdio: 'pipe' }).toString()
  } catch (error) {
    json = (error as { stdout: Buffer }).stdout.toString()
  }
  rmSync(dir, { recursive: true, force: true })
  const report = JSON.parse(json.slice(json.indexOf('{'))) as {
    diagnostics: { category: string; location: { path: string | { file: string } } }[]
  }
  for (const { category, location } of report.diagnostics) {
    const path = (typeof location.path === 'string' ? location.path : location.path.file).replace(/^\.\//, '')
    if (category.includes('noRestricted')) met.set(path, [...(met.get(path) ?? []), category])
  }
})

describe('the import rules of the house', () => {
  test.each(bad)('$shown may not: $source', ({ file }) => {
    expect(met.get(file)).toBeDefined()
  })
  test.each(good)('$shown may: $source', ({ file }) => {
    expect(met.get(file)).toBeUndefined()
  })
})
