/** Files dropped or picked, or text pasted. */
import { useRef, useState } from 'preact/hooks'
import { documentPanelWords } from '#shared/text/document-panel.ts'
import { Button, useWords } from '../kit/index.ts'

export interface AddFilesProps {
  onFiles: (files: File[]) => void
  onText: (text: string) => void
}

export const AddFiles = ({ onFiles, onText }: AddFilesProps) => {
  const say = useWords(documentPanelWords)
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const take = (files: FileList | null | undefined) => {
    if (files && files.length > 0) onFiles([...files])
  }
  return (
    <section class="add-files stack">
      <div class="drop">
        <p class="row">
          <span>{say('drop')}</span>
          <Button kind="primary" onClick={() => input.current!.click()}>
            {say('choose')}
          </Button>
        </p>
        <p class="soft small">{say('kinds')}</p>
        <input
          hidden
          type="file"
          multiple
          accept=".pdf,.docx,.docm,.xlsx,.xlsm,.csv,.tsv,.txt,.html,.htm,.xhtml,.md"
          ref={input}
          onChange={event => {
            take(event.currentTarget.files)
            // Choosing the same file again, after it was mended, must be heard.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <details>
        <summary>{say('paste')}</summary>
        <div class="stack">
          <textarea
            class="input"
            rows={5}
            aria-label={say('paste')}
            placeholder={say('paste-hint')}
            value={text}
            onInput={event => setText(event.currentTarget.value)}
          />
          <div class="row">
            <Button
              disabled={text.trim() === ''}
              onClick={() => {
                onText(text)
                setText('')
              }}
            >
              {say('paste-check')}
            </Button>
          </div>
        </div>
      </details>
    </section>
  )
}
