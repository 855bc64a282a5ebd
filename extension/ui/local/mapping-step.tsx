/** Which list the file is, and how its columns are read: a shipped mapping or one drawn up here. */
import { useId } from 'preact/hooks'
import type { Mapping } from '#shared/publish/mapping.ts'
import { inLang, policy } from '#shared/text/lists.ts'
import { localWords } from '#shared/text/local.ts'
import { Button, Notice, Select, useLang, useWords } from '../kit/index.ts'
import { ANY_LIST } from './any-list.ts'
import { ColumnsTable } from './columns-table.tsx'
import type { Draft } from './draft.ts'
import { FaultNotice } from './fault-notice.tsx'
import type { Fault, OpenedFile, Preview } from './importer.ts'
import { RecordPreview } from './record-preview.tsx'
import { saveAs } from './save.ts'

export interface MappingStepProps {
  fileName: string
  opened: OpenedFile
  listId: string
  listFault: boolean
  /** Id of a shipped mapping, or `own`. */
  how: string
  draft: Draft
  /** What the choices come to, once they come to one. */
  mapping: Mapping | undefined
  preview: Preview | Fault | undefined
  onList: (listId: string) => void
  onHow: (how: string) => void
  onDraft: (draft: Draft) => void
}

export const OWN = 'own'

export const MappingStep = (props: MappingStepProps) => {
  const { opened, listId, how, draft, mapping, preview } = props
  const say = useWords(localWords)
  const lang = useLang()
  const id = useId()
  return (
    <section class="box stack" aria-labelledby={id}>
      <h3 id={id}>{say('map.title')}</h3>
      <div class="fields">
        <Select
          label={say('map.how')}
          value={how}
          onInput={props.onHow}
          options={[
            { value: OWN, label: say('map.own') },
            ...opened.choices.map(choice => ({
              value: choice.mapping.id,
              label: choice.fits ? say('map.fits', { name: inLang(choice.name, lang) }) : inLang(choice.name, lang),
            })),
          ]}
        />
        <Select
          label={say('map.list')}
          required
          fault={props.listFault ? say('src.needed') : undefined}
          value={listId}
          onInput={props.onList}
          options={[
            { value: '', label: say('map.list-none') },
            ...policy.lists.map(list => ({ value: list.id, label: `${inLang(list.name, lang)} · ${list.id}` })),
          ]}
        />
      </div>
      <p class="soft small">{say(how === OWN ? 'map.own-said' : 'map.shipped-said')}</p>
      {how === OWN && <ColumnsTable opened={opened} draft={draft} onDraft={props.onDraft} />}
      {how === OWN && !Object.values(draft).includes('name') && <Notice tone="warn" what={say('map.need-name')} />}
      {preview &&
        ('code' in preview ? <FaultNotice fault={preview} file={props.fileName} /> : <RecordPreview preview={preview} />)}
      {how === OWN && mapping && mapping.listId !== ANY_LIST && (
        <div>
          <Button kind="quiet" onClick={() => saveAs(`${mapping.listId}.mapping.json`, mapping)}>
            {say('map.download')}
          </Button>
        </div>
      )}
    </section>
  )
}
