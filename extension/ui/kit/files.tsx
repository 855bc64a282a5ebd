/** Taking files: a button that opens the browser's own choice, and a place to drop on. */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Button, type ButtonProps } from './button.tsx'

export interface FileButtonProps extends Pick<ButtonProps, 'kind' | 'disabled'> {
  /** Never called with none. */
  onFiles: (files: File[]) => void
  children: ComponentChildren
  /** Name endings with their dots, by commas; any file if left out. */
  accept?: string
  multiple?: boolean
  /** A whole folder; its files then carry `webkitRelativePath`. */
  folder?: boolean
}

export const FileButton = ({ onFiles, children, accept, multiple, folder, ...button }: FileButtonProps) => {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => input.current!.click()}>
        {children}
      </Button>
      <input
        hidden
        type="file"
        accept={accept}
        multiple={multiple}
        ref={element => {
          input.current = element
          // Not among the attributes that JSX knows.
          element?.toggleAttribute('webkitdirectory', folder === true)
        }}
        onChange={event => {
          const files = [...(event.currentTarget.files ?? [])]
          // Choosing the same file again, after it was mended, must be heard.
          event.currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </>
  )
}

export interface DropZoneProps {
  /** In the drop's own turn: what it carries is gone afterwards. */
  onDrop: (carried: DataTransfer) => void
  children: ComponentChildren
}

export const DropZone = ({ onDrop, children }: DropZoneProps) => {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the keyboard's
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        if (event.dataTransfer) onDrop(event.dataTransfer)
      }}
    >
      {children}
    </div>
  )
}
