/** Buttons, links that look like buttons, and tags. */
import type { ComponentChildren, Ref } from 'preact'
import type { Tone } from '#shared/text/card-view.ts'
import { kitWords } from '#shared/text/kit.ts'
import { useWords } from './look.tsx'

export interface ButtonProps {
  onClick: (event: MouseEvent) => void
  children: ComponentChildren
  kind?: 'primary' | 'danger' | 'quiet' | 'plain'
  disabled?: boolean
  /** Screen-reader name where the words alone are not enough: 移除 某市信用信息中心. */
  label?: string
  pressed?: boolean
  /** Of a button that shows and hides. */
  expanded?: boolean
  buttonRef?: Ref<HTMLButtonElement>
}

export const Button = ({ kind = 'plain', label, pressed, expanded, buttonRef, disabled, onClick, children }: ButtonProps) => (
  <button
    type="button"
    class={`button ${kind}`}
    disabled={disabled}
    aria-label={label}
    aria-pressed={pressed}
    aria-expanded={expanded}
    ref={buttonRef}
    onClick={onClick}
  >
    {children}
  </button>
)

/** A link to an outside page: https only, says that it opens a new tab, sends no referrer. */
export const LinkOut = ({ href, asButton, children }: { href: string; asButton?: boolean; children: ComponentChildren }) => {
  const say = useWords(kitWords)
  if (!href.startsWith('https://')) return <span>{children}</span>
  return (
    <a class={asButton ? 'button' : undefined} href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="only-heard">{say('opens-site')}</span>
    </a>
  )
}

export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ComponentChildren }) => (
  <span class={`tag tone-${tone}`}>{children}</span>
)
