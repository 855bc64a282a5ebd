/** Files that broke on the way, or were broken on purpose: an answer or a told fault, never a crash, never silence. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentError } from '#shared/documents/fault.ts'
import { workbook } from '../../fixtures/import/workbook.ts'
import { docx, p, read, tbl, tc, tr } from '../../support/documents.ts'
import { pdf, ruledTable } from '../../support/pdf.ts'

const documents: [string, Uint8Array, number][] = [
  [
    'PDF',
    pdf({
      pages: [
        ruledTable([60, 120, 300], 120, 30, [
          ['排名', '投标人'],
          ['1', '江苏澄湖建设有限公司'],
        ]),
        { texts: [{ text: '采购人：云岭县教育局', x: 70, y: 100 }], scan: true },
      ],
    }),
    40,
  ],
  [
    'DOCX',
    docx(p('采购人：云岭县教育局') + tbl(tr(tc('投标人', '<w:vMerge w:val="restart"/>'), tc('甲', '<w:gridSpan w:val="2"/>')))),
    120,
  ],
  ['XLSX', workbook({ 一: [['投标人'], ['江苏澄湖建设有限公司']] }), 120],
]

/** Answers, or is told. */
const outcome = async (bytes: Uint8Array): Promise<void> => {
  try {
    const document = await read(bytes)
    expect(document.places).toHaveLength(document.blocks.length)
    expect(document.blocks.length + document.unread.length).toBeGreaterThan(0)
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError)
  }
}

test.each(documents)('%s cut short anywhere', async (_, bytes, numRuns) => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: bytes.length }), at => outcome(bytes.slice(0, at))),
    { numRuns },
  )
})

test.each(documents)('%s with bytes changed anywhere', async (_, bytes, numRuns) => {
  const flip = fc.tuple(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 6 }), async flips => {
      const damaged = bytes.slice()
      for (const [at, by] of flips) damaged[at]! ^= by
      await outcome(damaged)
    }),
    { numRuns },
  )
})
