/** Files dropped or picked, or text pasted. */
import { useState } from 'preact/hooks'
import { documentPanelWords } from '#shared/text/document-panel.ts'
import { Button, FileButton, useWords } from '../kit/index.ts'

export interface AddFilesProps {
  onFiles: (files: File[]) => void
  onText: (text: string) => void
}

export const AddFiles = ({ onFiles, onText }: AddFilesProps) => {
  const say = useWords(documentPanelWords)
  const [text, setText] = useState('')
  return (
    <section class="add-files stack">
      {/* A drop anywhere on the panel is taken by the panel itself. */}
      <div class="drop">
        <p class="row">
          <span>{say('drop')}</span>
          <FileButton
            multiple
            kind="primary"
            accept=".pdf,.docx,.docm,.xlsx,.xlsm,.csv,.tsv,.txt,.html,.htm,.xhtml,.md"
            onFiles={onFiles}
          >
            {say('choose')}
          </FileButton>
        </p>
        <p class="soft small">{say('kinds')}</p>
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
