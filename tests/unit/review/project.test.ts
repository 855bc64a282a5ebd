/** A project's review on real lists: bidders, codes, cells, what keeps a bidder open, and what changed. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import {
  addBidders,
  type Candidate,
  changeBidder,
  codeOffers,
  correctBidder,
  isFiled,
  removeBidder,
  takeCode,
} from '#shared/review/bidders.ts'
import { blocksOf, standingOf } from '#shared/review/closing.ts'
import { fileProject } from '#shared/review/file-project.ts'
import { cellOf, columnsOf } from '#shared/review/matrix.ts'
import { askedOf, newReview, type ProjectBidder, type ProjectReview, projectReview } from '#shared/review/project.ts'
import { reviewRun } from '#shared/review/run.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { queryOutside } from '#shared/review/window.ts'
import { firm, uscc } from '../../support/lists.ts'
import { AT, decided, fillStore, LATER, of, profile, REQUIRED, run, seen, typed } from '../../support/project-review.ts'

beforeAll(fillStore)

describe('bidders', () => {
  test('one code or one name is one bidder; a code met later is taken, other names are kept', () => {
    const { review, added, merged, empty } = addBidders(of({ name: firm(1) }), [
      { name: ` ${firm(1)} `, code: uscc(1), origin: { from: 'file', source: 'bids.xlsx' } },
      { name: firm(2), code: uscc(1), origin: typed },
      { name: '', origin: typed },
    ])
    expect({ added, merged, empty }).toEqual({ added: 0, merged: 2, empty: 1 })
    expect(review.bidders).toMatchObject([{ name: firm(1), code: uscc(1), codeFrom: 'printed', alsoNamed: [firm(2)] }])
    expect(review.bidders[0]!.origins).toHaveLength(2)
  })

  test('namesakes with codes of their own stay apart, and a bare name is not given to either', () => {
    const review = of({ name: firm(1), code: uscc(1) }, { name: firm(1), code: uscc(2) }, { name: firm(1) })
    expect(review.bidders.map(({ code }) => code)).toEqual([uscc(1), uscc(2), undefined])
  })

  test('adding the same again adds nobody, whatever they are, and keeps every code', () => {
    const candidate = fc.record({ n: fc.nat(5), code: fc.option(fc.nat(5), { nil: undefined }) })
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 12 }), all => {
        const candidates = all.map(
          ({ n, code }): Candidate => ({ name: firm(n), ...(code === undefined ? {} : { code: uscc(code) }), origin: typed }),
        )
        const once = addBidders(newReview('r', profile, AT), candidates).review
        const codes = (review: ProjectReview) => review.bidders.flatMap(({ code }) => (code ? [code] : [])).sort()
        expect(codes(once)).toEqual([...new Set(candidates.flatMap(({ code }) => (code ? [code] : [])))].sort())
        expect(new Set(once.bidders.map(({ id }) => id)).size).toBe(once.bidders.length)
        expect(codes(addBidders(once, candidates).review)).toEqual(codes(once))
        expect(projectReview.parse(once)).toEqual(once)
      }),
    )
  })

  test('codes of a directory are offered: one, or several to choose from, and none is taken by itself', async () => {
    const review = of({ name: firm(50) }, { name: firm(51) }, { name: firm(60) })
    const offers = codeOffers(review, await run(review))
    expect(offers.map(({ bidder, offers: codes }) => [bidder, codes.map(({ code }) => code).sort()])).toEqual([
      ['b1', [uscc(50)]],
      ['b2', [uscc(51), uscc(52)].sort()],
    ])
    expect(review.bidders.every(({ code }) => code === undefined)).toBe(true)
    expect(takeCode(review.bidders[0]!, uscc(50), 'directory')).toMatchObject({ code: uscc(50), codeFrom: 'directory' })
    expect(takeCode(review.bidders[0]!, `${uscc(50).slice(0, 17)}*`, 'typed')).toBeUndefined()
  })
})

describe('correcting and removing', () => {
  test('an earlier name and code stay written down; a missing code given corrects nothing', () => {
    const review = of({ name: firm(1), code: uscc(1) }, { name: firm(2) })
    const named = correctBidder(review, 'b1', { name: ` ${firm(7)} `, code: uscc(1) }, AT)
    expect('review' in named && named.review.bidders[0]).toMatchObject({
      name: firm(7),
      code: uscc(1),
      codeFrom: 'printed',
      earlier: [{ name: firm(1), code: uscc(1), until: AT }],
    })
    const coded = correctBidder(review, 'b2', { name: firm(2), code: uscc(2).toLowerCase() }, AT)
    expect('review' in coded && coded.review.bidders[1]).toMatchObject({ name: firm(2), code: uscc(2), codeFrom: 'typed' })
    expect('review' in coded && coded.review.bidders[1]!.earlier).toBeUndefined()
    const bare = correctBidder(review, 'b1', { name: firm(1), code: '' }, AT)
    expect('review' in bare && bare.review.bidders[0]!.code).toBeUndefined()
    expect('review' in bare && projectReview.parse(bare.review)).toEqual('review' in bare && bare.review)
  })

  test('nobody becomes another who is already there, and no wrong code is taken; a code that the document has may stay', () => {
    const review = of({ name: firm(1), code: uscc(1) }, { name: firm(2) })
    expect(correctBidder(review, 'b2', { name: firm(2), code: uscc(1) }, AT)).toEqual({ fault: 'same', as: firm(1) })
    expect(correctBidder(review, 'b2', { name: firm(1), code: '' }, AT)).toEqual({ fault: 'same', as: firm(1) })
    expect(correctBidder(review, 'b2', { name: firm(2), code: '91980100' }, AT)).toEqual({ fault: 'code' })
    expect(correctBidder(review, 'b2', { name: ' ', code: '' }, AT)).toEqual({ fault: 'empty' })
    const wrong = changeBidder(review, 'b1', bidder => ({ ...bidder, code: '919801003000999900' }))
    expect(correctBidder(wrong, 'b1', { name: firm(3), code: '919801003000999900' }, AT)).toHaveProperty('review')
  })

  test('whoever stands in a filed record is not removed; whoever came later is', () => {
    const review = of({ name: firm(1) }, { name: firm(2) })
    const digest = '0'.repeat(64)
    const filed = { ...review, filed: [{ at: AT, digest, run: 1, bidders: ['b1'] }] }
    expect(removeBidder(filed, 'b1')).toBeUndefined()
    expect(removeBidder(filed, 'b2')!.bidders.map(({ id }) => id)).toEqual(['b1'])
    // A review of before the bidders of a record were kept: nobody is known not to be in it.
    expect(isFiled({ ...review, filed: [{ at: AT, digest, run: 1 }] }, 'b2')).toBe(true)
  })
})

describe('the matrix', () => {
  test('shows what a code found, what it cleared, what a name alone leaves open and what is not installed', async () => {
    const review = of(
      { name: firm(3), code: uscc(3) },
      { name: firm(900), code: uscc(900) },
      { name: firm(901) },
      { name: firm(4) },
    )
    review.profile = { ...profile, alsoRequired: ['wages'] }
    const ran = await run(review)
    expect(columnsOf(ran).map(({ id, required, lists }) => [id, required, lists.length])).toEqual([
      ...REQUIRED.map(id => [id, true, 1]),
      ['wages', true, 0],
    ])
    expect(review.bidders.map(bidder => cellOf(bidder, 'gp-serious', ran).is)).toEqual(['match', 'clear', 'unchecked', 'match'])
    expect(cellOf(review.bidders[1]!, 'wages', ran)).toEqual({ is: 'unknown', reason: 'absent' })
    expect(reviewRun.parse(ran)).toEqual(ran)
  })

  test('another code than was asked is not asked yet', async () => {
    const review = of({ name: firm(900), code: uscc(900) })
    const ran = await run(review)
    expect(cellOf({ ...review.bidders[0]!, code: uscc(901) }, 'shixin', ran)).toEqual({ is: 'not-run' })
  })

  test('query and data are each held against the window', async () => {
    const ran = await run(of({ name: firm(3) }))
    expect(columnsOf(ran, { from: '2026-11-24' }).map(({ flag }) => flag)).toEqual(REQUIRED.map(() => 'before-window'))
    expect(columnsOf(ran, { from: '2026-11-20', to: '2026-11-24' }).some(({ flag }) => flag)).toBe(false)
    expect([queryOutside(AT, { from: '2026-11-25' }), queryOutside(AT, { to: '2026-11-24' }), queryOutside(AT, {})]).toEqual([
      true,
      false,
      false,
    ])
  })
})

describe('closing', () => {
  const official = (bidder: ProjectBidder) => ({ ...bidder, official: REQUIRED.map(list => seen(bidder, list)) })

  test('needs the official look-ups or a reason; then it is a person’s word, never the program’s', async () => {
    const review = of({ name: firm(900), code: uscc(900) })
    const ran = await run(review)
    const [bidder] = review.bidders as [ProjectBidder]
    expect(blocksOf(bidder, ran)).toEqual([{ why: 'no-official', lists: REQUIRED }])
    const reason = { ...bidder, withoutOfficial: { reason: '官网停机', by: '张某', at: LATER, asked: askedOf(bidder) } }
    for (const whole of [official(bidder), reason]) {
      expect(blocksOf(whole, ran)).toEqual([])
      expect(standingOf(whole, ran)).toBe('open')
      expect(standingOf({ ...whole, decisions: [decided('pass')] }, ran)).toBe('passed')
    }
    expect(standingOf({ ...bidder, decisions: [decided('pass')] }, ran)).toBe('open')
    expect(standingOf({ ...official(bidder), decisions: [decided('pass', '2026-11-20T00:00:00Z')] }, ran)).toBe('open')
  })

  test('a match by name alone is confirmed or rejected first; rejecting it clears nobody', async () => {
    const review = of({ name: firm(4) })
    const ran = await run(review)
    const [bidder] = review.bidders as [ProjectBidder]
    const open = blocksOf(official(bidder), ran)
    expect(open.map(({ why }) => why)).toEqual(['match-open', 'match-open', 'match-open'])
    const judged = REQUIRED.map(id => ({
      list: `reg/${id}`,
      record: 'r4',
      same: false,
      reason: '住所不同',
      by: '张某',
      at: LATER,
      asked: askedOf(bidder),
    }))
    expect(blocksOf({ ...official(bidder), judged }, ran)).toEqual([])
    const without = { ...bidder, judged, withoutOfficial: { reason: '官网停机', by: '张某', at: LATER, asked: askedOf(bidder) } }
    expect(blocksOf(without, ran)).toEqual(REQUIRED.map(list => ({ why: 'list-unknown', list })))
  })

  test('a required list that nobody answered keeps it open, and so does a mark by hand that says nothing', async () => {
    const review = of({ name: firm(901) })
    const ran = await run(review)
    const [bidder] = review.bidders as [ProjectBidder]
    const reason = { ...bidder, withoutOfficial: { reason: '官网停机', by: '张某', at: LATER, asked: askedOf(bidder) } }
    expect(blocksOf(reason, ran)).toEqual(REQUIRED.map(list => ({ why: 'list-unknown', list })))
    const byHand = { ...bidder, official: REQUIRED.map(list => seen(bidder, list, { result: 'by-hand' })) }
    expect(blocksOf(byHand, ran)).toEqual(REQUIRED.map(list => ({ why: 'official-unsaid', list })))
  })

  test('what was looked up, judged or excused under another code counts for nothing', async () => {
    const review = of({ name: firm(900), code: uscc(900) })
    const before = official(review.bidders[0]!)
    const now = changeBidder(review, 'b1', () => ({ ...before, code: uscc(902) }))
    expect(blocksOf(now.bidders[0]!, await run(now))).toEqual([{ why: 'no-official', lists: REQUIRED }])
    const reason = { reason: '官网停机', by: '张某', at: LATER, asked: askedOf(review.bidders[0]!) }
    const recoded = changeBidder(review, 'b1', bidder => ({ ...bidder, withoutOfficial: reason, code: uscc(902) }))
    expect(blocksOf(recoded.bidders[0]!, await run(recoded))).toEqual([{ why: 'no-official', lists: REQUIRED }])
    expect(blocksOf(before, undefined)).toEqual([{ why: 'not-run' }])
  })
})

describe('filing', () => {
  const page = utf8('<title>没有该企业的相关记录</title>')
  const captures = new Map([['captures/b1.html', page]])
  const closed = async () => {
    const review = of({ name: firm(900), code: uscc(900) }, { name: firm(3), code: uscc(3) })
    review.profile = { ...profile, alsoRequired: ['wages'] }
    const ran = await run(review)
    const done = changeBidder(review, 'b1', bidder => ({
      ...bidder,
      official: [...REQUIRED, 'wages'].map(list =>
        seen(bidder, list, { captures: [{ path: 'captures/b1.html', sha256: sha256Hex(page) }] }),
      ),
      decisions: [{ ...decided('pass'), second: { by: '李某', at: LATER } }],
    }))
    return { review: done, ran }
  }

  test('a record holds the decisions with both names, what was seen and captured; the verifier accepts it', async () => {
    const { review, ran } = await closed()
    const filed = fileProject(review, ran, captures, 'zh-CN')
    if ('code' in filed) throw new Error(filed.code)
    const { faults, digest, record } = verifyRecord(filed.files)
    expect(faults).toEqual([])
    expect(digest).toBe(filed.digest)
    expect(record!.project).toMatchObject({ name: '校服采购', stage: 'qualification', channels: profile.channels })
    expect(record!.bidders.map(({ decision }) => decision?.verdict)).toEqual(['pass', undefined])
    expect(record!.lists.filter(({ required }) => required).map(({ id, state }) => [id, state])).toContainEqual([
      'wages',
      'absent',
    ])
    const html = new TextDecoder().decode(filed.files.get('index.html'))
    for (const said of [filed.digest, '经办 张某', '复核 李某', '资格审查', '信用中国、中国政府采购网'])
      expect(html).toContain(said)
    expect(filed.files.get('captures/b1.html')).toEqual(page)
    expect(html).toContain('captures/b1.html')
    expect(html).toContain('其余须另行截图或打印')
    const one = fileProject({ ...review, bidders: [review.bidders[0]!] }, ran, captures, 'zh-CN')
    const whole = 'files' in one ? new TextDecoder().decode(one.files.get('index.html')) : ''
    expect(whole).toContain('已在本记录的文件夹内')
    expect(whole).not.toContain('另行截图')
    expect([...filed.files.keys()].filter(path => path.endsWith('/review.json'))).toHaveLength(2)
    const again = fileProject({ ...review, filed: [{ at: LATER, digest: filed.digest, run: 1 }] }, ran, captures, 'zh-CN')
    expect('files' in again && verifyRecord(again.files).record!.previous).toBe(filed.digest)
  })

  test('nothing is filed with a capture that was changed or is gone, or with a bidder that was not asked', async () => {
    const { review, ran } = await closed()
    const path = 'captures/b1.html'
    expect(fileProject(review, ran, new Map(), 'zh-CN')).toEqual({ code: 'capture', path })
    expect(fileProject(review, ran, new Map([[path, utf8('x')]]), 'zh-CN')).toEqual({ code: 'capture', path })
    const added = addBidders(review, [{ name: firm(901), origin: typed }]).review
    expect(fileProject(added, ran, captures, 'zh-CN')).toEqual({ code: 'not-run', bidders: [firm(901)] })
    const others = { ...review, profile: { ...review.profile, stage: 'award' as const } }
    expect(fileProject(others, ran, captures, 'zh-CN')).toMatchObject({ code: 'not-run' })
  })
})
