/** A ledger's rows, loaded with the reader when a file is first chosen. */
import { readCsv } from '#shared/documents/csv-rows.ts'
import { decodeText } from '#shared/documents/decode.ts'

/** Rejects where the file is no text. */
export const readTable = async (file: File): Promise<string[][]> => {
  const { text } = decodeText(new Uint8Array(await file.arrayBuffer()))
  if (text.includes('\0')) throw new Error('no text')
  const { rows } = await readCsv(text, () => undefined)
  return rows.map(({ cells }) => cells)
}
