/** The open project: its profile to correct, and its stages, each looked up anew. */
import { useState } from 'preact/hooks'
import { beijingTime } from '#shared/review/names.ts'
import { draftFault, draftOf, type ProfileDraft, profileOf } from '#shared/review/profile-draft.ts'
import { type Profile, type ProjectReview, type Stage, stages } from '#shared/review/project.ts'
import { reviewWords } from '#shared/text/review.ts'
import { reviewProjectWords } from '#shared/text/review-project.ts'
import { Button, Dialog, Notice, useWords } from '../kit/index.ts'
import { DemandNote } from './demand-note.tsx'
import { ProfileForm } from './profile-form.tsx'

export interface ProjectSectionProps {
  review: ProjectReview
  /** A look-up is under way. */
  busy: boolean
  /** Resolves to whether it is on the disk. */
  onProfile: (profile: Profile) => Promise<boolean>
  onStage: (stage: Stage) => void
}

export const ProjectSection = ({ review, busy, onProfile, onStage }: ProjectSectionProps) => {
  const say = useWords(reviewProjectWords)
  const { profile } = review
  const [draft, setDraft] = useState<ProfileDraft>()
  const [told, setTold] = useState<keyof typeof reviewProjectWords>()
  const shown = draft ?? draftOf(profile)
  const save = async () => {
    const fault = draftFault(shown)
    if (fault) return setTold(fault)
    const next = profileOf(shown, profile.stage)
    const anew = next.context !== profile.context || String(next.alsoRequired) !== String(profile.alsoRequired)
    if (!(await onProfile(next))) return
    setDraft(undefined)
    setTold(anew ? 'saved-anew' : 'saved')
  }
  return (
    <>
      <DemandNote {...profile} />
      <Stages {...{ review, busy, onStage }} />
      <details class="box">
        <summary>{say('section')}</summary>
        <div class="stack">
          <ProfileForm
            draft={shown}
            onChange={change => {
              setTold(undefined)
              setDraft(held => ({ ...(held ?? draftOf(profile)), ...change }))
            }}
            fault={told === 'no-name' ? say(told) : undefined}
          />
          <p class="row">
            <Button disabled={busy || draft === undefined} onClick={() => void save()}>
              {say('save')}
            </Button>
            <span role="status">{told && told !== 'no-name' && say(told)}</span>
          </p>
        </div>
      </details>
    </>
  )
}

const Stages = ({ review, busy, onStage }: Omit<ProjectSectionProps, 'onProfile'>) => {
  const say = useWords(reviewProjectWords)
  const sayRecord = useWords(reviewWords)
  const [asking, setAsking] = useState<Stage>()
  const nameOf = (stage: Stage) => sayRecord(`stage-${stage}`)
  return (
    <section aria-label={say('stages')}>
      <ol class="stages">
        {stages.map(stage => {
          const last = review.runs?.findLast(run => run.stage === stage)
          const current = stage === review.profile.stage
          return (
            <li key={stage} class="box stack" aria-current={current ? 'step' : undefined}>
              <b>{nameOf(stage)}</b>
              <span class="soft small nums">
                {last ? say('looked-at', { no: last.no, at: beijingTime(last.at) }) : say('not-looked')}
              </span>
              {current ? (
                <span class="small official">{say('now')}</span>
              ) : (
                <Button disabled={busy} onClick={() => setAsking(stage)}>
                  {say('enter', { stage: nameOf(stage) })}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      {asking && (
        <Dialog
          title={say('enter', { stage: nameOf(asking) })}
          confirm={{
            label: say('enter', { stage: nameOf(asking) }),
            onClick: () => {
              setAsking(undefined)
              onStage(asking)
            },
          }}
          onClose={() => setAsking(undefined)}
        >
          <Notice
            tone="info"
            what={say('enter-what', { stage: nameOf(asking), n: review.bidders.length })}
            means={say('enter-means')}
          />
        </Dialog>
      )}
    </section>
  )
}
