/** A button that opens a menu: arrow keys move in it, Escape and leaving it close it, the focus returns to the button. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'

export interface MenuItem {
  id: string
  label: string
  /** What it makes, under the label. */
  hint?: string
}

export interface MenuButtonProps {
  label: string
  items: readonly MenuItem[]
  onChoose: (id: string) => void
}

const STEPS: { [key: string]: (at: number, n: number) => number } = {
  ArrowDown: (at, n) => (at + 1) % n,
  ArrowUp: (at, n) => (at - 1 + n) % n,
  Home: () => 0,
  End: (_, n) => n - 1,
}

export const MenuButton = ({ label, items, onChoose }: MenuButtonProps) => {
  const id = useId()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const entries = () => [...(list.current?.querySelectorAll('button') ?? [])]
  useEffect(() => {
    if (open) entries()[0]?.focus()
  }, [open])

  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      class="menu-at"
      onFocusOut={event => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false)
      }}
    >
      <button
        type="button"
        class="button plain"
        aria-haspopup="menu"
        aria-expanded={open}
        ref={button}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        <div
          class="menu"
          role="menu"
          aria-label={label}
          ref={list}
          tabIndex={-1}
          onKeyDown={event => {
            const step = STEPS[event.key]
            if (event.key === 'Escape') close()
            else if (!step) return
            else {
              const all = entries()
              all[step(all.indexOf(document.activeElement as HTMLButtonElement), all.length)]?.focus()
            }
            event.preventDefault()
          }}
        >
          {items.map(item => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              aria-describedby={item.hint ? `${id}-${item.id}` : undefined}
              aria-label={item.label}
              onClick={() => {
                close()
                onChoose(item.id)
              }}
            >
              {item.label}
              {item.hint && (
                <span class="hint" id={`${id}-${item.id}`}>
                  {item.hint}
                </span>
              )}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
