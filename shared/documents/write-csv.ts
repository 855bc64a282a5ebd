/** Rows as a CSV file that spreadsheets open as meant: UTF-8 with BOM, CRLF, nothing that runs as a formula. */

/** RFC 4180 quoting; a cell that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
export const csvCell = (value: string): string => {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

export const toCsv = (rows: string[][]): string => `\ufeff${rows.map(row => row.map(csvCell).join(',')).join('\r\n')}\r\n`
