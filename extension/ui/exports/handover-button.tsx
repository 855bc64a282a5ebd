/** 导入移交文件, in the list of reviews. What reads it is loaded when a file is chosen. */
import { useState } from 'preact/hooks'
import { exportMenuWords } from '#shared/text/export-menu.ts'
import { FileButton, Notice, useWords } from '../kit/index.ts'
import type { TakeHandoverProps } from './take-handover.tsx'

const load = async () => (await import('./take-handover.tsx')).TakeHandover

export const HandoverButton = (props: Omit<TakeHandoverProps, 'file'>) => {
  const say = useWords(exportMenuWords)
  const [taking, setTaking] = useState<{ Part: Awaited<ReturnType<typeof load>>; file: File } | 'failed'>()
  const take = async (file: File) => {
    try {
      setTaking({ Part: await load(), file })
    } catch {
      setTaking('failed')
    }
  }
  return (
    <>
      <p class="row">
        <FileButton accept=".zip" onFiles={([file]) => void take(file!)}>
          {say('take-handover')}
        </FileButton>
      </p>
      {taking === 'failed' && <Notice tone="error" what={say('not-loaded')} />}
      {typeof taking === 'object' && <taking.Part {...props} file={taking.file} />}
    </>
  )
}
