/** 联合体: made of bidders that are here, one of them the lead; and the others' findings beside a member's own. */
import { useState } from 'preact/hooks'
import { dissolveGroup, groupsOf, makeGroup } from '#shared/review/groups.ts'
import { resultOf } from '#shared/review/matrix.ts'
import type { ProjectBidder, ProjectReview } from '#shared/review/project.ts'
import type { ReviewRun } from '#shared/review/run.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { reviewGroupWords } from '#shared/text/review-groups.ts'
import { Button, Checkbox, Select, useLang, useWords } from '../kit/index.ts'

export interface GroupSectionProps {
  review: ProjectReview
  /** Resolves to whether it is on the disk. */
  onChange: (change: (review: ProjectReview) => ProjectReview) => Promise<boolean>
}

const nameOf = ({ name, code }: ProjectBidder): string => name || code || ''

export const GroupSection = ({ review, onChange }: GroupSectionProps) => {
  const say = useWords(reviewGroupWords)
  const [chosen, setChosen] = useState<string[]>([])
  const [lead, setLead] = useState('')
  const [told, setTold] = useState('')
  const free = review.bidders.filter(({ group }) => group === undefined)
  const members = free.filter(({ id }) => chosen.includes(id))
  const leader = members.some(({ id }) => id === lead) ? lead : (members[0]?.id ?? '')
  const make = async () => {
    const ids = members.map(({ id }) => id)
    if (!(await onChange(held => makeGroup(held, ids, leader)))) return
    setChosen([])
    setTold(say('made', { no: groupsOf(makeGroup(review, ids, leader)).find(one => one.members[0]?.id === leader)?.no ?? '' }))
  }
  const dissolve = async (id: string) => {
    if (await onChange(held => dissolveGroup(held, id))) setTold(say('dissolved'))
  }
  return (
    <details class="box">
      <summary>{say('section')}</summary>
      <div class="stack">
        <p class="soft small">{say('counts')}</p>
        {groupsOf(review).map(({ id, no, members: all }) => (
          <p class="row" key={id}>
            <span>
              {`${say('group', { no, n: all.length })} ${all
                .map(one => `${nameOf(one)} · ${say(one.role === 'lead' ? 'lead' : 'member')}`)
                .join(say('and'))}`}
            </span>
            <Button label={say('dissolve-of', { no })} onClick={() => void dissolve(id)}>
              {say('dissolve')}
            </Button>
          </p>
        ))}
        {free.length > 1 && (
          <fieldset class="box">
            <legend>{say('choose')}</legend>
            <div class="grid wide-cells">
              {free.map(one => (
                <Checkbox
                  key={one.id}
                  label={nameOf(one)}
                  checked={chosen.includes(one.id)}
                  onChange={on => setChosen(held => (on ? [...held, one.id] : held.filter(id => id !== one.id)))}
                />
              ))}
            </div>
          </fieldset>
        )}
        {members.length > 1 && (
          <Select
            label={say('choose-lead')}
            value={leader}
            onInput={setLead}
            options={members.map(one => ({ value: one.id, label: nameOf(one) }))}
          />
        )}
        <p class="row">
          <Button disabled={members.length < 2} onClick={() => void make()}>
            {say('make')}
          </Button>
          <span role="status">{told}</span>
        </p>
      </div>
    </details>
  )
}

/** What is found of the others counts for this one too: said where it is decided. */
export const Partners = ({
  review,
  bidder,
  run,
}: {
  review: ProjectReview
  bidder: ProjectBidder
  run: ReviewRun | undefined
}) => {
  const say = useWords(reviewGroupWords)
  const lang = useLang()
  const others = groupsOf(review)
    .find(({ id }) => id === bidder.group)
    ?.members.filter(({ id }) => id !== bidder.id)
  if (!others) return null
  return (
    <div class="box">
      <h3>{say('partners')}</h3>
      <ul>
        {others.map(one => {
          const found = resultOf(one, run)?.finding.assessment
          const what = found ? assessmentWord(found, lang) : say('not-run')
          return (
            <li key={one.id}>
              {say('partner', { name: nameOf(one), role: say(one.role === 'lead' ? 'lead' : 'member'), what })}
            </li>
          )
        })}
      </ul>
      <p class="soft small">{say('counts')}</p>
    </div>
  )
}
