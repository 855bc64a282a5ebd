/** What a registry says of itself before it is trusted. Adding needs the officer's word that the fingerprints agree. */
import { useState } from 'preact/hooks'
import type { RegistryPreview } from '#shared/contract/views.ts'
import { listName } from '#shared/text/lists.ts'
import { optionsWords } from '#shared/text/options.ts'
import { grouped } from '#shared/text/words.ts'
import { Checkbox, Dialog, inFours, Notice, Table, Tag, useLang, useWords } from '../kit/index.ts'

export interface PreviewDialogProps {
  preview: RegistryPreview
  onAdd: () => void
  onClose: () => void
}

export const PreviewDialog = ({ preview, onAdd, onClose }: PreviewDialogProps) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  const [compared, setCompared] = useState(false)
  const { threshold, keys } = preview.signers
  return (
    <Dialog
      title={say('reg.confirm-title')}
      confirm={{ label: say('reg.add'), disabled: !compared, onClick: onAdd }}
      onClose={onClose}
    >
      <p>{say('reg.confirm-text')}</p>
      {preview.sample && <Notice tone="warn" what={say('reg.sample')} means={say('reg.sample-means')} />}
      {threshold < 2 && <Notice tone="warn" what={say('reg.signers-said', { keys, threshold })} means={say('reg.one-signer')} />}
      <dl class="kv">
        <dt>{say('reg.publisher')}</dt>
        <dd>
          <b>{preview.publisher}</b>
        </dd>
        <dt>{say('reg.address')}</dt>
        <dd class="code">{preview.url}</dd>
        <dt>{say('reg.fingerprint')}</dt>
        <dd class="code fingerprint">{inFours(preview.fingerprint)}</dd>
        <dt>{say('reg.signers')}</dt>
        <dd>{say('reg.signers-said', { keys, threshold })}</dd>
      </dl>
      <Table
        caption={say('reg.lists-count', { n: preview.lists.length })}
        columns={[
          { key: 'name', head: say('reg.lists'), cell: list => listName(list.id, lang) },
          { key: 'count', head: say('list.records'), end: true, cell: list => grouped(list.count) },
          { key: 'day', head: say('list.data-day'), cell: list => list.retrievedAt },
          {
            key: 'coverage',
            head: say('list.coverage'),
            cell: list => (
              <Tag tone={list.complete ? 'clear' : 'unknown'}>{say(list.complete ? 'list.is-complete' : 'list.is-partial')}</Tag>
            ),
          },
        ]}
        rows={preview.lists}
        rowKey={list => list.id}
      />
      <Checkbox label={say('reg.checked')} checked={compared} onChange={setCompared} />
    </Dialog>
  )
}
