/**
 * Large lists of names as real ones are: the regions, own words and rest of a file's names, taken apart and put together anew, so that
 * lengths and endings stay as they are in the file. Without a file the parts are an invented firm's.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { fold } from '#shared/core/fold.ts'
import { endingTable, findEndings } from '#shared/core/mentions/endings.ts'
import { afterRegions, genericWords } from '#shared/core/mentions/scan.ts'
import { inventedName, random } from './invented.ts'

export interface Names {
  /** Where they come from, for the report. */
  from: string
  /** Deterministic. Names of two numbers may be equal, as two firms' may. */
  nameAt(i: number): string
}

/** Beside the repository, where it is: 500,000 names of a register. */
const BESIDE = fileURLToPath(new URL('../../../shared/data/names/registry-500k.tsv.gz', import.meta.url))
const LONGEST_OWN = 4

/** Names one a line, alone or as a table's first column; compressed or not. */
const readNames = (file: string): string[] => {
  const bytes = readFileSync(file)
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text
    .split(/\r?\n/)
    .map(line => line.split(/[\t,]/)[0]!.trim())
    .filter(name => name.length >= 4 && /[\u4e00-\u9fff]/.test(name))
}

/** 云泽市 · 青杉 · 建设工程有限公司. */
const partsOf = (name: string): [region: string, own: string, rest: string] => {
  const text = fold(name).text
  const end = findEndings(text, endingTable())[0]?.start ?? text.length
  const own = afterRegions(text, 0, end)
  let rest = Math.min(own + 2, end)
  while (rest < end && rest < own + LONGEST_OWN && genericWords.longestAt(text, rest, end) === 0) rest++
  return [text.slice(0, own), text.slice(own, rest), text.slice(rest)]
}

const recombine = (names: readonly string[]): ((i: number) => string) => {
  const parts = names.map(partsOf).filter(([, own]) => own.length > 1)
  return i => {
    const next = random(i + 1)
    const pick = () => parts[Math.floor(next() * parts.length)]!
    const [, begins] = pick()
    const [, ends] = pick()
    // Own words of two firms halved: else few would be new, and a name without a region would be the tail of many.
    return pick()[0] + begins.slice(0, Math.ceil(begins.length / 2)) + ends.slice(Math.ceil(ends.length / 2)) + pick()[2]
  }
}

/** How many names a text needs for so many endings: a branch's name has its firm's ending in it too. */
export const namesFor = (endings: number, nameAt: (i: number) => string): number => {
  const some = 2000
  let held = 0
  for (let i = 0; i < some; i++) held += findEndings(fold(nameAt(i)).text, endingTable()).length
  return Math.round((endings * some) / held)
}

/** @param file by default the register's names beside the repository, or invented ones. */
export const loadNames = (file = existsSync(BESIDE) ? BESIDE : undefined): Names => {
  if (file === undefined) return { from: 'invented names', nameAt: inventedName }
  const names = readNames(file)
  if (names.length < 1000) throw new Error(`${file}: ${names.length} names; at least 1000 are needed`)
  return { from: `parts of ${names.length.toLocaleString('en-US')} names`, nameAt: recombine(names) }
}
