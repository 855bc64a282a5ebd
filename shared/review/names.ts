/** Names of a record's folders and of files: 序号-单位-统一代码-查询时点. Safe on Windows too, and never longer than its paths allow. */
import type { PageSubject } from '../core/types.ts'

const LONGEST_NAME = 40
/** Forbidden in file names, control characters and what hides or turns text. */
const UNSAFE = /[\\/:*?"<>|\s\p{Cc}\p{Cf}\p{Cs}]/gu

const safe = (text: string): string =>
  Array.from(text.replace(UNSAFE, '_'))
    .slice(0, LONGEST_NAME)
    .join('')
    .replace(/^\.+|\.+$/g, '_')

/** A file's name of its parts, joined by hyphens; those that are empty are left out. @param ending with its dot. */
export const fileName = (parts: readonly (string | undefined)[], ending: string): string =>
  `${parts.flatMap(part => (part ? [safe(part)] : [])).join('-')}${ending}`

/** @param at ISO instant; printed in Asia/Shanghai, as the officer reads it. */
export const evidenceName = (no: number, subject: Pick<PageSubject, 'name' | 'code'>, at: string): string => {
  const code = subject.code && subject.name !== '' ? subject.code.value : ''
  return [String(no).padStart(3, '0'), safe(subject.name || subject.code?.value || ''), safe(code) || '无代码', stamp(at)].join(
    '-',
  )
}

const BEIJING_MS = 8 * 3_600_000
/** 20261124T140300, Asia/Shanghai. */
export const stamp = (at: string): string => new Date(Date.parse(at) + BEIJING_MS).toISOString().slice(0, 19).replace(/[-:]/g, '')

/** 2026-11-24 14:03:00, Asia/Shanghai. */
export const beijingTime = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ')
