/** 信用承诺, 信用报告, 贯标示范 in a review: beside the look-up, in neutral words, and in the record. */
import { describe, expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import type { ListMeta } from '#shared/format/types.ts'
import { fileProject } from '#shared/review/file-project.ts'
import type { ProjectBidder, Promised } from '#shared/review/project.ts'
import { differs, promisable, promisesOf } from '#shared/review/promises.ts'
import { issuerAnswer, reportStanding } from '#shared/review/reports.ts'
import { issuerLine } from '#shared/text/review-facts-lines.ts'
import { entry, firm, uscc } from '../../support/lists.ts'
import { AT, filed, looked } from '../../support/review-looked.ts'

const REQUIRED = ['shixin', 'tax-major', 'gp-serious']
const FIRM = { name: firm(1), uscc: uscc(1) }
const promise: Promised = { text: '未被列入失信名单', lists: [...REQUIRED, 'gp-illegal'], by: '张某', at: AT }
const promised = (bidder: ProjectBidder): ProjectBidder => ({ ...bidder, promises: [promise] })

describe('信用承诺', () => {
  test('stands beside each list it may be compared with', async () => {
    const { bidder, run, result } = await looked({ shixin: [entry('r1', FIRM)] })
    expect(promisable(result, run)).toEqual([...REQUIRED, 'gp-illegal'])
    const [one] = promisesOf(promised(bidder), run)
    expect(one!.beside.map(({ is }) => is)).toEqual(['differs', 'not-seen', 'not-seen', 'not-covered'])
    expect(differs(one!)).toBe(true)
  })

  test('by name alone nothing is settled, and without a run nothing is compared', async () => {
    const { bidder, run } = await looked({}, { coded: false })
    const is = (of: ProjectBidder, ran?: typeof run) => promisesOf(of, ran)[0]!.beside.map(one => one.is)
    expect(is(promised(bidder), run)).toEqual(['not-settled', 'not-settled', 'not-settled', 'not-covered'])
    expect(is(promised(bidder))).toEqual(['not-run', 'not-run', 'not-run', 'not-run'])
  })

  test('a hit on the official channel differs, and a match that is another organisation’s does not', async () => {
    const { bidder, run } = await looked({ shixin: [entry('r1', { name: firm(1) })] }, { coded: false })
    const asked = { name: bidder.name }
    const official = { list: 'tax-major', channel: '', result: 'hit' as const, url: '', at: AT, captures: [], rows: [], asked }
    const judged = { list: 'reg/shixin', record: 'r1', same: false, reason: '住所不同', by: '张某', at: AT, asked }
    const [one] = promisesOf({ ...promised(bidder), official: [official], judged: [judged] }, run)
    expect(one!.beside.map(({ is }) => is)).toEqual(['not-settled', 'differs', 'not-settled', 'not-covered'])
  })

  test('a penalty that may be a major one is to be compared with the promise that there is none', async () => {
    const { bidder, run } = await looked({ penalty: [entry('p1', FIRM, { outcome: '责令停产停业' })] })
    expect(promisesOf(promised(bidder), run)[0]!.beside.at(-1)).toEqual({ list: 'gp-illegal', is: 'differs' })
  })

  test('entries of the commitments list are shown with what their source says, and nobody is accused', async () => {
    const commitment = (id: string, more: Partial<ListRecord>) =>
      entry(id, FIRM, { reason: '承诺依法诚信投标', authority: '江临市信用办', ...more })
    const at = await looked({ commitment: [commitment('c1', { kept: true }), commitment('c2', { kept: false })] })
    const found = promisesOf(at.bidder, at.run)
    expect(found.map(one => [one.text, one.to, one.entry?.kept, differs(one)])).toEqual([
      ['承诺依法诚信投标', '江临市信用办', true, false],
      ['承诺依法诚信投标', '江临市信用办', false, true],
    ])
    const { row, html } = filed(at, promised(at.bidder))
    expect(row.promises).toHaveLength(3)
    expect(html).toContain('来源标注未履行，待核对')
    expect(html).toContain('重大违法记录：未覆盖')
    expect(html).not.toMatch(/违背|虚假|失信企业/)
  })
})

describe('信用报告', () => {
  test.each([
    [{ on: '2026-11-25', until: '2027-11-24' }, 'not-yet'],
    [{ on: '2026-11-24', until: '2026-11-24' }, 'valid'],
    [{ on: '2025-11-24', until: '2026-11-23' }, 'expired'],
    [{ on: '2026-01-01' }, 'open'],
    [{}, 'open'],
  ] as const)('%j is %s', (days, is) => expect(reportStanding(days, '2026-11-24')).toBe(is))

  const NAME = '江临征信服务有限公司'
  const institution = entry('i1', { name: NAME }, { dates: { validUntil: { on: '2027-01-31', from: 'printed' } } })
  test.each([
    ['filed', NAME, [institution], {}, '备案名录中查到：江临征信服务有限公司（№1，数据 2026-11-23）'],
    ['not-found', firm(7), [institution], {}, '备案名录中未查到（№1，数据 2026-11-23）'],
    ['not-settled', firm(7), [institution], { sample: true }, '备案名录未能核清：'],
    [
      'not-settled',
      firm(7),
      [institution],
      { coverage: { complete: false, regions: ['全国'], subjects: ['organisation'], channel: '' } },
      '备案名录未能核清：',
    ],
    [
      'ended',
      NAME,
      [entry('i1', { name: NAME }, { dates: { validUntil: { on: '2026-01-31', from: 'printed' } } })],
      {},
      '已于 2026-01-31 到期',
    ],
    [
      'alike',
      '云岭（北京）征信有限公司',
      [entry('i1', { name: '北京云岭征信有限公司' })],
      {},
      '写法相近的机构，待核对：北京云岭征信有限公司',
    ],
  ] as [string, string, ListRecord[], Partial<ListMeta>, string][])(
    'its issuer is %s',
    async (is, name, records, meta, words) => {
      const { lists } = await looked({ institution: records }, { meta: { institution: meta } })
      const answer = issuerAnswer(name, await lists.ask({ name }), '2026-11-24')
      expect(answer.is).toBe(is)
      expect(issuerLine(answer, 'zh-CN')).toContain(words)
    },
  )

  test('without a list of filed institutions that is what is said', async () => {
    const { lists } = await looked({})
    const answer = issuerAnswer(NAME, await lists.ask({ name: NAME }), '2026-11-24')
    expect(answer).toEqual({ is: 'no-list' })
    expect(issuerLine(answer, 'zh-CN')).toBe('本机没有备案机构名录，未核')
  })

  const bytes = utf8('%PDF-1.7 report')
  const path = 'reports/b1-x.pdf'
  const report = {
    number: 'XY-2026-7',
    from: NAME,
    grade: 'AA',
    on: '2025-06-01',
    until: '2026-05-31',
    file: { name: '报告.pdf', size: bytes.length, sha256: sha256Hex(bytes), path },
    issuer: { is: 'no-list' as const },
    by: '张某',
    at: AT,
  }
  test('is filed with its file, its hash and whether it counted on the day', async () => {
    const at = await looked({})
    const { row, html, files } = filed(at, { ...at.bidder, reports: [report] }, new Map([[path, bytes]]))
    expect(row.reports).toMatchObject([{ number: 'XY-2026-7', is: 'expired', file: { sha256: sha256Hex(bytes) } }])
    expect(files.get(path)).toEqual(bytes)
    for (const text of ['XY-2026-7', '已过期', '本机没有备案机构名录', sha256Hex(bytes)]) expect(html).toContain(text)
  })

  test('is not filed with a file that is gone or was changed', async () => {
    const at = await looked({})
    const review = { ...at.review, bidders: [{ ...at.bidder, reports: [report] }] }
    for (const kept of [new Map(), new Map([[path, utf8('x')]])])
      expect(fileProject(review, at.run, kept, 'zh-CN')).toEqual({ code: 'capture', path })
  })
})

test('贯标、示范 entries are filed with what they say and until when; they cancel nothing', async () => {
  const standard = entry('s1', FIRM, {
    grade: '示范企业',
    reason: '信用管理贯标',
    dates: { validUntil: { on: '2028-06-30', from: 'printed' } },
  })
  const at = await looked({ standard: [standard], shixin: [entry('r1', FIRM)] })
  const { row, html } = filed(at, at.bidder)
  expect(row.standards).toMatchObject([{ certainty: 'same', what: '示范企业，信用管理贯标', until: '2028-06-30' }])
  expect(row.assessment).toBe('barred')
  expect(html).toContain('示范企业，信用管理贯标，至 2028-06-30')
})
