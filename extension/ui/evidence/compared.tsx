/** Two texts one above the other, what differs in each marked and told again in words: for the eye, in black and white, and by ear. */
import { type DiffPart, diffNames } from '#shared/core/name-diff.ts'
import { evidenceWords } from '#shared/text/evidence.ts'
import type { Speak } from '#shared/text/words.ts'
import { useWords } from '../kit/index.ts'

type Say = Speak<typeof evidenceWords>

/** What cannot be seen is named: `空格`, `不可见字符 U+200B`. */
const visible = (text: string, say: Say): string => {
  if (text.trim() === '' && text !== '') return say('space')
  return text.replace(/\p{Cf}/gu, sign => {
    const hex = sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
    return `${say('unseen')} U+${hex}`
  })
}

const inWords = (parts: DiffPart[], say: Say): string => {
  const told = (kind: DiffPart['kind']) =>
    parts
      .filter(part => part.kind === kind)
      .map(part => {
        const words = { printed: visible(part.printed, say), listed: visible(part.listed, say) }
        return say(part.printed === '' ? 'diff-listed' : part.listed === '' ? 'diff-printed' : 'diff-both', words)
      })
      .join(say('diff-join'))
  const differs = told('differs')
  const form = told('form')
  if (differs === '' && form === '') return say('diff-none')
  const sentences = [differs && say('diff-some') + differs + say('diff-end'), form && say('diff-form') + form + say('diff-end')]
  return sentences.filter(Boolean).join(' ')
}

/** The sentence below says it by ear, so the marks are for the eye alone. */
const Marked = ({ parts, of }: { parts: DiffPart[]; of: 'printed' | 'listed' }) => (
  <>
    {parts.map((part, at) =>
      part.kind === 'same' ? (
        <span key={at}>{part[of]}</span>
      ) : (
        part[of] !== '' && (
          <span key={at} class={`diff ${part.kind}`}>
            {part[of]}
          </span>
        )
      ),
    )}
  </>
)

export interface ComparedProps {
  printed: { label: string; text: string | undefined; none?: string }
  listed: { label: string; text: string | undefined; none?: string }
  code?: boolean
}

export const Compared = ({ printed, listed, code }: ComparedProps) => {
  const say = useWords(evidenceWords)
  const both = printed.text !== undefined && listed.text !== undefined
  const parts = both ? diffNames(printed.text!, listed.text!) : []
  const row = (side: 'printed' | 'listed', { label, text, none }: ComparedProps['printed']) => (
    <>
      <dt>{label}</dt>
      <dd class={text === undefined ? 'soft' : code ? 'code' : undefined}>
        {both ? <Marked parts={parts} of={side} /> : (text ?? none)}
      </dd>
    </>
  )
  return (
    <div class="compared">
      <dl class="kv">
        {row('printed', printed)}
        {row('listed', listed)}
      </dl>
      {both && <p class="small soft">{inWords(parts, say)}</p>}
    </div>
  )
}
