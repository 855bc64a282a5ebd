/** Sizes of what was built, as a browser downloads it: gzip -9, in bytes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Budget {
  what: string
  files?: string[]
  /** An HTML page: itself is not counted, its scripts and preloaded chunks are. */
  page?: string
  glob?: string
  limit: number
  why: string
}

export interface Size extends Budget {
  bytes: number
  parts: string[]
}

const scriptsOf = (page: string): string[] => {
  const html = readFileSync(join(root, page), 'utf8')
  const links = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(m => m[1]!)
  return [...new Set(links)].map(l => (l.startsWith('/') ? join(dirname(page), l.slice(1)) : join(dirname(page), l)))
}

const matching = (glob: string): string[] => {
  const dir = dirname(glob)
  const [head, tail] = basename(glob).split('*') as [string, string]
  if (!existsSync(join(root, dir))) return []
  return readdirSync(join(root, dir))
    .filter(f => f.startsWith(head) && f.endsWith(tail))
    .map(f => join(dir, f))
}

export const measureSizes = (): Size[] => {
  const { budgets } = JSON.parse(readFileSync(join(root, 'tests/repo/budgets.json'), 'utf8')) as { budgets: Budget[] }
  return budgets.map(budget => {
    const parts = [
      ...(budget.files ?? []),
      ...(budget.page ? scriptsOf(budget.page) : []),
      ...(budget.glob ? matching(budget.glob) : []),
    ]
    const bytes = parts.reduce((sum, f) => sum + gzipSync(readFileSync(join(root, f)), { level: 9 }).length, 0)
    return { ...budget, bytes, parts }
  })
}
