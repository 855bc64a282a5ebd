import type { ComponentChildren } from 'preact'
import { type ImportErrorCode, importErrorWords } from '#shared/text/import.ts'
import { localWords } from '#shared/text/local.ts'
import { Notice, useWords } from '../kit/index.ts'
import type { Fault } from './importer.ts'

/** A fault names the file, the line where there is one, and the cure. */
export const FaultNotice = ({ fault, file, children }: { fault: Fault; file: string; children?: ComponentChildren }) => {
  const say = useWords(localWords)
  const sayImport = useWords(importErrorWords)
  const cure = () => {
    const { code, detail } = fault
    if (code in importErrorWords) return sayImport(code as ImportErrorCode, { detail: detail || '–' })
    return say(code === 'quota' || code === 'no-storage' ? `fault.${code}` : 'fault.internal', { detail: detail || code })
  }
  if (fault.code === 'aborted') return <Notice tone="info" what={say('stopped')} />
  return (
    <Notice
      tone="error"
      what={fault.line === undefined ? say('fault.what', { file }) : say('fault.what-line', { file, line: fault.line })}
      means={say('fault.means')}
      cure={cure()}
    >
      {children}
    </Notice>
  )
}
