/** One organisation's finding, drawn from a `CardView`: everything in it is text already chosen. */
import type { CardView } from '#shared/text/card-view.ts'
import { kitWords } from '#shared/text/kit.ts'
import { Button, LinkOut, Tag } from './button.tsx'
import { useWords } from './look.tsx'
import { Mark } from './mark.tsx'

export interface CardProps {
  view: CardView
  /** For actions without `href`. */
  onAction?: (id: CardView['actions'][number]['id']) => void
  /** Where the page already uses `<h2>` above. */
  titleId?: string
}

export const Card = ({ view, onAction, titleId }: CardProps) => {
  const say = useWords(kitWords)
  return (
    <article class={`card tone-${view.assessment}`} aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>
          <Mark assessment={view.assessment} />
          <span>{view.title}</span>
        </h2>
        {view.code && <div class="code soft">{view.code}</div>}
        <div class="verdict">{view.verdict}</div>
        {(view.certainty || view.role) && <div class="soft small">{[view.certainty, view.role].filter(Boolean).join(' · ')}</div>}
      </header>
      {view.bands.map(band => (
        <div class="band" key={band}>
          {band}
        </div>
      ))}
      {view.sections.map((section, at) => (
        <section key={at}>
          <h3>
            {section.title}
            {section.tags.map(tag => (
              <Tag key={tag.text} tone={tag.tone}>
                {tag.text}
              </Tag>
            ))}
          </h3>
          <Pairs rows={section.rows} />
        </section>
      ))}
      {view.remarks.length > 0 && (
        <ul class="remarks">
          {view.remarks.map(remark => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      {view.basis.length > 0 && (
        <div class="why">
          <span class="only-heard">{say('basis')}</span>
          {view.basis.map(line => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
      {view.actions.length > 0 && (
        <div class="acts">
          {view.actions.map((action, at) =>
            action.href ? (
              <LinkOut key={action.id} href={action.href} asButton>
                {action.label}
              </LinkOut>
            ) : (
              <Button key={action.id} kind={at === 0 ? 'primary' : 'plain'} onClick={() => onAction?.(action.id)}>
                {action.label}
              </Button>
            ),
          )}
        </div>
      )}
    </article>
  )
}

/** Label and value pairs as a definition list. */
export const Pairs = ({ rows }: { rows: [label: string, value: string][] }) =>
  rows.length === 0 ? null : (
    <dl class="kv">{rows.map(([label, value], at) => [<dt key={`t${at}`}>{label}</dt>, <dd key={`d${at}`}>{value}</dd>])}</dl>
  )
