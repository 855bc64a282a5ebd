/** The policy's cases, from the Markdown tables that lawyers read: `tests/unit/policy/cases.md`. */
import { readFileSync } from 'node:fs'

/** A row by its table's headings. */
export interface Row {
  [heading: string]: string
}

const cellsOf = (line: string): string[] =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split('|')
    .map(cell => cell.trim())

/** All rows of the tables whose first heading is 号 and that have the heading `with`, in order. */
export const rowsWith = (markdown: string, heading: string): Row[] => {
  const rows: Row[] = []
  let head: string[] | undefined
  for (const line of markdown.split('\n')) {
    if (!line.startsWith('|')) head = undefined
    else if (!head) head = cellsOf(line)
    else if (!/^\|[-|: ]+\|?$/.test(line) && head.includes(heading)) {
      const cells = cellsOf(line)
      if (cells.length !== head.length) throw new Error(`${cells.length} cells instead of ${head.length}: ${line}`)
      rows.push(Object.fromEntries(head.map((name, i) => [name, cells[i]!])))
    }
  }
  return rows
}

export const policyCases = readFileSync(new URL('../unit/policy/cases.md', import.meta.url), 'utf8')
