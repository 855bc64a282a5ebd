/**
 * What an official result page says of one firm, or why that cannot be told. Whatever is in doubt is refused: an officer can mark
 * the result by hand, but no reading of ours may be a wrong "no record".
 */
import { compareCode } from '../core/codes.ts'
import { normaliseCode, parseIdentifier } from '../core/identifiers.ts'
import { nameKey } from '../core/normalise.ts'
import type { Subject } from '../core/records.ts'
import type { Block } from '../core/types.ts'
import { type Channel, commonWords, isOf } from './channels.ts'
import { type OfficialRow, readRows } from './rows.ts'

/** A page as the officer sees it. */
export interface OfficialPage {
  url: string
  title: string
  /** The text that is shown, hidden parts left out. */
  blocks: readonly Block[]
  /** The form's text fields as they stand: name or id → value. */
  fields: { [nameOrId: string]: string }
  /** When the document was loaded, ms. */
  loadedAt: number
}

/** What the script that reads a page gives back. */
export interface OfficialRead {
  page: OfficialPage
  /** A sheet that keeps the extension's own marks out of a picture of it. */
  veil: string
}

export interface Asked {
  list: string
  name: string
  code?: string
  /** When the look-up of this firm began, ms: a page that was loaded before is of an earlier search. */
  since: number
}

export type RefusedCode = 'other-firm' | 'stale' | 'form-changed' | 'not-a-result'
export type RefusedWhy =
  | 'other-site'
  | 'other-list'
  | 'captcha'
  | 'error-page'
  | 'loaded-before'
  | 'searched-other'
  | 'searched-unknown'
  | 'rows-of-others'
  | 'no-words'
  | 'broken-rows'
  | 'contradiction'

export type OfficialReading =
  /** `by` tells whether a row's code or only its name agrees. `others`: rows on the page about other firms. */
  | { result: 'hit'; rows: (OfficialRow & { by: 'code' | 'name' })[]; others: number }
  /** `by`: what was searched. */
  | { result: 'no-hit'; by: 'code' | 'name' }
  | { refused: RefusedCode; why: RefusedWhy }

const refuse = (refused: RefusedCode, why: RefusedWhy): OfficialReading => ({ refused, why })
const key = (text: string): string => nameKey(text).replace(/[。．.!！,，:：;；]/g, '')

export const readOfficial = (channel: Channel, page: OfficialPage, asked: Asked): OfficialReading => {
  if (!isOf(channel, page.url)) return refuse('not-a-result', 'other-site')
  if (!answersFor(channel, page, new URL(page.url).pathname, asked.list)) return refuse('not-a-result', 'other-list')
  if (page.loadedAt < asked.since) return refuse('stale', 'loaded-before')

  const { rows, form, broken } = readRows(channel, page.blocks)
  const noHit = saysNoHit(channel, page.blocks)
  if (rows.length === 0 && says(page, commonWords.error)) return refuse('not-a-result', 'error-page')
  // The form may keep its captcha beside a result.
  if (rows.length === 0 && !noHit && says(page, commonWords.captcha)) return refuse('not-a-result', 'captcha')
  if (broken > 0) return refuse('form-changed', 'broken-rows')
  if (noHit && (rows.length > 0 || namedInResults(channel, page, asked))) return refuse('form-changed', 'contradiction')
  const own = rows.flatMap(row => {
    const by = agrees(row, asked)
    return by ? [{ ...row, by }] : []
  })
  if (own.length > 0) return { result: 'hit', rows: own, others: rows.length - own.length }
  const searched = searchedBy(channel, page, asked)
  if (searched === 'other') return refuse('stale', 'searched-other')
  if (rows.length > 0) return refuse('other-firm', 'rows-of-others')
  // An empty table may be one that has not been filled yet: only the site's own sentence says that there is no entry.
  if (!noHit) return form ? refuse('form-changed', 'no-words') : refuse('not-a-result', 'no-words')
  if (!searched) return refuse('form-changed', 'searched-unknown')
  return { result: 'no-hit', by: searched }
}

