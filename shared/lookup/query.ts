/** What an officer typed, read as a name, a code, or both. */
import { normaliseCode, parseIdentifier } from '../core/identifiers.ts'
import type { Identifier } from '../core/types.ts'
import type { Query } from './types.ts'

/** Runs that may be a code: half or full width, with hyphens and stars, also printed in groups of four. */
const CODE_RUN = /[0-9A-Za-z０-９Ａ-Ｚａ-ｚ*＊][0-9A-Za-z０-９Ａ-Ｚａ-ｚ*＊\-－—–]{7,}/g
const GROUPED_RUN = /[0-9A-Z]{2,9}(?:[ \u3000][0-9A-Z]{2,9}){2,6}/gi
const LABEL = /(?:统一社会信用代码|社会信用代码|信用代码|组织机构代码|纳税人识别号|税号|注册号|USCC)(?:\/[^\s:：]*)?\s*[:：]?/gi
const EMPTY_BRACKETS = /[（(【[]\s*[)）】\]]/g
const EDGES = /^[\s,，;；、:：|/)）\]】]+|[\s,，;；、:：|/([（【]+$/g

/**
 * @param text e.g. `某某有限公司 91…`, a code alone in any width, a name alone; labels such as 统一社会信用代码： may stand with it.
 * @returns empty when nothing was typed. A run that is no organisation's code stays in the name.
 */
export const parseQuery = (text: string): Query => {
  let rest = text.replace(LABEL, ' ')
  let code: Identifier | undefined
  for (const form of [CODE_RUN, GROUPED_RUN]) {
    for (const [run] of rest.matchAll(form)) {
      const read = parseIdentifier(run)
      // Nine Latin letters are a word, not an organisation code, unless they check.
      if (!read || (read.type === 'org-code' && !read.valid && !/\d{3}/.test(normaliseCode(run)))) continue
      code = read
      rest = rest.replace(run, ' ')
      break
    }
    if (code) break
  }
  const name = rest.replace(EMPTY_BRACKETS, '').replace(EDGES, '')
  return { ...(name === '' ? {} : { name }), ...(code ? { code } : {}) }
}
