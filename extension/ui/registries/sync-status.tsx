/** How the update under way goes, or how the last one ended. */
import { optionsWords } from '#shared/text/options.ts'
import { Button, Notice, Progress, useWords } from '../kit/index.ts'
import { ErrorNotice } from '../options/told.tsx'
import type { Sync } from './use-sync.ts'

export const SyncStatus = ({ sync: { working, progress, ended, cancel } }: { sync: Sync }) => {
  const say = useWords(optionsWords)
  if (working)
    return (
      <div class="box">
        <Progress label={working} done={progress?.done ?? 0} total={progress?.total} onCancel={cancel} />
      </div>
    )
  if (!ended) return null
  if ('said' in ended) return <Notice tone="done" what={ended.said} />
  return (
    <ErrorNotice code={ended.code}>
      <Button onClick={ended.again}>{say('retry')}</Button>
    </ErrorNotice>
  )
}
