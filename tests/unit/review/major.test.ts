/** 重大违法记录 in a review: proposed from penalties, confirmed or rejected by a person, 未覆盖 otherwise, never a bar by itself. */
import { describe, expect, test } from 'vitest'
import type { ListRecord } from '#shared/core/records.ts'
import type { Context } from '#shared/core/types.ts'
import { blocksOf } from '#shared/review/closing.ts'
import { majorProposals, majorStanding } from '#shared/review/major.ts'
import { askedOf, type ProjectBidder } from '#shared/review/project.ts'
import { entry, firm, uscc } from '../../support/lists.ts'
import { AT, filed, looked as lookedUp } from '../../support/review-looked.ts'

const penalty = (n: number, outcome: string, since?: string): ListRecord =>
  entry(`p${n}`, { name: firm(n), uscc: uscc(n) }, { outcome, dates: since ? { since: { on: since, from: 'printed' } } : {} })

const looked = async (records: ListRecord[], context: Context = 'government-procurement', coded = true, list = 'penalty') => {
  const at = await lookedUp({ [list]: records }, { context, coded })
  return { ...at, standing: (of = at.bidder) => majorStanding(of, at.result, at.run.asOf, context) }
}
type Looked = Awaited<ReturnType<typeof looked>>
const said = ({ bidder }: Looked, major: boolean, more = {}): ProjectBidder => ({
  ...bidder,
  major: [
    ...(bidder.major ?? []),
    {
      ...{ list: 'reg/penalty', record: 'p1', major, reason: '依据处罚决定书', by: '张某', at: AT, asked: askedOf(bidder) },
      ...more,
    },
  ],
})

describe('what is proposed', () => {
  test.each([
    ['罚款人民币2,000,000元', ['fine'], 2_000_000],
    ['责令停产停业，并处罚款二百五十万元', ['suspension', 'fine'], 2_500_000],
    ['吊销建筑业企业资质证书', ['revocation'], undefined],
    ['单位犯串通投标罪，判处罚金50万元', ['criminal'], 500_000],
  ])('%s', async (outcome, kinds, fine) => {
    const { bidder, result, run, standing } = await looked([penalty(1, outcome, '2025-03-01')])
    const found = majorProposals(bidder, result, run.asOf)
    expect(found.map(one => [one.kinds, one.fine, one.since])).toEqual([[kinds, fine, '2025-03-01']])
    expect(standing()).toBe('proposed')
  })

  test.each([
    ['a smaller fine', '罚款1,999,999元', '2025-03-01'],
    ['before the three years', '责令停产停业', '2023-11-23'],
    ['neither kind', '警告', '2026-03-01'],
  ])('%s is none: 未覆盖, never "none"', async (_, outcome, since) => {
    const { bidder, result, run, standing } = await looked([penalty(1, outcome, since)])
    expect(majorProposals(bidder, result, run.asOf)).toEqual([])
    expect(standing()).toBe('not-covered')
  })

  test('an unknown day is proposed too, as whether it lies in the three years is for a person', async () => {
    const { bidder, result, run } = await looked([penalty(1, '责令停产停业')])
    const [one] = majorProposals(bidder, result, run.asOf)
    expect(one).toMatchObject({ kinds: ['suspension'] })
    expect(one!.since).toBeUndefined()
  })

  test('a court’s list is no penalty, whatever its words', async () => {
    const { standing } = await looked([penalty(1, '判处被告支付货款', '2026-03-01')], 'government-procurement', true, 'shixin')
    expect(standing()).toBe('not-covered')
  })

  test('an entry of a list of them is one to confirm though it gives no kind', async () => {
    const { bidder, result, run } = await looked([entry('p1', { name: firm(1), uscc: uscc(1) })], undefined, true, 'gp-illegal')
    expect(majorProposals(bidder, result, run.asOf)).toMatchObject([{ kinds: [] }])
  })

  test('where the rules do not ask for it, nothing is said of it unless something was found', async () => {
    expect((await looked([penalty(2, '警告')], 'contract')).standing()).toBe('not-asked')
    expect((await looked([penalty(2, '警告')], 'bank-financed')).standing()).toBe('not-covered')
    expect((await looked([penalty(1, '责令停产停业')], 'contract')).standing()).toBe('proposed')
  })
})

describe('a person’s word', () => {
  test('is asked for before the bidder closes, either word settles it, and the last one holds', async () => {
    const at = await looked([penalty(1, '责令停产停业', '2025-03-01')])
    const open = (bidder: ProjectBidder) => blocksOf(bidder, at.run).filter(({ why }) => why === 'major-open')
    expect(open(at.bidder)).toEqual([{ why: 'major-open', list: 'penalty', record: 'p1' }])
    const confirmed = said(at, true)
    expect([at.standing(confirmed), open(confirmed)]).toEqual(['confirmed', []])
    const taken = said({ ...at, bidder: confirmed }, false)
    expect([at.standing(taken), open(taken), taken.major?.length]).toEqual(['rejected', [], 2])
  })

  test('said under another code counts for nothing', async () => {
    const at = await looked([penalty(1, '责令停产停业', '2025-03-01')])
    expect(at.standing(said(at, true, { asked: { name: firm(1), code: uscc(7) } }))).toBe('proposed')
  })

  test('on a match by name that turned out another organisation’s is not asked for', async () => {
    const at = await looked([penalty(1, '责令停产停业', '2025-03-01')], 'government-procurement', false)
    const other = {
      list: 'reg/penalty',
      record: 'p1',
      same: false,
      reason: '住所不同',
      by: '张某',
      at: AT,
      asked: askedOf(at.bidder),
    }
    expect(at.standing()).toBe('proposed')
    expect(at.standing({ ...at.bidder, judged: [other] })).toBe('not-covered')
  })

  test('never makes a finding a bar', async () => {
    const at = await looked([penalty(1, '责令停产停业', '2025-03-01')])
    expect(at.result.finding.matches.map(({ effect }) => effect)).toEqual(['caution'])
  })
})

describe('in the record', () => {
  test('it stands with kind, article, line and who said what and why', async () => {
    const at = await looked([penalty(1, '罚款2500000元', '2025-03-01')])
    const { row, html, files } = filed(at, said(at, false, { line: 5_000_000, reason: '本领域标准五百万元' }))
    expect(row.major).toMatchObject([
      {
        kinds: ['fine'],
        fine: 2_500_000,
        since: '2025-03-01',
        article: '政府采购法第二十二条第一款第五项',
        judged: { major: false, line: 5_000_000, reason: '本领域标准五百万元', by: '张某' },
      },
    ])
    for (const text of ['罚款 2,500,000 元', '已排除：本领域标准五百万元（张某 2026-11-24 10:00:00）', '5,000,000', '第二十二条'])
      expect(html).toContain(text)
    const word = [...files].find(([path]) => path.endsWith('/review.json'))![1]
    expect(new TextDecoder().decode(word)).toContain('本领域标准五百万元')
  })

  test('nothing found is 未覆盖 on paper, and where it is not asked for nothing is said', async () => {
    const covered = await looked([penalty(2, '警告')])
    const asked = filed(covered, covered.bidder)
    expect(asked.row.major).toEqual([])
    expect(asked.html).toContain('重大违法记录：未覆盖')
    const at = await looked([penalty(2, '警告')], 'contract')
    expect(filed(at, at.bidder).row.major).toBeUndefined()
  })
})
