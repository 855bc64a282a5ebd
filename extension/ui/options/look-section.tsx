/** 语言与外观, with the marks' meaning shown in what was chosen. */
import type { Settings } from '#shared/contract/views.ts'
import type { Assessment } from '#shared/core/types.ts'
import { assessmentWord } from '#shared/text/assessment.ts'
import { optionsWords } from '#shared/text/options.ts'
import { Mark, Radios, useLang, useWords } from '../kit/index.ts'

const WORST_FIRST: Assessment[] = ['barred', 'caution', 'unknown', 'notice', 'commended', 'clear']

export interface LookProps {
  settings: Settings
  onChange: (part: Partial<Settings>) => Promise<void>
}

export const LookSection = ({ settings, onChange }: LookProps) => {
  const say = useWords(optionsWords)
  const lang = useLang()
  return (
    <div class="stack">
      <div class="box stack">
        <Radios
          label={say('look.lang')}
          value={settings.lang}
          onChange={lang => onChange({ lang: lang as Settings['lang'] })}
          options={[
            { value: 'auto', label: say('look.lang-auto') },
            { value: 'zh-CN', label: say('look.lang-zh') },
            { value: 'en', label: say('look.lang-en') },
          ]}
        />
        <Radios
          label={say('look.theme')}
          value={settings.theme}
          onChange={theme => onChange({ theme: theme as Settings['theme'] })}
          options={[
            { value: 'auto', label: say('look.theme-auto') },
            { value: 'light', label: say('look.theme-light') },
            { value: 'dark', label: say('look.theme-dark') },
          ]}
        />
      </div>
      <div class="box stack">
        <h3>{say('look.legend')}</h3>
        <ul class="legend">
          {WORST_FIRST.map(assessment => (
            <li class="row" key={assessment}>
              <Mark assessment={assessment} />
              {assessmentWord(assessment, lang)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
