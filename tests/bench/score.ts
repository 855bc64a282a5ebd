/**
 * `npm run score`: the matcher against the name benchmark; the finder against the annotated pages and texts, and both against the
 * register of names, beside the repository. Prints JSON lines; ends with 1 where a register's organisation was overlooked or
 * another one accused.
 *
 * `--only names|pages|registry` runs one part. Names missed and wrong on the pages go to the file given with `--errors FILE`;
 * `--rows N` takes only the register's first rows, `--way TEXT` only the ways of printing whose name has it, and `--examples N` prints
 * so many of each fault.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { scoreCodes } from './score-codes.ts'
import { scoreNames } from './score-names.ts'
import { scorePages } from './score-pages.ts'
import { scoreRegistry } from './score-registry.ts'

const text = { type: 'string' } as const
const { only, errors, rows, way, examples } = parseArgs({
  options: { only: text, errors: text, rows: text, way: text, examples: text },
}).values

const shared = fileURLToPath(new URL('../../../shared', import.meta.url))
const data = join(shared, 'data')

const parts: { [name: string]: () => void | Promise<void> } = {
  names: async () => {
    for (const figures of await scoreNames()) console.log(JSON.stringify(figures))
  },
  pages: () => {
    const scorer = join(shared, 'score/score.mjs')
    if (!existsSync(data) || !existsSync(scorer)) {
      console.log('skipped: no ../shared/data')
      return
    }
    scorePages(data, scorer, errors)
    for (const figures of scoreCodes(data)) console.log(JSON.stringify({ question: 'codes', ...figures }))
  },
  registry: async () => {
    const options = {
      ...(rows ? { rows: Number(rows) } : {}),
      ...(examples ? { examples: Number(examples) } : {}),
      ...(way ? { way } : {}),
    }
    if (!(await scoreRegistry(data, options))) process.exitCode = 1
  },
}
if (only !== undefined && !Object.hasOwn(parts, only)) throw new Error(`--only: one of ${Object.keys(parts).join(', ')}`)
for (const [name, run] of Object.entries(parts)) if (only === undefined || only === name) await run()
