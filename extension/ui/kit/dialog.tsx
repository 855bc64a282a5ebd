/** A modal question, native `<dialog>`: the browser keeps focus inside, Escape closes, focus returns to where it was. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { kitWords } from '#shared/text/kit.ts'
import { Button } from './button.tsx'
import { useWords } from './look.tsx'

export interface DialogProps {
  title: string
  children: ComponentChildren
  /** The confirming button; absent for a dialog that only tells. */
  confirm?: { label: string; danger?: boolean; disabled?: boolean; onClick: () => void }
  onClose: () => void
}

/** Mount it to open it, unmount it to close it. The safe button comes first and has the focus. */
export const Dialog = ({ title, children, confirm, onClose }: DialogProps) => {
  const say = useWords(kitWords)
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  // Not a passive effect: its clean-up would come after the next paint, and keys pressed until then would go nowhere.
  useLayoutEffect(() => {
    const dialog = box.current!
    const before = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      class="dialog"
      ref={box}
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
      </header>
      <div class="body stack">{children}</div>
      <footer>
        <Button onClick={onClose}>{say(confirm ? 'cancel' : 'close')}</Button>
        {confirm && (
          <Button kind={confirm.danger ? 'danger' : 'primary'} disabled={confirm.disabled ?? false} onClick={confirm.onClick}>
            {confirm.label}
          </Button>
        )}
      </footer>
    </dialog>
  )
}
