/** Codes and names out of cells as they really are: several in one, in brackets, with labels, broken by spaces. */
import { normaliseCode, parseIdentifier } from '#shared/core/identifiers.ts'
import { isPersonCode } from '#shared/core/person-numbers.ts'
import type { Subject } from '#shared/core/records.ts'
import type { Identifier } from '#shared/core/types.ts'
import { endsAsOrganisation } from './persons.ts'

const TOKEN = /[0-9A-Z０-９Ａ-Ｚａ-ｚ*＊×✱∗●\-－—]{8,30}/giu

/** Every organisation's code standing in a text, in order, without repetition. Personal identity numbers are none. */
export const codesIn = (text: string): Identifier[] => {
  const whole = parseIdentifier(text)
  if (whole) return isPersonCode(text) ? [] : [whole]
  // Tax offices set an L before the number of a temporary registration.
  const temporary = /^L[0-9A-Z]{18}$/.test(normaliseCode(text)) ? parseIdentifier(normaliseCode(text).slice(1)) : undefined
  if (temporary?.valid) return [temporary]
  const found: Identifier[] = []
  for (const [token] of text.matchAll(TOKEN)) {
    const code = isPersonCode(token) ? undefined : parseIdentifier(token)
    // In running text an organisation code must check: order numbers and telephone numbers have nine and fifteen digits too.
    const sure = code && (code.type === 'uscc' || (code.type === 'org-code' && code.valid))
    if (sure && !found.some(f => f.value === code.value)) found.push(code)
  }
  return found
}

/** Writes codes into the subject: the first of each type. */
export const putCodes = (subject: Subject, codes: Identifier[]): void => {
  for (const code of codes) {
    if (code.type === 'uscc') subject.uscc ??= code.value
    else if (code.type === 'org-code') subject.orgCode ??= code.value
    else if (code.type === 'reg-no') subject.regNo ??= code.value
    else subject.masked ??= code.value
    const used = subject.uscc === code.value || subject.orgCode === code.value
    if (!code.valid && used) subject.codeFault = 'check-character'
  }
}

/** A name without the spaces that line breaks left between Chinese characters, and without brackets around the whole. */
export const cleanName = (raw: string): string => {
  let name = raw
    .replace(/[\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  if (/\p{Script=Han}/u.test(name)) name = name.replace(/(?<=[\p{Script=Han}（）()])\s+|\s+(?=[\p{Script=Han}（）()])/gu, '')
  // A sentence's stop or a comma behind a Chinese name is the writer's, not a part of it.
  name = name.replace(/(?<=\p{Script=Han}|[)）])[.．。,，;；、]+$/u, '')
  const inner = /^[(（]([^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*)[)）]$/.exec(name)
  return inner ? inner[1]!.trim() : name
}

/** Runs of Chinese with brackets in them, cut where a bracket has no partner. */
const HAN_RUN = /[\p{Script=Han}（）()·\s]*\p{Script=Han}[\p{Script=Han}（）()·\s]*/gu

/** Names in Chinese standing in a text of mixed scripts. `short`: without an organisation's ending, so no name to look up by. */
export const chineseNamesIn = (text: string): { names: string[]; short: string[] } => {
  const names: string[] = []
  const short: string[] = []
  for (const [run] of text.matchAll(HAN_RUN)) {
    for (const piece of splitOutside(balance(run))) {
      const name = cleanName(piece)
      if (name.length < 2 || !/\p{Script=Han}/u.test(name)) continue
      const into = endsAsOrganisation(name) || name.includes('公司') ? names : short
      if (!into.includes(name)) into.push(name)
    }
  }
  return { names, short }
}

/** `)(` between two names: each in its own brackets. */
const splitOutside = (run: string): string[] => {
  const pieces: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < run.length; i++) {
    const c = run[i]!
    if (c === '(' || c === '（') depth++
    if (c === ')' || c === '）') depth--
    if (depth === 0 && (c === ')' || c === '）') && /^\s*[(（]/.test(run.slice(i + 1)) && /^\s*[(（]/.test(run.slice(from))) {
      pieces.push(run.slice(from, i + 1))
      from = i + 1
    }
  }
  pieces.push(run.slice(from))
  return pieces
}

/** Drops brackets without a partner. */
const balance = (run: string): string => {
  const open: number[] = []
  const drop = new Set<number>()
  for (let i = 0; i < run.length; i++) {
    const c = run[i]!
    if (c === '(' || c === '（') open.push(i)
    else if ((c === ')' || c === '）') && open.pop() === undefined) drop.add(i)
  }
  for (const i of open) drop.add(i)
  return Array.from(run, (c, i) => (drop.has(i) ? ' ' : c)).join('')
}
