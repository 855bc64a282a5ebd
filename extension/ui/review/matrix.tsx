/** The matrix: bidders × lists, as the drawing has it. Shape, glyph and words tell; a bidder's name opens its detail. */

import type { UnknownReason } from '#shared/core/records.ts'
import type { Assessment } from '#shared/core/types.ts'
import { standingOf } from '#shared/review/closing.ts'
import { type Group, groupStanding, inGroups } from '#shared/review/groups.ts'
import { asksForMajor, majorProposals, majorStanding } from '#shared/review/major.ts'
import { type Column, cellOf, columnsOf, officialOf, resultOf } from '#shared/review/matrix.ts'
import type { ProjectBidder, ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { listShortName } from '#shared/text/lists.ts'
import { reasonShort } from '#shared/text/reasons.ts'
import { reviewDeskWords } from '#shared/text/review-desk.ts'
import { majorStandingText } from '#shared/text/review-facts.ts'
import { Button, Mark, Table, useLang, useWords } from '../kit/index.ts'
import { GroupCellView, GroupName, InGroup } from './group-cells.tsx'

export interface MatrixProps {
  review: ProjectReview
  run: ReviewRun | undefined
  onOpen: (bidder: string) => void
}

export const Matrix = ({ review, run, onOpen }: MatrixProps) => {
  const say = useWords(reviewDeskWords)
  const lang = useLang()
  const columns = run ? columnsOf(run, review.profile.window) : []
  const list = (column: Column) => ({
    key: column.id,
    head: <Head column={column} name={listShortName(column.id, lang)} />,
    cell: (row: Row) =>
      'members' in row ? (
        <GroupCellView group={row} list={column.id} run={run} />
      ) : (
        <CellView bidder={row} list={column.id} run={run} />
      ),
  })
  const asksMajor =
    run !== undefined &&
    (asksForMajor(run.context) || review.bidders.some(one => majorProposals(one, resultOf(one, run), run.asOf).length > 0))
  return (
    <Table
      caption={say('matrix')}
      wide
      rows={inGroups(review)}
      rowKey={row => row.id}
      columns={[
        {
          key: 'name',
          head: say('supplier'),
          cell: row =>
            'members' in row ? (
              <GroupName group={row} />
            ) : (
              <>
                <Button kind="quiet" onClick={() => onOpen(row.id)}>
                  {row.name || row.code}
                </Button>
                <InGroup review={review} bidder={row} />
              </>
            ),
        },
        {
          key: 'code',
          head: say('code'),
          cell: row => !('members' in row) && <span class="code">{row.code ?? say('no-code')}</span>,
        },
        {
          key: 'end',
          head: say('conclusion'),
          cell: row => say(`stand-${'members' in row ? groupStanding(row, run) : standingOf(row, run)}`),
        },
        ...columns.filter(({ required }) => required).map(list),
        ...(asksMajor
          ? [
              {
                key: 'major',
                head: listShortName('gp-illegal', lang),
                cell: (row: Row) => !('members' in row) && <MajorCell bidder={row} run={run} />,
              },
            ]
          : []),
        ...columns.filter(({ id, required }) => !required && !(asksMajor && id === 'gp-illegal')).map(list),
      ]}
    />
  )
}

type Row = Group | ProjectBidder

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

/** A proposal is drawn as what it is: something for a person to check. */
const MajorCell = ({ bidder, run }: { bidder: ProjectBidder; run: ReviewRun }) => {
  const lang = useLang()
  const say = useWords(reviewDeskWords)
  const result = resultOf(bidder, run)
  if (!result) return <span class="small soft">{say('cell-not-run')}</span>
  const standing = majorStanding(bidder, result, run.asOf, run.context)
  const word = majorStandingText(standing, lang)
  if (standing === 'proposed' || standing === 'confirmed') return <Told assessment="caution" word={word} />
  return <span class="small soft">{word}</span>
}

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
