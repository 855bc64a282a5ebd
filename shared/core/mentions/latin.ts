/** Names of firms in Latin letters: China CAMC Engineering Co., Ltd. Read from the text as it stands: folding drops the spaces. */
import data from '../data/endings.json' with { type: 'json' }

/** The forms as patterns: a full stop may be left out after a word, a comma after Co., and white space may vary. */
const FORM = data.latin
  .map(form =>
    /^(?:[A-Z]\.){2,}$/.test(form)
      ? form.replaceAll('.', '\\.')
      : form.replaceAll('.', '\\.?').replaceAll(', ', '\\s*,?\\s*').replaceAll(' ', '\\s+'),
  )
  .join('|')
const WORD = "[A-Z0-9][A-Za-z0-9&.'\\-]*"
/** One to nine capitalised words, with small joining words and bracketed places between them, then a legal form. */
const NAME = new RegExp(
  `(?<![A-Za-z0-9&])(?:The )?(?!(?:LIMITED|LTD|CO|INC|Co|Ltd|Limited)\\b)${WORD}(?:,? (?:${WORD}|of|and|for|the|de|&)| ?\\((?:[A-Z][A-Za-z. ]{1,24})\\)){0,9}?[ ,]{1,2}(?:${FORM})(?![A-Za-z])`,
  'g',
)
const ANY_FORM = /(?:Ltd|LTD|Limited|LIMITED|Inc|INC|Corp|CORP|LLC|GmbH|PLC|Plc|S\.A\.|B\.V\.|N\.V\.)/

/** @returns start and end offsets in `source`. */
export const findLatin = (source: string): { start: number; end: number }[] => {
  if (!ANY_FORM.test(source)) return []
  return [...source.matchAll(NAME)].map(m => ({ start: m.index, end: m.index + m[0].length }))
}
