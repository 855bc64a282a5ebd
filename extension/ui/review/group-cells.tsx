/** A consortium in the matrix: a row of its own above its members, with what counts for all of them. */
import { type Group, groupCell, groupsOf } from '#shared/review/groups.ts'
import type { ProjectBidder, ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { reviewGroupWords } from '#shared/text/review-groups.ts'
import { Mark, useLang, useWords } from '../kit/index.ts'

export const GroupName = ({ group: { no, members } }: { group: Group }) => {
  const say = useWords(reviewGroupWords)
  return <b>{say('group', { no, n: members.length })}</b>
}

/** Beside a member's name. */
export const InGroup = ({ review, bidder }: { review: ProjectReview; bidder: ProjectBidder }) => {
  const say = useWords(reviewGroupWords)
  const group = groupsOf(review).find(({ id }) => id === bidder.group)
  if (!group) return null
  return (
    <span class="soft small in-group">
      {say('in-group', { no: group.no, role: say(bidder.role === 'lead' ? 'lead' : 'member') })}
    </span>
  )
}

export const GroupCellView = ({ group, list, run }: { group: Group; list: string; run: ReviewRun | undefined }) => {
  const say = useWords(reviewGroupWords)
  const lang = useLang()
  const { assessment, of } = groupCell(group, list, run)
  if (!assessment) return <span class="small soft">{say('not-run')}</span>
  const open = assessment === 'unknown'
  const word = assessment === 'clear' ? say('cell-clear') : open ? say('open') : assessmentWord(assessment, lang)
  return (
    <>
      <Mark assessment={assessment} />
      <span class="small soft"> {word}</span>
      {assessment !== 'clear' && <span class="small in-group">{of.map(one => one.name || one.code).join(say('and'))}</span>}
    </>
  )
}
