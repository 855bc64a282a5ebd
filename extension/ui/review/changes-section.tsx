/** What changed since an earlier look-up, or since the one that was filed. What was not observed is never shown as gone. */
import { useEffect, useState } from 'preact/hooks'
import { changeLines, comparedWith, earlierRuns } from '#shared/review/changes.ts'
import { beijingTime } from '#shared/review/names.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { reviewWords } from '#shared/text/review.ts'
import { changeKind, changeText, reviewChangeWords } from '#shared/text/review-changes.ts'
import { Notice, Select, Tag, useLang, useWords } from '../kit/index.ts'

export interface ChangesSectionProps {
  review: ProjectReview
  run: ReviewRun
  /** Rejects where it cannot be read. */
  read: (no: number) => Promise<ReviewRun | undefined>
}

const TONES = { new: 'caution', 'not-observed': 'caution', 'list-not-observed': 'caution' } as const

export const ChangesSection = ({ review, run, read }: ChangesSectionProps) => {
  const say = useWords(reviewChangeWords)
  const sayRecord = useWords(reviewWords)
  const lang = useLang()
  const [picked, setPicked] = useState<number>()
  const [before, setBefore] = useState<ReviewRun | 'unread'>()
  const no = picked ?? comparedWith(review, run.no)?.no
  useEffect(() => {
    let left = false
    setBefore(undefined)
    if (no !== undefined)
      void read(no).then(
        one => left || setBefore(one ?? 'unread'),
        () => left || setBefore('unread'),
      )
    return () => {
      left = true
    }
  }, [review.id, no, run.no])
  if (no === undefined) return null
  const lines = before && before !== 'unread' ? changeLines(before, run) : []
  const nameOf = (id: string | undefined, name = '') => review.bidders.find(one => one.id === id)?.name || name
  return (
    <details class="box" open>
      <summary>{say('section')}</summary>
      <div class="stack">
        <Select
          label={say('since')}
          value={String(no)}
          onInput={value => setPicked(Number(value))}
          options={earlierRuns(review, run.no).map(({ no: one, at, stage, filed }) => ({
            value: String(one),
            label: [
              say('option', { no: one, at: at ? beijingTime(at) : '', stage: stage ? sayRecord(`stage-${stage}`) : '' }).trim(),
              ...(filed ? [say('filed')] : []),
            ].join(' · '),
          }))}
        />
        {before === 'unread' ? (
          <Notice tone="warn" what={say('unread')} />
        ) : before === undefined ? (
          <p class="soft">{say('reading')}</p>
        ) : lines.length === 0 ? (
          <p>{say('none')}</p>
        ) : (
          <ul>
            {lines.map(line => (
              <li key={`${line.is} ${line.bidder} ${line.list} ${line.record}`}>
                <Tag tone={line.is in TONES ? TONES[line.is as keyof typeof TONES] : 'plain'}>{changeKind(line.is, lang)}</Tag>{' '}
                {changeText(line, nameOf(line.bidder, line.name), lang)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}
