/** What must not stand in our sources and bundles, wherever somebody puts it. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter(f => f && existsSync(join(root, f)) && statSync(join(root, f)).isFile())
const text = (file: string) => readFileSync(join(root, file), 'utf8')
const shipped = tracked.filter(f => /^(extension|widget|shared)\//.test(f) && /\.(ts|tsx|js|html|css)$/.test(f))

const bundles = (dir: string): string[] =>
  existsSync(join(root, dir))
    ? readdirSync(join(root, dir), { recursive: true })
        .map(f => join(dir, String(f)))
        .filter(f => f.endsWith('.js'))
    : []

/** Hosts may stand only in data that says why: the sites we know, the policy's official channels, and the forms of their pages. */
const mayNameHosts = [/^extension\/background\/sites\.json$/, /^shared\/policy\/.*\.json$/, /^shared\/official\/channels\.json$/]
const host = /https?:\/\/(?!\*|127\.0\.0\.1|localhost|\$\{|www\.w3\.org\/)([a-z0-9-]+(\.[a-z0-9-]+)+)/gi

describe('sources', () => {
  test('set no markup from strings', () => {
    const guilty = shipped.filter(f =>
      /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|unsafeHTML)\b/.test(
        text(f).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''),
      ),
    )
    expect(guilty).toEqual([])
  })

  test('name no host outside the site and policy data', () => {
    const guilty = shipped
      .filter(f => !mayNameHosts.some(allowed => allowed.test(f)))
      .flatMap(f =>
        [
          ...text(f)
            .replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
            .matchAll(host),
        ].map(m => `${f}: ${m[1]}`),
      )
      .filter(line => !/example\.(org|com|cn|net)|\.example\b|\.invalid\b/.test(line))
    expect(guilty).toEqual([])
  })

  test('carry no path of a machine and no registry host', () => {
    const words = [`/wor${'k'}/`, `registry.npm${'js'}`, `deb.debian.${'org'}`, `.libra${'ry'}/`]
    const guilty = tracked.filter(f => !/\.(png|ico|xlsx)$/.test(f)).filter(f => words.some(w => text(f).includes(w)))
    expect(guilty).toEqual([])
  })

  test('lock file has no download addresses', () => {
    expect(text('package-lock.json')).not.toContain('"resolved": "http')
  })

  test('versions are pinned', () => {
    const { dependencies, devDependencies } = JSON.parse(text('package.json')) as { [k: string]: { [name: string]: string } }
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, v]) => !/^\d+\.\d+\.\d+/.test(v))
    expect(loose).toEqual([])
  })
})

describe('bundles', () => {
  const built = [...bundles('dist/extension/chrome-mv3'), ...bundles('dist/extension/firefox-mv3'), ...bundles('dist/widget')]

  test('are there to look at', () => {
    expect(built.length, 'run npm run build first').toBeGreaterThan(5)
  })

  test.each(['eval(', 'new Function('])('never call %s', call => {
    const guilty = built.filter(f => {
      const source = text(f)
      for (let at = source.indexOf(call); at >= 0; at = source.indexOf(call, at + 1)) {
        if (call !== 'eval(' || !/[\w$.]/.test(source[at - 1] ?? ' ')) return true
      }
      return false
    })
    expect(guilty).toEqual([])
  })
})
