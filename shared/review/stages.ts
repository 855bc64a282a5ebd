/** 资格审查 · 评标 · 定标 · 签约: at each stage everybody is looked up anew, and what was seen and said before stays written down. */
import type { ProjectBidder, ProjectReview, Stage } from './project.ts'

/** What a new stage asks for again. */
const isSaid = ({ official, withoutOfficial, decisions }: ProjectBidder): boolean =>
  official.length > 0 || withoutOfficial !== undefined || decisions.length > 0

const into = (bidder: ProjectBidder, from: Stage, at: string): ProjectBidder => {
  if (!isSaid(bidder)) return bidder
  const { official, withoutOfficial, decisions, ...rest } = bidder
  const said = { stage: from, until: at, official, decisions, ...(withoutOfficial ? { withoutOfficial } : {}) }
  return { ...rest, official: [], decisions: [], stages: [...(bidder.stages ?? []), said] }
}

/** Nothing was said since: what was put aside is taken up again. */
const back = (bidder: ProjectBidder, to: Stage): ProjectBidder => {
  const last = bidder.stages?.at(-1)
  if (last?.stage !== to || isSaid(bidder)) return bidder
  const { stage: _, until: __, ...said } = last
  const { stages, ...rest } = bidder
  const earlier = stages!.slice(0, -1)
  return { ...rest, ...said, ...(earlier.length > 0 ? { stages: earlier } : {}) }
}

/**
 * The project at another stage: not looked up there yet. Going back to the stage of the last look-up undoes it.
 * @param at ISO instant in UTC.
 */
export const enterStage = (review: ProjectReview, stage: Stage, at: string): ProjectReview => {
  const { profile } = review
  if (stage === profile.stage) return review
  const returns = review.runs?.at(-1)?.stage === stage
  return {
    ...review,
    profile: { ...profile, stage },
    bidders: review.bidders.map(bidder => (returns ? back(bidder, stage) : into(bidder, profile.stage, at))),
  }
}
