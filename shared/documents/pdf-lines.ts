/** Runs of text → lines, and each line's parts: what stands apart by more than a word's space. */
import type { Run } from './pdf-runs.ts'

export interface Part {
  text: string
  x0: number
  x1: number
}

export interface TextLine {
  parts: Part[]
  /** Baseline. */
  y: number
  size: number
  x0: number
  x1: number
  /** Of its first run, on the page as shown. */
  at: { x: number; y: number }
}

/** In type sizes: a wider gap parts two cells; narrower ones are a space, or kerning. */
const APART = 0.8
const SPACE = 0.15
/** Letters spread over a width: 中　标　公　告, 供 应 商. */
const SPREAD = 3
const SPREAD_PAIR = 2.2
const LABEL = 5

const isWide = (c: string) => /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/.test(c)
const isHan = (s: string) => /^[\u3400-\u9fff]$/.test(s)

/** Lines from top to bottom, parts from left to right. */
export const linesOf = (runs: readonly Run[]): TextLine[] => {
  const lines: Run[][] = []
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const line = lines.findLast(held => onOneLine(held, run))
    if (line) line.push(run)
    else lines.push([run])
  }
  return lines.map(toLine).sort((a, b) => a.y - b.y || a.x0 - b.x0)
}

/** Lines looked back at: runs come in the order of their baselines. */
const onOneLine = (line: readonly Run[], run: Run): boolean => {
  const first = line[0]!
  const size = Math.min(first.size, run.size)
  const offset = Math.abs(first.y - run.y)
  if (offset <= size * 0.3) return true
  // Raised and lowered signs beside what they belong to.
  return offset <= Math.max(first.size, run.size) * 0.5 && line.some(r => run.x0 - r.x1 < size && r.x0 - run.x1 < size)
}

const toLine = (runs: Run[]): TextLine => {
  const sorted = withoutShadows(runs.sort((a, b) => a.x0 - b.x0))
  const size = Math.max(...sorted.map(run => run.size))
  const parts: Part[] = []
  for (const run of sorted) {
    const part = parts.at(-1)
    const gap = part ? run.x0 - part.x1 : 0
    if (!part || gap > APART * size || gap < -2 * size) parts.push({ text: run.text, x0: run.x0, x1: run.x1 })
    else {
      part.text = join(part.text, run.text, gap, size)
      part.x1 = Math.max(part.x1, run.x1)
    }
  }
  const held = spread(
    parts.map(part => ({ ...part, text: part.text.trim() })).filter(part => part.text !== ''),
    size,
  )
  const [first] = sorted
  return { parts: held, y: first!.y, size, x0: held[0]?.x0 ?? 0, x1: held.at(-1)?.x1 ?? 0, at: first!.at }
}

/** Bold and shadow are sometimes made by printing twice, a hair apart. */
const withoutShadows = (runs: Run[]): Run[] =>
  runs.filter((run, i) => {
    for (let j = i - 1; j >= 0 && j > i - 4; j--)
      if (runs[j]!.text === run.text && Math.abs(runs[j]!.x0 - run.x0) < run.size * 0.3) return false
    return true
  })

const join = (before: string, after: string, gap: number, size: number): string => {
  const wide = isWide(before.at(-1)!) && isWide(after[0]!)
  const spaced = /\s$/.test(before) || /^\s/.test(after)
  return gap > (wide ? 2 * SPACE : SPACE) * size && !spaced ? `${before} ${after}` : before + after
}

/** Characters that stand one by one, evenly apart, are one word. */
const spread = (parts: Part[], size: number): Part[] => {
  const out: Part[] = []
  for (let i = 0; i < parts.length; ) {
    let end = i
    if (isHan(parts[i]!.text)) {
      let even: number | undefined
      while (end + 1 < parts.length && isHan(parts[end + 1]!.text)) {
        const gap = parts[end + 1]!.x0 - parts[end]!.x1
        if (gap > SPREAD * size || (even !== undefined && Math.abs(gap - even) > 0.4 * size)) break
        even ??= gap
        end++
      }
      // 名　　称：东湖街道 is one label, whatever parts its letters.
      const label = parts[end + 1]
      if (label && /^[\u3400-\u9fff]{1,2}[:：]/.test(label.text) && label.x0 - parts[end]!.x1 <= LABEL * size) {
        const letters = parts.slice(i, end + 2)
        out.push({ text: letters.map(part => part.text).join(''), x0: parts[i]!.x0, x1: label.x1 })
        i = end + 2
        continue
      }
      const pair = end === i + 1 && parts[end]!.x0 - parts[i]!.x1 > SPREAD_PAIR * size
      if (pair) end = i
    }
    const run = parts.slice(i, end + 1)
    out.push({ text: run.map(part => part.text).join(''), x0: run[0]!.x0, x1: run.at(-1)!.x1 })
    i = end + 1
  }
  return out
}

/** A line as it is read. Parts stay apart by two spaces, so that no rule joins them into one word. */
export const textOf = (line: TextLine): string => line.parts.map(part => part.text).join('  ')

/** Where a name ends, the next line may begin another: that is for the finder to judge. */
const ENDS_NAME = /(?:公司|厂|院|局|中心|所|店|社|部|处|办|会|学|馆|站|队|行|企业|合伙[）)]?|Ltd\.?|Inc\.?)$/

/** A paragraph's wrapped lines as one text: nothing stands where a line broke between Chinese characters. */
export const unwrapped = (lines: readonly TextLine[]): string =>
  lines.map(textOf).reduce((before, after) => {
    if (ENDS_NAME.test(before)) return `${before}\n${after}`
    const wide = isWide(before.at(-1) ?? '') && isWide(after[0] ?? '')
    return wide ? before + after : `${before} ${after}`
  })

/** 中铁建设集团 / （温州）发展有 / 限公司: no name begins so. */
const GOES_ON = /^(?:有限|限公司|公司|股份|责任|集团|分公司|[（(])/
/** In type sizes: with less room than this, the next character did not fit. */
const ROOM = 1.6

/** `full`: the upper line has no room for the lower one's first character, so that it only goes on in it. */
const joinLines = (before: string, after: string, full: boolean): string => {
  if (before === '') return after
  const wide = isWide(before.at(-1)!) && isWide(after[0] ?? '')
  return GOES_ON.test(after) || (full && wide && !ENDS_NAME.test(before)) ? before + after : `${before}\n${after}`
}

/** The lines of a cell that ends at `right`. */
export const textInCell = (lines: readonly TextLine[], right: number): string =>
  lines.reduce((before, line, i) => {
    const above = lines[i - 1]
    return joinLines(before, textOf(line), above?.parts.length === 1 && right - above.x1 < ROOM * line.size)
  }, '')

/** The lines of a cell without rules, as wide as its column's widest line. */
export const joinParts = (parts: readonly Part[], width: number, size: number): string =>
  parts.reduce((before, part, i) => {
    const above = parts[i - 1]
    return joinLines(before, part.text, above !== undefined && above.x1 - above.x0 > width - ROOM * size)
  }, '')
