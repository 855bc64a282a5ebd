/** The matrix: bidders × lists, as the drawing has it. Shape, glyph and words tell; a bidder's name opens its detail. */

import type { UnknownReason } from '#shared/core/records.ts'
import type { Assessment } from '#shared/core/types.ts'
import { standingOf } from '#shared/review/closing.ts'
import { type Column, cellOf, columnsOf, officialOf } from '#shared/review/matrix.ts'
import type { ProjectBidder, ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { listShortName } from '#shared/text/lists.ts'
import { reasonShort } from '#shared/text/reasons.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { Button, Mark, Table, useLang, useWords } from '../kit/index.ts'

export interface MatrixProps {
  review: ProjectReview
  run: ReviewRun | undefined
  onOpen: (bidder: string) => void
}

export const Matrix = ({ review, run, onOpen }: MatrixProps) => {
  const say = useWords(reviewDeskWords)
  const lang = useLang()
  const columns = run ? columnsOf(run, review.profile.window) : []
  return (
    <Table
      caption={say('matrix')}
      wide
      rows={review.bidders}
      rowKey={bidder => bidder.id}
      columns={[
        {
          key: 'name',
          head: say('supplier'),
          cell: bidder => (
            <Button kind="quiet" onClick={() => onOpen(bidder.id)}>
              {bidder.name || bidder.code}
            </Button>
          ),
        },
        { key: 'code', head: say('code'), cell: bidder => <span class="code">{bidder.code ?? say('no-code')}</span> },
        { key: 'end', head: say('conclusion'), cell: bidder => say(`stand-${standingOf(bidder, run)}`) },
        ...columns.map(column => ({
          key: column.id,
          head: <Head column={column} name={listShortName(column.id, lang)} />,
          cell: (bidder: ProjectBidder) => <CellView bidder={bidder} list={column.id} run={run} />,
        })),
      ]}
    />
  )
}

const Head = ({ column: { lists, flag }, name }: { column: Column; name: string }) => {
  const say = useWords(reviewDeskWords)
  const [first] = lists
  return (
    <>
      {name}
      <br />
      <span class="small nums">{first ? say('version', { seq: first.seq, day: first.retrievedAt }) : say('absent')}</span>
      {flag && <b class="flag small">{say(flag)}</b>}
    </>
  )
}

const Told = ({ assessment, word }: { assessment: Assessment; word: string }) => (
  <>
    <Mark assessment={assessment} />
    <span class="small soft"> {word}</span>
  </>
)

const CellView = ({ bidder, list, run }: { bidder: ProjectBidder; list: string; run: ReviewRun | undefined }) => {
  const say = useWords(reviewDeskWords)
  const lang = useLang()
  const cell = cellOf(bidder, list, run)
  const shown = () => {
    if (cell.is === 'match') return <Told assessment={cell.assessment} word={assessmentWord(cell.assessment, lang)} />
    if (cell.is === 'clear') return <Told assessment="clear" word={say('cell-clear')} />
    if (cell.is === 'unknown')
      return <Told assessment="unknown" word={reasonShort({ code: cell.reason as UnknownReason, list }, lang)} />
    return <span class="small soft">{say(`cell-${cell.is}`)}</span>
  }
  return (
    <>
      {shown()}
      {officialOf(bidder, list) && <span class="small official">{say('official')}</span>}
    </>
  )
}
