/** Whether what stands between a beginning and an ending is an organisation's name, or only words: 本公司, 评标委员会, 采购中心. */
import { afterRegions, genericPublic, genericWords, type Scan, type Start } from './boundary.ts'
import type { Ending } from './endings.ts'

const BAD_START = /^(?:[的了与及和或在由为是被将等其之该本各某此即且而但也又并以于有不可应须已未按向从到至]|[0-9]+$)/
const ADDRESS = /[路街巷弄号层楼室座栋幢旁侧侧面]$/

export const isName = (scan: Scan, start: Start, ending: Ending): boolean => {
  const { text } = scan.folded
  const from = start.at
  const to = ending.start
  if (from > to || ending.kind === 'listed') return false
  const rest = afterRegions(text, from, to)
  const hasRegion = rest > from
  const length = to - rest
  if (!hasRegion && length < 2) return false
  if (text[from] === '(' || text[from] === ')') return false
  if (!hasRegion && BAD_START.test(text.slice(from, to))) return false
  const inner = innerEnding(scan, from, ending)
  switch (ending.kind) {
    case 'company': {
      const distinct = length >= 2 && !genericWords.covers(text, rest, to)
      if (distinct) return true
      return hasRegion && length >= (ending.word.endsWith('有限公司') ? 2 : 4)
    }
    case 'branch': {
      if (inner) return true
      return length >= 4 && !genericPublic.covers(text, rest, to) && (hasRegion || start.by === 'label')
    }
    case 'firm': {
      if (ADDRESS.test(text.slice(Math.max(0, from - 1), from))) return false
      const distinct = length >= 2 && !genericPublic.covers(text, rest, to)
      if (hasRegion) return distinct || length + ending.word.length >= 4 || (length >= 1 && ending.word.length >= 2)
      return distinct && (start.by !== 'word' || length >= 3)
    }
    case 'strong':
      if (ADDRESS.test(text.slice(Math.max(0, from - 1), from))) return false
      if (hasRegion) return length > 0 || ending.word.length > 2 || /[市县区省州旗乡镇]$/.test(text.slice(from, to))
      return length >= 2 && !genericPublic.covers(text, rest, to)
    default: {
      if (ADDRESS.test(text.slice(Math.max(0, from - 1), from))) return false
      if (hasRegion || inner) return length + ending.word.length >= 3
      return start.by === 'label' && length >= 3 && !genericPublic.covers(text, rest, to)
    }
  }
}

/** Another organisation's ending inside the name: its branch or department. */
const innerEnding = (scan: Scan, from: number, ending: Ending): boolean => {
  for (let i = ending.start; i > from + 2; i--) {
    const e = scan.endAt.get(i)
    if (e && e !== ending && (e.kind !== 'weak' || e.word.length > 1)) return true
  }
  return false
}
