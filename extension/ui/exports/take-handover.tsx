/** A hand-over file taken in: checked whole, asked about where the project is here already, kept in one act or not at all. */
import { useEffect, useState } from 'preact/hooks'
import {
  type Handover,
  type HandoverFault,
  isSameProject,
  readHandover,
  renumbered,
  type WholeReview,
} from '#shared/review/exports/handover.ts'
import { beijingTime } from '#shared/review/names.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import { StoreError } from '#shared/store/error.ts'
import { handoverWords } from '#shared/text/handover.ts'
import { Button, byteSize, Notice, type NoticeProps, Progress, useWords } from '../kit/index.ts'
import { MOST_BYTES, RecordReadError, recordFiles } from '../records/record-files.ts'
import type { ReviewServices } from '../review/services.ts'

/** Names of so many changed files are told. */
const MOST_NAMES = 5

export interface TakeHandoverProps {
  services: ReviewServices
  file: File
  /** It has been kept: the list of reviews is another one. */
  onTaken: () => void
  onOpen: (review: ProjectReview) => void
}

type Say = ReturnType<typeof useWords<typeof handoverWords>>
type State =
  | { is: 'working' }
  | { is: 'asking'; handover: Handover; here: ProjectReview }
  | { is: 'told'; notice: NoticeProps; review?: ProjectReview }

const faultWords = (fault: HandoverFault, say: Say): { means: string; cure: string } => {
  if (fault.code === 'foreign') return { means: say(`foreign-${fault.is}-is`), cure: say(`foreign-${fault.is}-cure`) }
  if (fault.code === 'unfit') return { means: say('unfit-is', { detail: fault.detail }), cure: say('unfit-cure') }
  if (fault.code === 'newer') return { means: say('newer-is'), cure: say('newer-cure') }
  const { paths } = fault
  const named = paths.slice(0, MOST_NAMES).join(' ')
  const rest = paths.length > MOST_NAMES ? ` ${say('more', { n: paths.length })}` : ''
  return { means: say('damaged-is', { paths: named + rest }), cure: say('damaged-cure') }
}

const readWords = (error: unknown, say: Say): { means: string; cure: string } => {
  const code = error instanceof RecordReadError && error.code !== 'empty' ? error.code : 'unreadable'
  return { means: say(`${code}-is`, { size: byteSize(MOST_BYTES) }), cure: say(`${code}-cure`) }
}

const keepWords = (error: unknown, say: Say): NoticeProps => {
  const code = error instanceof StoreError && (error.code === 'quota' || error.code === 'stale') ? error.code : 'unkept'
  return { tone: 'error', what: say(code), cure: say(`${code}-cure`) }
}

const titleOf = ({ profile }: ProjectReview): string => [profile.name, profile.number].filter(Boolean).join(' · ')

export const TakeHandover = ({ services, file, onTaken, onOpen }: TakeHandoverProps) => {
  const say = useWords(handoverWords)
  const [state, setState] = useState<State>({ is: 'working' })
  const tell = (notice: NoticeProps, review?: ProjectReview) => setState({ is: 'told', notice, ...(review ? { review } : {}) })

  const keep = async (handover: Handover, whole: WholeReview, seen?: string) => {
    setState({ is: 'working' })
    try {
      await services.reviews.replace(whole, seen)
    } catch (error) {
      return tell(keepWords(error, say))
    }
    const { review, runs, files } = whole
    tell(
      {
        tone: 'done',
        what: say('taken', { project: titleOf(review), n: review.bidders.length, runs: runs.length, files: files.size }),
        means: say('taken-means', { tool: handover.tool, at: beijingTime(handover.madeAt) }),
        cure: say('taken-cure', { digest: handover.digest }),
      },
      review,
    )
    onTaken()
  }
  const take = async (signal: AbortSignal) => {
    const refused = (why: { means: string; cure: string }) =>
      tell({ tone: 'error', what: say('refused', { name: file.name }), ...why })
    let files: Map<string, Uint8Array>
    try {
      files = await recordFiles([{ path: file.name, file }], signal)
    } catch (error) {
      return signal.aborted ? undefined : refused(readWords(error, say))
    }
    const { handover, fault } = readHandover(files)
    if (fault) return refused(faultWords(fault, say))
    let here: ProjectReview | undefined
    try {
      here = await services.reviews.read(handover.review.id)
    } catch (error) {
      return tell(keepWords(error, say))
    }
    if (signal.aborted) return undefined
    if (!here) return keep(handover, handover)
    if (isSameProject(here, handover.review)) return tell({ tone: 'info', what: say('same') }, here)
    return setState({ is: 'asking', handover, here })
  }
  useEffect(() => {
    const stop = new AbortController()
    setState({ is: 'working' })
    void take(stop.signal)
    return () => stop.abort()
  }, [file])

  if (state.is === 'working') return <Progress label={say('reading', { name: file.name })} />
  if (state.is === 'told') {
    const { notice, review } = state
    return <Notice {...notice}>{review && <Button onClick={() => onOpen(review)}>{say('open')}</Button>}</Notice>
  }
  const { handover, here } = state
  const { review } = handover
  const times = {
    here: beijingTime(here.changedAt),
    m: here.bidders.length,
    there: beijingTime(review.changedAt),
    n: review.bidders.length,
  }
  return (
    <Notice tone="warn" what={say('there', { project: titleOf(here) })} means={say('there-is', times)} cure={say('there-cure')}>
      <Button kind="primary" onClick={() => void keep(handover, renumbered(handover, services.newId()))}>
        {say('both')}
      </Button>
      <Button kind="danger" onClick={() => void keep(handover, handover, here.changedAt)}>
        {say('replace')}
      </Button>
      <Button onClick={() => tell({ tone: 'info', what: say('left') })}>{say('leave')}</Button>
    </Notice>
  )
}
