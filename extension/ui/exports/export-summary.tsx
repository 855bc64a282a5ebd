/** The review's spreadsheet: made at once and saved. */
import { useEffect, useState } from 'preact/hooks'
import { summaryOf } from '#shared/review/exports/summary.ts'
import { summarySheets } from '#shared/review/exports/summary-sheets.ts'
import { fileName, stamp } from '#shared/review/names.ts'
import { exportSummaryWords } from '#shared/text/export-summary.ts'
import { summaryWords } from '#shared/text/summary.ts'
import { speak } from '#shared/text/words.ts'
import { Notice, type NoticeProps, Progress, useLang, useWords } from '../kit/index.ts'
import type { ExportProps } from './export-menu.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const ExportSummary = ({ services, review, run }: ExportProps) => {
  const say = useWords(exportSummaryWords)
  const lang = useLang()
  const [told, setTold] = useState<NoticeProps>()
  useEffect(() => {
    const make = async (): Promise<NoticeProps> => {
      if (!run) return { tone: 'warn', what: say('not-run'), cure: say('not-run-cure') }
      const blob = await summarySheets(summaryOf(review, run, lang), lang)
      const name = fileName([review.profile.name, speak(summaryWords, lang)('file-name'), stamp(run.at)], '.xlsx')
      services.save(name, blob, XLSX)
      return { tone: 'done', what: say('saved', { name, n: review.bidders.length }), means: say('means') }
    }
    make().then(setTold, (error: unknown) =>
      setTold({ tone: 'error', what: say('failed'), cure: say('failed-cure', { detail: String(error) }) }),
    )
  }, [])
  return told ? <Notice {...told} /> : <Progress label={say('working')} />
}
