/** 联合体: bidders that bid together. Each is looked up and decided for itself; what is found of any of them counts for all. */
import { worst } from '../core/ranks.ts'
import type { ListId } from '../core/records.ts'
import type { Assessment } from '../core/types.ts'
import { type Standing, standingOf } from './closing.ts'
import { cellOf, resultOf } from './matrix.ts'
import type { ProjectBidder, ProjectReview } from './project.ts'
import type { ReviewRun } from './run.ts'

export interface Group {
  id: string
  /** Counted from 1, in the bidders' order. */
  no: number
  /** The lead first, where one is named. */
  members: ProjectBidder[]
}

const byLead = (a: ProjectBidder, b: ProjectBidder) => Number(b.role === 'lead') - Number(a.role === 'lead')

export const groupsOf = ({ bidders }: Pick<ProjectReview, 'bidders'>): Group[] =>
  [...new Set(bidders.flatMap(({ group }) => group ?? []))].map((id, i) => ({
    id,
    no: i + 1,
    members: bidders.filter(({ group }) => group === id).sort(byLead),
  }))

/** The bidders in order, each group with its members where its first one stands. */
export const inGroups = (review: Pick<ProjectReview, 'bidders'>): (Group | ProjectBidder)[] => {
  const groups = groupsOf(review)
  return review.bidders.flatMap((bidder, i): (Group | ProjectBidder)[] => {
    const group = groups.find(({ id }) => id === bidder.group)
    if (!group) return [bidder]
    return review.bidders.findIndex(one => one.group === group.id) === i ? [group, ...group.members] : []
  })
}

const alone = ({ group: _, ...bidder }: ProjectBidder): ProjectBidder =>
  bidder.role === 'lead' || bidder.role === 'member' ? { ...bidder, role: 'bidder' } : bidder

/** A group of one is none. */
export const tidyGroups = (review: ProjectReview): ProjectReview => ({
  ...review,
  bidders: review.bidders.map(bidder =>
    bidder.group !== undefined && review.bidders.filter(({ group }) => group === bidder.group).length < 2
      ? alone(bidder)
      : bidder,
  ),
})

/** @param ids of two bidders at least, the lead among them; whoever was in another group leaves it. */
export const makeGroup = (review: ProjectReview, ids: readonly string[], lead: string): ProjectReview => {
  const taken = new Set(review.bidders.map(({ group }) => group))
  let no = 1
  while (taken.has(`g${no}`)) no++
  return tidyGroups({
    ...review,
    bidders: review.bidders.map(bidder =>
      ids.includes(bidder.id) ? { ...bidder, group: `g${no}`, role: bidder.id === lead ? 'lead' : 'member' } : bidder,
    ),
  })
}

export const dissolveGroup = (review: ProjectReview, id: string): ProjectReview => ({
  ...review,
  bidders: review.bidders.map(bidder => (bidder.group === id ? alone(bidder) : bidder)),
})

/** The worst of any member; undefined where one has not been looked up as it is now. */
export const groupAssessment = ({ members }: Group, run: ReviewRun | undefined): Assessment | undefined => {
  const found = members.flatMap(one => resultOf(one, run)?.finding.assessment ?? [])
  return found.length === members.length ? worst(found) : undefined
}

export interface GroupCell {
  /** Absent where a member has not been asked and nothing is found of the others. */
  assessment?: Assessment
  /** Whose finding it is. */
  of: ProjectBidder[]
}

/** On one list: a finding of any member, `clear` only where all are. */
export const groupCell = ({ members }: Group, list: ListId, run: ReviewRun | undefined): GroupCell => {
  const cells = members.map(of => {
    const cell = cellOf(of, list, run)
    const assessment = cell.is === 'match' ? cell.assessment : cell.is === 'clear' ? ('clear' as const) : ('unknown' as const)
    return { of, assessment, asked: cell.is !== 'not-run' }
  })
  const gravest = worst(cells.map(({ assessment }) => assessment))
  if (gravest === 'unknown' && cells.some(({ asked }) => !asked)) return { of: [] }
  return { assessment: gravest!, of: cells.filter(({ assessment }) => assessment === gravest).map(({ of }) => of) }
}

/** People's decisions taken together: refused with any member, passed only with all. */
export const groupStanding = ({ members }: Group, run: ReviewRun | undefined): Standing => {
  const all = members.map(one => standingOf(one, run))
  if (all.includes('failed')) return 'failed'
  if (all.every(one => one === 'passed')) return 'passed'
  return all.includes('clarify') ? 'clarify' : 'open'
}
