/** The name benchmark's files are in order: unique pairs, enough of each rule, invented names, codes of no region, counts as told. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { isValidOrgCode, isValidUscc } from '#shared/core/identifiers.ts'
import { certaintyOf } from '#shared/core/match.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Subject } from '#shared/core/records.ts'
import { pairsByRule } from '../support/name-files.ts'
import { type Pair, readPairs } from '../support/name-pairs.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const folder = 'tests/fixtures/names'
const byRule = pairsByRule(readPairs)
const pairs = byRule.flatMap(([, own]) => own)

const entriesOf = ({ listed, beside = [], directory = [] }: Pair): Subject[] => [listed, ...beside, ...directory]
const namesOf = ({ name, formerNames = [], otherNames = [] }: Subject): string[] => [name, ...formerNames, ...otherNames]

test('a thousand pairs and more, each another case with an id of its own', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(1000)
  expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length)
  const cases = pairs.map(({ page, listed, beside, directory, confirmed }) =>
    JSON.stringify([page, listed, beside, directory, confirmed]),
  )
  expect(cases.filter((one, i) => cases.indexOf(one) !== i)).toEqual([])
})

test.each(byRule)('%s: at least ten that match and ten that do not, numbered, with a reason', (rule, own) => {
  expect(own.filter(({ expect }) => expect !== 'none').length).toBeGreaterThanOrEqual(10)
  expect(own.filter(({ expect }) => expect === 'none').length).toBeGreaterThanOrEqual(10)
  own.forEach((pair, i) => {
    expect(pair.id).toBe(`${rule}-${String(i + 1).padStart(3, '0')}`)
    expect(pair.rule).toBe(rule)
    expect(pair.why.length, pair.id).toBeGreaterThanOrEqual(5)
    expect(pair.expect, pair.id).toBe(pair.basis ? certaintyOf(pair.basis) : 'none')
  })
})

describe('nobody real', () => {
  /** Places and trade names made up for this project; a name holds one of them, or is no name of anybody. */
  const INVENTED =
    /云泽|雲澤|霁川|汀屿|桐汀|东屏|岫北|澜口|砚|硯|岑|禾|岚|栎|溪桐蘅|墨筠芷|云岫衍|青芷|澄湖|岐黄|望舒|YUNZE|DONGPING|QINGYAN|CENY/
  const NOBODYS = /^(?:实验小学|A&B店|A1|4S)$/

  test('every listed name is invented', () => {
    const names = [...new Set(pairs.flatMap(entriesOf).flatMap(namesOf).map(nameKey))]
    expect(names.filter(name => !INVENTED.test(name) && !NOBODYS.test(name))).toEqual([])
  })

  const registry = at('../shared/data/names/registry-500k.tsv.gz')
  const skipped = existsSync(registry) ? '' : ' (skipped: no ../shared/data)'
  test.skipIf(skipped !== '')(`no listed name and no code is registered${skipped}`, () => {
    const rows = gunzipSync(readFileSync(registry)).toString('utf8').split('\n')
    const registered = new Set(rows.flatMap(row => row.split('\t').slice(0, 2).map(nameKey)))
    const told = pairs.flatMap(entriesOf).flatMap(entry => [...namesOf(entry), ...(entry.uscc ? [entry.uscc] : [])])
    expect([...new Set(told)].filter(one => registered.has(nameKey(one)))).toEqual([])
  })

  test('codes are of region 98, which is no province’s', () => {
    const entries = pairs.flatMap(entriesOf)
    expect(entries.flatMap(({ uscc }) => uscc ?? []).filter(code => code.slice(2, 4) !== '98')).toEqual([])
    expect(entries.flatMap(({ regNo }) => regNo ?? []).filter(code => !code.startsWith('98'))).toEqual([])
  })

  test('a code that fails its check does so on purpose, and the pair says it', () => {
    const fails = ({ uscc, orgCode }: Subject) =>
      (uscc !== undefined && !isValidUscc(uscc)) || (orgCode !== undefined && !isValidOrgCode(orgCode))
    const silent = pairs.filter(pair => entriesOf(pair).some(fails) && !/fault|fail|wrong|swapped|zeros/.test(pair.why))
    expect(silent.map(({ id, why }) => `${id}: ${why}`)).toEqual([])
  })
})

test('the README counts them as they are', () => {
  const readme = readFileSync(at(`${folder}/README.md`), 'utf8')
  for (const [rule, own] of byRule) {
    const positives = own.filter(({ expect }) => expect !== 'none').length
    expect(readme).toContain(`| \`${rule}\` | ${own.length} | ${positives} | ${own.length - positives} |`)
  }
  expect(readme).toContain(`**${pairs.length} pairs**`)
})
