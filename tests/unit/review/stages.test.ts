/** A project's stages, its profile as it is filled in, and what a document asks bidders for though it is online. */
import { expect, test } from 'vitest'
import { sha256Hex, utf8 } from '#shared/format/bytes.ts'
import { canonicalJson } from '#shared/format/canonical.ts'
import { addDocuments } from '#shared/review/bidders.ts'
import { demandsIn } from '#shared/review/demands.ts'
import { draftFault, draftOf, emptyDraft, profileOf } from '#shared/review/profile-draft.ts'
import { askedOf, capturesOf, newReview, type ProjectReview, projectReview } from '#shared/review/project.ts'
import { chained, type ReviewRun, reviewRun } from '#shared/review/run.ts'
import { enterStage } from '#shared/review/stages.ts'
import { projectBidder } from '../../support/project-bidder.ts'

const AT = '2026-11-24T02:00:00Z'
const LATER = '2026-11-25T02:00:00Z'
const capture = { path: 'captures/1.png', sha256: '0'.repeat(64) }
const review = (): ProjectReview => {
  const bare = projectBidder('b1')
  const said = {
    ...bare,
    official: [
      {
        list: 'shixin',
        channel: 'x',
        result: 'no-hit' as const,
        url: 'https://www.example.cn/',
        at: AT,
        captures: [capture],
        rows: [],
        asked: askedOf(bare),
      },
    ],
    withoutOfficial: { reason: '官网停机', by: '张某', at: AT, asked: askedOf(bare) },
    decisions: [{ verdict: 'pass' as const, reason: '依据', by: '张某', at: AT }],
  }
  return {
    ...newReview('r', profileOf({ ...emptyDraft, name: '校服采购' }, 'qualification'), AT),
    bidders: [said, projectBidder('b2')],
    runs: [{ no: 1, at: AT, stage: 'qualification' }],
    lastRun: 1,
  }
}

test('a new stage asks for everything again and keeps what was seen and said', () => {
  const award = enterStage(review(), 'award', LATER)
  expect(award.profile.stage).toBe('award')
  expect(award.bidders[0]).toMatchObject({
    official: [],
    decisions: [],
    stages: [{ stage: 'qualification', until: LATER, decisions: [{ verdict: 'pass' }], withoutOfficial: { by: '张某' } }],
  })
  expect(award.bidders[0]!.withoutOfficial).toBeUndefined()
  expect(award.bidders[1]).toEqual(projectBidder('b2'))
  expect(capturesOf(award.bidders[0]!)).toEqual([capture])
  expect(projectReview.parse(award)).toEqual(award)
})

test('entered by mistake and left without a look-up, a stage leaves nothing behind', () => {
  expect(enterStage(enterStage(review(), 'contract', LATER), 'qualification', LATER)).toEqual({ ...review() })
  const looked = { ...enterStage(review(), 'award', LATER), runs: [{ no: 2, at: LATER, stage: 'award' as const }] }
  expect(enterStage(looked, 'qualification', LATER).bidders[0]).toMatchObject({ official: [], decisions: [] })
})

test('a run names the run before it by its hash', () => {
  const first: ReviewRun = {
    review: 'r',
    no: 1,
    at: AT,
    asOf: '2026-11-24',
    stage: 'qualification',
    tool: 'test',
    policy: '1',
    context: 'government-procurement',
    alsoRequired: [],
    lists: [],
    manifests: {},
    results: [],
  }
  const second = chained({ ...first, no: 2, stage: 'award' }, first)
  expect(second.previous).toEqual({ no: 1, digest: sha256Hex(utf8(canonicalJson(first))) })
  expect(reviewRun.parse(second)).toEqual(second)
  expect(chained(first, undefined)).toEqual(first)
})

test('a profile survives being filled in and kept; an empty name and a window turned round are told', () => {
  const draft = {
    ...emptyDraft,
    name: ' 校服采购 ',
    number: 'XB-1',
    from: '2026-11-20',
    to: '2026-11-30',
    channels: '信用中国、 中国政府采购网',
    evidence: '截图',
    bonus: 'A级加1分',
    context: 'mandatory-tendering' as const,
    alsoRequired: ['wages'],
    manager: true,
  }
  const profile = profileOf(draft, 'award')
  expect(profile).toEqual({
    name: '校服采购',
    number: 'XB-1',
    window: { from: '2026-11-20', to: '2026-11-30' },
    channels: ['信用中国', '中国政府采购网'],
    evidence: '截图',
    bonus: 'A级加1分',
    context: 'mandatory-tendering',
    alsoRequired: ['wages'],
    stage: 'award',
    manager: true,
  })
  expect(profileOf(draftOf(profile), 'award')).toEqual(profile)
  expect([draftFault(draft), draftFault({ ...draft, name: ' ' }), draftFault({ ...draft, to: '2026-11-01' })]).toEqual([
    undefined,
    'no-name',
    'window-turned',
  ])
})

test.each([
  ['投标人须提供信用中国网站查询截图。', ['query']],
  ['供应商应提交未被列入失信被执行人名单的证明材料；提供营业执照复印件', ['lists', 'licence']],
  ['信用记录由采购人在开标当日查询，供应商无需提供查询结果。', []],
  ['不得要求供应商提供信用记录。', []],
  ['列入失信被执行人的，资格审查不通过。', []],
])('a clause asks for what is online, or does not: %s', (clause, ids) => {
  expect(demandsIn(undefined, [clause, undefined]).map(({ id }) => id)).toEqual(ids)
})

test('what bidders are to hand in is asked for, whatever verb it stands with', () => {
  expect(demandsIn('信用报告（第三方）；信用中国查询截图', []).map(({ id }) => id)).toEqual(['query'])
})

test('a file taken twice is one document; one of the same name with other bytes is another', () => {
  const document = (sha256: string) => ({ file: '开标记录.csv', sha256: sha256.repeat(64), at: AT })
  const held = addDocuments(addDocuments(review(), [document('a'), document('a')]), [document('a'), document('b')])
  expect(held.documents!.map(({ sha256 }) => sha256[0])).toEqual(['a', 'b'])
  expect(projectReview.parse(held)).toEqual(held)
})
