/**
 * `node tests/bench/make-list.ts --count N [--names FILE]`: a list of N names as real ones are, with invented codes, tab-separated on
 * standard output. FILE holds names one a line, or as a table's first column.
 */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { inventedUscc } from './invented.ts'
import { loadNames } from './names.ts'

const { values } = parseArgs({ options: { count: { type: 'string', default: '1000000' }, names: { type: 'string' } } })
const count = Number(values.count)
if (!(count > 0)) {
  console.error('--count must be a number above 0')
  process.exit(2)
}
const { nameAt } = loadNames(values.names)
const LINES_AT_ONCE = 10_000
let lines = ['企业名称\t统一社会信用代码']
for (let i = 0; i < count; i++) {
  lines.push(`${nameAt(i)}\t${inventedUscc(i)}`)
  if (lines.length < LINES_AT_ONCE && i < count - 1) continue
  if (!process.stdout.write(`${lines.join('\n')}\n`)) await once(process.stdout, 'drain')
  lines = []
}
