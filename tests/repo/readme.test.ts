/** The README promises commands: each must exist. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const at = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url))
const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { scripts: { [name: string]: string } }

describe.each(['README.md', 'README.zh-CN.md'])('%s', file => {
  const readme = readFileSync(at(file), 'utf8')

  test('names only npm scripts that exist', () => {
    const named = [...readme.matchAll(/npm (?:run (?:--silent |-s )?([\w:-]+)|(test)\b)/g)].map(m => m[1] ?? m[2]!)
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(name => !(name in scripts))).toEqual([])
  })

  test('names only commands of xinbiao that exist', () => {
    const named = [...readme.matchAll(/xinbiao -- ([a-z]+)/g)].map(m => m[1]!)
    expect(named.length).toBeGreaterThan(3)
    expect([...new Set(named)].filter(name => !existsSync(at(`shared/commands/${name}.ts`)))).toEqual([])
  })

  test('shows only pictures that exist', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(m => m[1]!)
    expect(pictures.length).toBeGreaterThan(0)
    expect(pictures.filter(p => !existsSync(at(p)))).toEqual([])
  })
})
