/** What the first rows become: the officer sees at once whether the columns are right. */
import type { DateMark, ListRecord } from '#shared/core/records.ts'
import { localWords } from '#shared/text/local.ts'
import { Notice, Table, Tag, useLang, useWords } from '../kit/index.ts'
import type { Preview } from './importer.ts'

const SHOWN = 8

export const RecordPreview = ({ preview }: { preview: Preview }) => {
  const say = useWords(localWords)
  const between = useLang() === 'en' ? ', ' : '、'
  if (preview.records.length === 0) return <Notice tone="warn" what={say('map.preview-none')} />
  const dated = (mark: DateMark | undefined) =>
    mark && (
      <>
        <span class="nums no-break">{mark.on}</span>
        {mark.from !== 'printed' && <div class="soft small">{say(`from.${mark.from}`)}</div>}
      </>
    )
  const codeOf = ({ subject }: ListRecord) => subject.uscc ?? subject.orgCode ?? subject.regNo ?? subject.masked
  return (
    <div class="stack">
      {preview.missing.length > 0 && <p class="soft small">{say('map.missing', { columns: preview.missing.join(between) })}</p>}
      <Table
        caption={say('map.preview', { n: preview.rows })}
        columns={[
          { key: 'name', head: say('rec.name'), cell: record => record.subject.name },
          {
            key: 'code',
            head: say('rec.code'),
            cell: record => (
              <>
                <span class="code">{codeOf(record)}</span>
                {record.subject.codeFault && <Tag tone="caution">{say('rec.code-fault')}</Tag>}
              </>
            ),
          },
          { key: 'since', head: say('rec.since'), cell: ({ dates }) => dated(dates.since) },
          { key: 'until', head: say('rec.until'), cell: ({ dates }) => dated(dates.effectUntil ?? dates.validUntil) },
          {
            key: 'severity',
            head: say('rec.severity'),
            cell: ({ severity }) => severity && say(`severity.${severity.from}`, { level: say(`severity.${severity.level}`) }),
          },
          { key: 'ref', head: say('rec.ref'), cell: record => record.ref },
          { key: 'authority', head: say('rec.authority'), cell: record => record.authority },
        ]}
        wide
        rows={preview.records.slice(0, SHOWN)}
        rowKey={record => record.id}
      />
    </div>
  )
}
