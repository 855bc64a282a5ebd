/** 质疑答复材料: one bidder's part of the record last filed. */
import { zipSync } from 'fflate'
import { useState } from 'preact/hooks'
import { parseIdentifier } from '#shared/core/identifiers.ts'
import type { Review } from '#shared/review/build-record.ts'
import { comparedWith } from '#shared/review/changes.ts'
import { bidderPacket } from '#shared/review/exports/packet.ts'
import { builtProject } from '#shared/review/file-project.ts'
import { reviewFiles } from '#shared/review/files.ts'
import { evidenceName } from '#shared/review/names.ts'
import type { ProjectReview } from '#shared/review/project.ts'
import { exportPacketWords } from '#shared/text/export-packet.ts'
import type { Lang } from '#shared/text/words.ts'
import { Button, Notice, type NoticeProps, Progress, Select, useLang, useWords } from '../kit/index.ts'
import type { ReviewServices } from '../review/services.ts'
import type { ExportProps } from './export-menu.tsx'

/** The record last filed, made again byte for byte; undefined where the review was changed since. */
const lastFiled = async (
  { reviews }: ReviewServices,
  review: ProjectReview,
): Promise<{ built: Review; whole: string; at: string; lang: Lang } | undefined> => {
  const filed = review.filed.at(-1)!
  const [run, before, files] = await Promise.all([
    reviews.run(review.id, filed.run),
    reviews.run(review.id, filed.run - 1).catch(() => undefined),
    reviews.files(review.id),
  ])
  if (!run) return undefined
  const as = { ...review, filed: review.filed.slice(0, -1) }
  const last = comparedWith(as, filed.run)
  const since = last && (await reviews.run(review.id, last.no).catch(() => undefined))
  for (const lang of ['zh-CN', 'en'] as const) {
    const built = builtProject(as, run, files, lang, before, since)
    if (!('code' in built) && reviewFiles(built, lang).digest === filed.digest)
      return { built, whole: filed.digest, at: run.at, lang }
  }
  return undefined
}

export const ExportPacket = ({ services, review }: ExportProps) => {
  const say = useWords(exportPacketWords)
  const join = useLang() === 'en' ? ', ' : '、'
  const [id, setId] = useState(review.bidders[0]?.id ?? '')
  const [told, setTold] = useState<NoticeProps | 'working'>()
  const make = async (): Promise<NoticeProps> => {
    if (review.filed.length === 0) return { tone: 'warn', what: say('not-filed'), cure: say('file-first') }
    const filed = await lastFiled(services, review)
    if (!filed) return { tone: 'warn', what: say('changed'), cure: say('file-first') }
    const { built, whole, at, lang } = filed
    const packet = bidderPacket(review, id, built, whole, lang)
    const no = review.bidders.findIndex(bidder => bidder.id === id)
    const { name: supplier, code } = review.bidders[no]!
    const parsed = code === undefined ? undefined : parseIdentifier(code)
    const name = `${evidenceName(no + 1, { name: supplier, ...(parsed ? { code: parsed } : {}) }, at)}-${say('file-name')}.zip`
    services.save(name, zipSync(Object.fromEntries(packet.files), { level: 6 }) as Uint8Array<ArrayBuffer>, 'application/zip')
    return {
      tone: 'done',
      what: say('saved', { name }),
      means: say('bound', { whole, digest: packet.digest }),
      cure: [...(packet.withheld.length > 0 ? [say('withheld', { paths: packet.withheld.join(join) })] : []), say('look')].join(
        ' ',
      ),
    }
  }
  const begin = () => {
    setTold('working')
    make().then(setTold, (error: unknown) =>
      setTold({ tone: 'error', what: say('failed'), cure: say('failed-cure', { detail: String(error) }) }),
    )
  }
  return (
    <>
      <p class="soft">{say('intro')}</p>
      <Select
        label={say('supplier')}
        value={id}
        onInput={setId}
        options={review.bidders.map((bidder, i) => ({ value: bidder.id, label: `${i + 1}. ${bidder.name || bidder.code}` }))}
      />
      <p class="row">
        <Button kind="primary" disabled={id === ''} onClick={begin}>
          {say('make')}
        </Button>
      </p>
      {told === 'working' ? <Progress label={say('working')} /> : told && <Notice {...told} />}
    </>
  )
}
