/** One document's organisations: its rules, what was not read of it, and the list, each with where it stands. */
import type { PanelSubject, TabView } from '#shared/contract/views.ts'
import { dayAt } from '#shared/core/days.ts'
import { documentPanelWords } from '#shared/text/document-panel.ts'
import { placeText, unreadTexts } from '#shared/text/documents.ts'
import type { Lang } from '#shared/text/words.ts'
import { speak } from '#shared/text/words.ts'
import type { PairDesk } from '../evidence/evidence.tsx'
import { EmptyState, Notice, useLang, useWords } from '../kit/index.ts'
import { cardText } from '../panel/card-text.ts'
import { ContextBar } from '../panel/context-bar.tsx'
import type { PanelServices } from '../panel/services.ts'
import { SubjectList } from '../panel/subject-list.tsx'
import type { DocumentState } from './use-documents.ts'

type Checked = Extract<DocumentState, { state: 'checked' }>

/** More are counted. */
const PLACES_SAID = 6

const allPlaces = ({ blocks = [] }: PanelSubject, { sent }: Checked, lang: Lang): string[] => [
  ...new Set(blocks.map(({ batch, block }) => placeText(sent[batch]?.[block] ?? {}, lang)).filter(Boolean)),
]

/** 第 3 页上部、第 5 页中部. */
export const whereOf = (subject: PanelSubject, checked: Checked, lang: Lang, most = PLACES_SAID): string => {
  const places = allPlaces(subject, checked, lang)
  const joined = places.slice(0, most).join(lang === 'en' ? '; ' : '、')
  return places.length > most ? speak(documentPanelWords, lang)('where-more', { places: joined, n: places.length }) : joined
}

export interface DocumentViewProps {
  name: string
  checked: Checked
  services: Pick<PanelServices, 'ask' | 'copy' | 'now'>
  onView: (view: TabView) => void
  onTold: (said: 'copied' | 'copy-failed', name: string) => void
}

export const DocumentView = ({ name, checked, services, onView, onTold }: DocumentViewProps) => {
  const say = useWords(documentPanelWords)
  const lang = useLang()
  const { view, read } = checked
  const { tabId, subjects } = view
  const unread = unreadTexts(read.unread, lang)
  const where = (subject: PanelSubject) => whereOf(subject, checked, lang)
  const copy = async (subject: PanelSubject) => {
    try {
      await services.copy([cardText(subject.card), [name, where(subject)].filter(Boolean).join(' ')].join('\n'))
      onTold('copied', subject.card.title)
    } catch {
      onTold('copy-failed', '')
    }
  }
  const code = async (subject: string, value: string | null, despiteFault: boolean) => {
    const reply = await services.ask({ type: 'ui/code', tabId, subject, code: value, despiteFault })
    if (reply.ok) onView(reply.value)
    return reply
  }
  const desk: PairDesk = {
    ask: services.ask,
    tabId,
    took: reply => reply.ok && onView(reply.value),
    today: () => dayAt(services.now()),
  }
  return (
    <>
      {unread.length > 0 && (
        <Notice
          tone="warn"
          what={say('unread-what', { name })}
          means={unread.join(lang === 'en' ? '; ' : '；')}
          cure={say('unread-cure')}
        />
      )}
      {subjects.length === 0 ? (
        <EmptyState
          what={read.blocks.length === 0 ? say('none-read') : say('none-what', { name })}
          {...(unread.length > 0 ? {} : { cure: say('none-cure') })}
        />
      ) : (
        <>
          <div class="pad-line">
            <ContextBar
              view={view}
              onChoose={async context => {
                const reply = await services.ask({ type: 'ui/context', tabId, context, confirmed: true })
                if (reply.ok) onView(reply.value)
              }}
            />
          </div>
          <SubjectList key={tabId} subjects={subjects} actions={{ onCopy: copy, onCode: code, where, desk }} />
        </>
      )}
    </>
  )
}
