/** The placeholders a template may hold, level by level. */
import { type Level, placeholders } from '#shared/review/exports/placeholders.ts'
import { exportTemplateWords } from '#shared/text/export-template.ts'
import { Table, useLang, useWords } from '../kit/index.ts'

/** Levels with the loops around them, outermost first. */
const levels = (level: Level, around: string[] = []): { around: string[]; level: Level }[] => [
  { around, level },
  ...Object.entries(level.loops ?? {}).flatMap(([name, loop]) => levels(loop, [...around, name])),
]

export const PlaceholderList = () => {
  const say = useWords(exportTemplateWords)
  const english = useLang() === 'en'
  const marks = (names: readonly string[]) => names.map(name => `{${name}}`).join('')
  return (
    <details>
      <summary>{say('list')}</summary>
      <div class="stack">
        {levels(placeholders).map(({ around, level }) => {
          const begin = marks(around.map(name => `#${name}`))
          const end = marks([...around].reverse().map(name => `/${name}`))
          const last = around.at(-1)
          return (
            <section key={begin}>
              <h4 class={last ? 'code' : undefined}>{last ? `${begin} … ${end}` : say('of-project')}</h4>
              {last && <p class="soft small">{say('repeats', { begin: `{#${last}}`, end: `{/${last}}`, none: `{^${last}}` })}</p>}
              {english ? (
                <Table
                  caption={begin || say('of-project')}
                  rows={Object.entries(level.fields)}
                  rowKey={([name]) => name}
                  columns={[
                    { key: 'mark', head: say('mark'), cell: ([name]) => <code>{`{${name}}`}</code> },
                    { key: 'meaning', head: say('meaning'), cell: ([, [, en]]) => en },
                  ]}
                />
              ) : (
                <p class="code">
                  {Object.keys(level.fields)
                    .map(name => `{${name}}`)
                    .join('　')}
                </p>
              )}
            </section>
          )
        })}
      </div>
    </details>
  )
}
