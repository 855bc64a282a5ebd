/** 失信预警: a line each. Nothing is shown where there is nothing to say. */
import type { Day } from '#shared/core/days.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { warningsOf } from '#shared/review/warnings.ts'
import { warningLine, warningWords } from '#shared/text/review-warnings.ts'
import { useLang, useWords } from '../kit/index.ts'

export interface WarningsProps {
  review: ProjectReview
  run: ReviewRun
  /** The run before it, or that it cannot be read. */
  before: ReviewRun | 'unread' | undefined
  today: Day
}

export const Warnings = ({ review, run, before, today }: WarningsProps) => {
  const say = useWords(warningWords)
  const lang = useLang()
  const warnings = warningsOf(review, run, before === 'unread' ? undefined : before, today)
  if (warnings.length === 0 && before !== 'unread') return null
  const nameOf = (id: string | undefined) => {
    const bidder = review.bidders.find(one => one.id === id)
    return bidder?.name || bidder?.code || ''
  }
  return (
    <section class="box" aria-label={say('title')}>
      <h3>{say('title')}</h3>
      <ul>
        {before === 'unread' && <li>{say('no-before')}</li>}
        {warnings.map(one => (
          <li key={`${one.is} ${one.bidder} ${one.list} ${one.record}`}>
            {warningLine(
              one,
              { name: nameOf(one.bidder), list: run.lists.find(({ key }) => key === one.list)?.id ?? one.list },
              lang,
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
