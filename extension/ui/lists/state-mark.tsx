/** A list's state at a glance: filled while its silence may count, an open dashed ring otherwise. Words stand beside it. */
import type { ListState } from '#shared/core/records.ts'

export const StateMark = ({ state }: { state: ListState['state'] }) => (
  <svg class={`state-mark ${state === 'fresh' ? 'fresh' : 'not'}`} viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <circle cx="6" cy="6" r="5" />
  </svg>
)
