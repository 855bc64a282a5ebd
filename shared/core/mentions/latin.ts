/** Names of firms in Latin letters: China CAMC Engineering Co., Ltd. Read from the text as it stands: folding drops the spaces. */

/** Legal forms that end such a name. */
const FORM =
  'Co\\.?\\s*,?\\s*Ltd\\.?|Company\\s+Limited|Corporation\\s+Limited|CORPORATION\\s+LIMITED|Corporation|Incorporated|Limited|Ltd\\.?|Inc\\.?|Corp\\.?|LLC|L\\.L\\.C\\.|GmbH|PLC|Plc|Pte\\.?\\s*Ltd\\.?|Pty\\.?\\s*Ltd\\.?|S\\.A\\.|B\\.V\\.|N\\.V\\.|CO\\.?\\s*,?\\s*LTD\\.?|LIMITED|LTD\\.?|INC\\.?|CORPORATION|CORP\\.?'
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
