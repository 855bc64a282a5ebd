/** 联合体: any member's finding counts for the group, people decide each member, and pages are read only where they are plain. */
import { beforeAll, expect, test } from 'vitest'
import { variants } from '#shared/core/record-keys.ts'
import type { Role } from '#shared/core/types.ts'
import { openLists } from '#shared/lookup/lists.ts'
import { policy } from '#shared/policy/index.ts'
import { addBidders, removeBidder } from '#shared/review/bidders.ts'
import { consortiaOf } from '#shared/review/consortia.ts'
import { fileProject } from '#shared/review/file-project.ts'
import { dissolveGroup, groupAssessment, groupCell, groupStanding, groupsOf, inGroups, makeGroup } from '#shared/review/groups.ts'
import { askedOf, newReview, type ProjectReview, projectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { runReview } from '#shared/review/run-review.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { MemoryStore } from '#shared/store/memory.ts'
import { clockAt, entries, firm, NOW, uscc, withList } from '../../support/lists.ts'

const AT = '2026-11-24T02:00:00Z'
const LATER = '2026-11-24T03:00:00Z'
const store = new MemoryStore()
beforeAll(async () => {
  for (const id of ['shixin', 'tax-major', 'gp-serious']) await withList(store, id, entries(0, 20))
})
const review = (): ProjectReview =>
  addBidders(
    newReview(
      'r',
      { name: '校服采购', context: 'government-procurement', channels: [], stage: 'qualification', alsoRequired: [] },
      AT,
    ),
    [900, 901, 3, 902].map(n => ({ name: firm(n), code: uscc(n), origin: { from: 'typed' as const } })),
  ).review
const run = async (of: ProjectReview): Promise<ReviewRun> =>
  runReview(of, {
    lists: await openLists({ store, clock: clockAt(), policy, ...variants }),
    manifests: new Map(),
    now: NOW,
    tool: 'test',
  })

test('a clean lead with a listed member: the group’s cell and finding are the member’s', async () => {
  const grouped = makeGroup(review(), ['b2', 'b3'], 'b3')
  const ran = await run(grouped)
  const [group] = groupsOf(grouped)
  expect(group!.members.map(({ id, role }) => [id, role])).toEqual([
    ['b3', 'lead'],
    ['b2', 'member'],
  ])
  expect(groupCell(group!, 'shixin', ran)).toMatchObject({ assessment: 'barred', of: [{ id: 'b3' }] })
  expect(groupAssessment(group!, ran)).toBe('barred')
  const clean = groupsOf(makeGroup(review(), ['b1', 'b4'], 'b1'))[0]!
  expect(groupCell(clean, 'shixin', ran).assessment).toBe('clear')
})

test('a group with a member not asked is not clear, and one found is found all the same', async () => {
  const grouped = makeGroup(review(), ['b1', 'b2', 'b3'], 'b1')
  const ran = await run(grouped)
  const changed = { ...grouped, bidders: grouped.bidders.map(one => (one.id === 'b2' ? { ...one, code: uscc(950) } : one)) }
  const [group] = groupsOf(changed)
  expect(groupAssessment(group!, ran)).toBeUndefined()
  expect(groupCell(group!, 'shixin', ran).assessment).toBe('barred')
  const two = groupsOf({ bidders: changed.bidders.filter(({ id }) => id !== 'b3') })[0]!
  expect(groupCell(two, 'shixin', ran).assessment).toBeUndefined()
})

test('decisions taken together: refused with one, passed only with all', async () => {
  const grouped = makeGroup(review(), ['b1', 'b2'], 'b1')
  const ran = await run(grouped)
  const decided = (...verdicts: ('pass' | 'fail' | 'clarify' | undefined)[]) => ({
    ...groupsOf(grouped)[0]!,
    members: groupsOf(grouped)[0]!.members.map((one, i) => ({
      ...one,
      withoutOfficial: { reason: '官网停机', by: '张某', at: LATER, asked: askedOf(one) },
      decisions: verdicts[i] ? [{ verdict: verdicts[i], reason: '依据', by: '张某', at: LATER }] : [],
    })),
  })
  expect(
    [decided('pass', 'pass'), decided('pass', 'fail'), decided('pass', 'clarify'), decided('pass')].map(group =>
      groupStanding(group, ran),
    ),
  ).toEqual(['passed', 'failed', 'clarify', 'open'])
})

test('members stand together; a group of one is none; dissolved, they are bidders again', () => {
  const grouped = makeGroup(review(), ['b1', 'b4'], 'b4')
  expect(inGroups(grouped).map(({ id }) => id)).toEqual(['g1', 'b4', 'b1', 'b2', 'b3'])
  expect(projectReview.parse(grouped)).toEqual(grouped)
  expect(removeBidder(grouped, 'b1')!.bidders.map(({ id, group, role }) => [id, group, role])).toContainEqual([
    'b4',
    undefined,
    'bidder',
  ])
  expect(dissolveGroup(grouped, 'g1')).toEqual(review())
  expect(groupsOf(makeGroup(grouped, ['b2', 'b3'], 'b2')).map(({ id }) => id)).toEqual(['g1', 'g2'])
})

test('the record names the group, its lead and what it comes to, and verifies', async () => {
  const grouped = makeGroup(review(), ['b1', 'b3'], 'b1')
  const filed = fileProject(grouped, await run(grouped), new Map(), 'zh-CN')
  if ('code' in filed) throw new Error(filed.code)
  const { faults, record } = verifyRecord(filed.files)
  expect(faults).toEqual([])
  expect(record!.groups).toEqual([{ members: [1, 3], lead: 1, assessment: 'barred', standing: 'open' }])
  expect(new TextDecoder().decode(filed.files.get('index.html'))).toContain(`1. ${firm(900)}（牵头人）、3. ${firm(3)}`)
})

test('pages: one lead and its members; of two leads, by rank and lot; else nobody', () => {
  const one = (name: string, role: Role, rank?: number) => ({ name, roles: [role], ...(rank ? { rank } : {}) })
  const told = (...all: ReturnType<typeof one>[]) => [...consortiaOf(all)].map(([{ name }, lead]) => `${name}>${lead}`)
  expect(told(one('甲', 'lead'), one('乙', 'member'), one('丙', 'bidder'))).toEqual(['甲>甲', '乙>甲'])
  expect(told(one('甲', 'lead', 1), one('乙', 'member', 1), one('丙', 'lead', 2), one('丁', 'member', 2))).toEqual([
    '甲>甲',
    '乙>甲',
    '丙>丙',
    '丁>丙',
  ])
  expect(told(one('甲', 'lead'), one('乙', 'member'), one('丙', 'lead'))).toEqual([])
  expect(told(one('甲', 'lead'), one('丙', 'bidder'))).toEqual([])
})
