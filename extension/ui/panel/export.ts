/** Findings as rows for a spreadsheet. */
import type { PanelSubject, TabView } from '#shared/contract/views.ts'
import { dayAt } from '#shared/core/days.ts'
import { toCsv } from '#shared/documents/write-csv.ts'
import { panelWords } from '#shared/text/panel.ts'
import { type Lang, speak } from '#shared/text/words.ts'
import { contextName } from '../context-names.ts'
import { minuteAt } from '../kit/format.ts'
import type { PanelServices } from './services.ts'

/** @param where of a document's subjects: one column more. */
export const panelCsv = (
  view: TabView,
  subjects: PanelSubject[],
  now: number,
  lang: Lang,
  where?: (subject: PanelSubject) => string,
): string => {
  const say = speak(panelWords, lang)
  const context = contextName(view.context.context, lang) + (view.context.inferred ? say('context-inferred') : '')
  const rows = subjects.map((subject, i) => {
    const { finding, card, line } = subject
    return [
      String(i + 1),
      card.verdict,
      finding.subject.name,
      finding.subject.code?.value ?? '',
      finding.subject.code ? say(finding.subject.codeTyped ? 'csv-typed' : 'csv-printed') : '',
      card.role ?? '',
      card.certainty ?? '',
      card.sections.map(section => section.title).join('；'),
      line,
      context,
      view.title,
      view.host,
      minuteAt(now),
      ...(where ? [where(subject)] : []),
    ]
  })
  return toCsv([[...say('csv-head').split('\t'), ...(where ? [say('csv-where')] : [])], ...rows])
}

/** Saves the rows under the site's or the file's name and the day. */
export const saveCsv = (
  services: Pick<PanelServices, 'now' | 'save'>,
  of: string,
  view: TabView,
  subjects: PanelSubject[],
  lang: Lang,
  where?: (subject: PanelSubject) => string,
): void => {
  const now = services.now()
  const name = `${speak(panelWords, lang)('csv-name')}-${of.replace(/[\\/:*?"<>|]/g, '_')}-${dayAt(now)}.csv`
  services.save(name, panelCsv(view, subjects, now, lang, where), 'text/csv;charset=utf-8')
}