const answersFor = (channel: Channel, page: OfficialPage, path: string, list: string): boolean => {
  const entry = channel.lists.find(({ id }) => id === list)
  if (!entry) return false
  if (entry.path && !new RegExp(entry.path).test(path)) return false
  if (!entry.titles) return true
  // The site's menu names every list; a heading or the title names the one that is shown.
  const heads = [
    page.title,
    ...page.blocks.filter(({ kind }) => kind === 'heading' || kind === 'caption').map(({ text }) => text),
  ]
  const shown = channel.lists.filter(({ titles }) => titles?.some(title => heads.some(head => key(head).includes(key(title)))))
  return shown.length === 1 && shown[0] === entry
}

/** The sentence whole and alone: quoted in instructions, it says nothing. */
const saysNoHit = (channel: Channel, blocks: readonly Block[]): boolean =>
  blocks.some(({ text }) => {
    const said = key(text).replace(/^(?:很抱歉|抱歉|对不起|提示)/, '')
    return channel.noHit.some(sentence => key(sentence) === said)
  })

const says = (page: OfficialPage, words: readonly string[]): boolean =>
  [page.title, ...page.blocks.map(({ text }) => text)].some(text => words.some(word => text.includes(word)))

/** The firm stands on the page beside the sentence, in a table whose form is no longer known: that is no sure "no entry". */
const namedInResults = (channel: Channel, { blocks }: OfficialPage, { name }: Asked): boolean =>
  channel.form === 'table' &&
  blocks.some(({ kind, text }) => kind !== 'heading' && !searchedIn(text) && nameKey(text).includes(nameKey(name)))

/** Another valid code beside the same name is another firm; another name counts for nothing unless the code is the same. */
const agrees = (row: OfficialRow, asked: Asked): 'code' | 'name' | undefined => {
  const printed = row.code ? parseIdentifier(row.code) : undefined
  const verdict = asked.code ? compareCode(parseIdentifier(asked.code), subjectOf(row.name ?? '', printed)) : undefined
  if (verdict?.kind === 'same') return 'code'
  if (verdict?.kind === 'different' || verdict?.kind === 'repaired') return undefined
  return nameKey(row.name ?? '') === nameKey(asked.name) ? 'name' : undefined
}

const subjectOf = (name: string, code: ReturnType<typeof parseIdentifier>): Subject => ({
  name,
  ...(code?.type === 'uscc' ? { uscc: code.value } : {}),
  ...(code?.type === 'org-code' ? { orgCode: code.value } : {}),
  ...(code?.type === 'reg-no' ? { regNo: code.value } : {}),
  ...(code?.type === 'masked' ? { masked: code.value } : {}),
})

/** The value of a line like 查询条件：…. */
const searchedIn = (text: string): string | undefined => {
  const [, label, value] = /^\s*([^：:]{2,12})\s*[：:]\s*(.+)$/s.exec(text) ?? []
  return label && commonWords.searched.includes(label.trim()) ? value?.trim() : undefined
}

/**
 * What the page shows to have been searched: the form's fields, else a line (查询条件：…). `other` as soon as one of them is neither
 * the name nor the code asked; undefined where nothing is shown.
 */
const searchedBy = (channel: Channel, page: OfficialPage, asked: Asked): 'code' | 'name' | 'other' | undefined => {
  const shown = channel.fields.map(field => page.fields[field]?.trim() ?? '').filter(Boolean)
  for (const { text } of page.blocks) {
    const value = searchedIn(text)
    if (value) shown.push(value)
  }
  if (shown.length === 0) return undefined
  const kinds = shown.map(value => {
    if (asked.code && normaliseCode(value) === normaliseCode(asked.code)) return 'code'
    return nameKey(value) === nameKey(asked.name) ? 'name' : 'other'
  })
  return kinds.includes('other') ? 'other' : kinds.includes('name') ? 'name' : 'code'
}
