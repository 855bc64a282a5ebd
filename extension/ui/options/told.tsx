/** The background's error codes in words. */
import type { ComponentChildren } from 'preact'
import { optionsWords } from '#shared/text/options.ts'
import { Notice, useWords } from '../kit/index.ts'

type Word = keyof typeof optionsWords

/** Which words say a code; codes without words of their own are `internal` with the code shown. */
export const wordsOf = (code: string): { what: Word; means: Word; cure: Word } => {
  if (code === 'timeout') return wordsOf('offline')
  const known = `error.${code}.what` in optionsWords ? code : 'internal'
  return { what: `error.${known}.what` as Word, means: `error.${known}.means` as Word, cure: `error.${known}.cure` as Word }
}

export const ErrorNotice = ({ code, children }: { code: string; children?: ComponentChildren }) => {
  const say = useWords(optionsWords)
  const words = wordsOf(code)
  return (
    <Notice
      tone={code === 'aborted' ? 'info' : 'error'}
      what={say(words.what)}
      means={say(words.means)}
      cure={say(words.cure, { code })}
    >
      {children}
    </Notice>
  )
}
