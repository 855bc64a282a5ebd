/** 移交文件: the review with its runs and captures, made at once and saved. */
import { zipSync } from 'fflate'
import { useEffect, useState } from 'preact/hooks'
import { writeHandover } from '#shared/review/exports/handover.ts'
import { fileName, stamp } from '#shared/review/names.ts'
import { handoverWords } from '#shared/text/handover.ts'
import { Notice, type NoticeProps, Progress, useWords } from '../kit/index.ts'
import { instantAt } from '../review/services.ts'
import type { ExportProps } from './export-menu.tsx'

export const ExportHandover = ({ services, review, run }: ExportProps) => {
  const say = useWords(handoverWords)
  const [told, setTold] = useState<NoticeProps>()
  useEffect(() => {
    const make = async (): Promise<NoticeProps> => {
      const [runs, files] = await Promise.all([services.reviews.runs(review.id), services.reviews.files(review.id)])
      const at = instantAt(services.now())
      const made = writeHandover({ review, runs, files }, at, run?.tool ?? runs.at(-1)?.tool ?? '')
      const name = fileName([review.profile.name, say('file-name'), stamp(at)], '.zip')
      services.save(name, zipSync(Object.fromEntries(made.files), { level: 6 }) as Uint8Array<ArrayBuffer>, 'application/zip')
      return {
        tone: 'done',
        what: say('saved', { name, n: review.bidders.length, runs: runs.length, files: files.size }),
        means: say('means'),
        cure: [say('digest', { digest: made.digest }), say('compare')].join(' '),
      }
    }
    make().then(setTold, (error: unknown) =>
      setTold({ tone: 'error', what: say('failed'), cure: say('failed-cure', { detail: String(error) }) }),
    )
  }, [])
  return told ? <Notice {...told} /> : <Progress label={say('working')} />
}
