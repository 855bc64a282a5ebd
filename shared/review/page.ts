/** A record's first page, `index.html`: to print on A4, sign and file. Self-contained, without scripts; every value is text. */

import type { UnknownReason } from '../core/records.ts'
import { answerText } from '../text/answers.ts'
import type { CardView } from '../text/card-view.ts'
import { listName } from '../text/lists.ts'
import { reviewSpeak } from '../text/review.ts'
import type { Lang } from '../text/words.ts'
import { beijingTime } from './names.ts'
import { factRows, wholeFacts } from './page-facts.ts'
import { projectRows } from './page-project.ts'
import { recordStyle } from './page-style.ts'
import { plain } from './plain.ts'
import type { ReviewBidder, ReviewList, ReviewRecord } from './record.ts'
import { dataFlag, queryOutside } from './window.ts'

const ESCAPES: { [c: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const text = (value: string | number): string =>
  plain(String(value))
    .replace(/[&<>"']/g, c => ESCAPES[c]!)
    .replaceAll('\n', '<br>')

type Say = ReturnType<typeof reviewSpeak>

const pairs = (rows: readonly (readonly [string, string])[]): string =>
  `<dl>${rows.map(([label, value]) => `<dt>${text(label)}</dt><dd>${value}</dd>`).join('')}</dl>`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map(cell => `<th scope="col">${text(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

/** @param cards in the order of the bidders. @param digest of all other files. */
export const recordPage = (record: ReviewRecord, cards: readonly CardView[], digest: string, lang: Lang): string => {
  const say = reviewSpeak(lang)
  const title = [say('title'), record.project.name].filter(Boolean).join(' ')
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(title)}</title>
<style>${recordStyle}</style>
</head>
<body>
<h1>${text(say('title'))}</h1>
${pairs(facts(record, digest, say, lang))}
<h2>${text(say('bidders', { n: record.bidders.length }))}</h2>
${record.bidders.length > 0 ? matrix(record, say, lang) : `<p>${text(say('none'))}</p>`}
${wholeFacts(record, lang)
  .map(([title, lines]) => `<h2>${text(title)}</h2><ul>${lines.map(line => `<li>${text(line)}</li>`).join('')}</ul>`)
  .join('')}
<p class="note">${text(say(`official-${officialInside(record)}`))}</p>
<h2>${text(say('lists'))}</h2>
${listTable(record, say)}
${record.bidders.length > 0 ? `<h2>${text(say('details'))}</h2>` : ''}
${record.bidders.map((bidder, i) => details(bidder, cards[i], record.lists, say, lang)).join('\n')}
${record.documents.length > 0 ? `<h2>${text(say('documents'))}</h2>${documentTable(record, say)}` : ''}
<p class="note">${text(say('disclaimer'))}</p>
<p class="sign">${['looked', 'checked', 'day'].map(key => `<span>${text(say(key as 'looked'))}：</span>`).join('')}<span>${text(say('seal'))}</span></p>
</body>
</html>
`
}

const facts = (record: ReviewRecord, digest: string, say: Say, lang: Lang): [string, string][] => {
  const { project, run, context, previous } = record
  const { window } = project
  const at = beijingTime(run.at)
  const outside = queryOutside(run.at, window)
  const rows: (readonly [string, string | undefined])[] = [
    [say('project'), project.name && text(project.name)],
    [say('number'), project.number && text(project.number)],
    [say('window'), window && text(say('window-is', { from: window.from ?? say('open'), to: window.to ?? say('open') }))],
    [say('stage'), project.stage && text(say(`stage-${project.stage}`))],
    [say('channels'), project.channels?.map(text).join('、')],
    [say('evidence-method'), project.evidence && text(project.evidence)],
    [say('rules'), project.rules && text(project.rules)],
    ...projectRows(record, lang).map(([label, value]) => [label, text(value)] as const),
    [say('at'), `${text(say('at-is', { at, clock: run.clock }))}${outside ? ` <b>${text(say('query-outside'))}</b>` : ''}`],
    [say('as-of'), text(run.asOf)],
    [say('context'), text(context.inferred ? say('inferred', { context: context.name }) : context.name)],
    [say('policy'), text(run.policy)],
    [say('tool'), text(run.tool)],
    [say('digest'), `<code>${text(digest)}</code><br><small>${text(say('digest-is'))}</small>`],
    [say('previous'), previous && `<code>${text(previous)}</code>`],
  ]
  return rows.flatMap(([label, value]) => (value ? [[label, value]] : []))
}

/** Whether the data's day lies inside the project's window, in words. */
const windowRemark = (list: ReviewList, { window }: ReviewRecord['project'], say: Say): string => {
  const flag = dataFlag(list.retrievedAt, window)
  return flag ? say(flag) : ''
}

const STATES = ['stale', 'unverified', 'broken', 'absent'] as const
/** What a list's silence is worth, in a word. */
const stateOf = ({ state, sample, complete }: ReviewList) =>
  STATES.find(one => one === state) ?? (sample ? 'sample' : complete ? 'fresh' : 'partial')

const listTable = ({ lists, project }: ReviewRecord, say: Say): string =>
  table(
    [say('list'), say('publisher'), say('version'), say('data'), say('state'), say('manifest')],
    lists.map(list => {
      const remark = windowRemark(list, project, say)
      return [
        `${text(list.name)}${list.required ? ` <small>${text(say('required'))}</small>` : ''}`,
        text(list.publisher),
        `<span class="day">${list.seq > 0 ? text(say('version-is', { seq: list.seq })) : ''}</span>`,
        `<span class="day">${text(list.retrievedAt ?? '')}</span>${remark ? ` <b>${text(remark)}</b>` : ''}`,
        text(say(`state-${stateOf(list)}`)),
        list.manifest ? `<code>${text(list.manifest.slice(0, 16))}…</code>` : '',
      ]
    }),
  )

/** Whether captures of the official look-ups are in the record: for every bidder and required list, for some, for none. */
const officialInside = ({ bidders, lists }: ReviewRecord): 'all' | 'some' | 'none' => {
  const required = new Set(lists.filter(list => list.required).map(({ id }) => id))
  const captured = bidders.flatMap(({ official = [] }) =>
    official.filter(({ list, captures }) => required.has(list) && captures.length > 0),
  )
  if (captured.length === 0) return 'none'
  return captured.length === bidders.length * required.size ? 'all' : 'some'
}

const codeText = ({ code, codeTyped }: ReviewBidder, say: Say): string =>
  code === undefined ? say('no-code') : codeTyped ? say('typed', { code }) : code

/** Bidders × required lists. */
const matrix = ({ bidders, lists }: ReviewRecord, say: Say, lang: Lang): string => {
  const required = [...new Map(lists.filter(list => list.required).map(list => [list.id, list])).values()]
  const cell = (bidder: ReviewBidder, id: string): string => {
    const tried = { name: bidder.name !== '', code: bidder.code !== undefined }
    const ofList = bidder.answers.filter(({ list }) => lists.some(one => one.key === list && one.id === id))
    return ofList
      .map(({ answer, reason, records }) =>
        text(
          answerText(
            answer === 'listed'
              ? { answer, hits: records?.length ?? 0 }
              : answer === 'unknown'
                ? { answer, reason: reason as UnknownReason }
                : { answer },
            id,
            tried,
            lang,
          ),
        ),
      )
      .join('<br>')
  }
  return table(
    [say('no'), say('name'), say('code'), say('finding'), ...required.map(list => list.name), say('decision')],
    bidders.map(bidder => [
      text(bidder.no),
      text(bidder.name),
      text(codeText(bidder, say)),
      text(bidder.verdict),
      ...required.map(list => cell(bidder, list.id)),
      decisionCell(bidder, say),
    ]),
  )
}

const decisionCell = ({ decision }: ReviewBidder, say: Say): string =>
  decision
    ? [
        say(`decision-${decision.verdict}`),
        decision.reason,
        say('by', { by: decision.by, at: beijingTime(decision.at) }),
        ...(decision.second ? [say('second', { by: decision.second.by, at: beijingTime(decision.second.at) })] : []),
      ]
        .map(text)
        .join('<br>')
    : text(say('decision-none'))

const details = (
  bidder: ReviewBidder,
  card: CardView | undefined,
  lists: readonly ReviewList[],
  say: Say,
  lang: Lang,
): string => {
  const rows: [string, string][] = [[say('code'), text(codeText(bidder, say))]]
  if (bidder.role) rows.push([say('role'), text(bidder.role)])
  rows.push([say('finding'), `<b>${text(bidder.verdict)}</b>`])
  for (const { file, place } of bidder.places ?? []) rows.push([say('places'), text([file, place].filter(Boolean).join(' '))])
  for (const { list, result, seen, at, captures } of bidder.official ?? []) {
    const what = say(result === 'by-hand' ? `by-hand-${seen ?? 'unsaid'}` : result)
    const told = say('official-is', { list: listName(list, lang), what, at: beijingTime(at) })
    rows.push([say('official'), [told, ...captures].map(text).join('<br>')])
  }
  for (const [label, lines] of factRows(bidder, lists, lang)) rows.push([label, lines.map(text).join('<br>')])
  rows.push([say('evidence'), text(bidder.evidence)])
  const sections = (card?.sections ?? []).map(
    section =>
      `<h4>${text([section.title, ...section.tags.map(tag => `[${tag.text}]`)].join(' '))}</h4>${pairs(section.rows.map(([label, value]) => [label, text(value)]))}`,
  )
  const remarks = [...(card?.bands ?? []), ...(card?.remarks ?? []), ...(card?.basis ?? [])]
  return `<section><h3>${text(bidder.no)}. ${text(bidder.name || (bidder.code ?? ''))}</h3>${pairs(rows)}${sections.join('')}${
    remarks.length > 0 ? `<ul>${remarks.map(remark => `<li>${text(remark)}</li>`).join('')}</ul>` : ''
  }</section>`
}

const documentTable = ({ documents }: ReviewRecord, say: Say): string =>
  table(
    [say('documents'), say('hash'), say('unread')],
    documents.map(({ file, sha256, unread }) => [
      text(file),
      `<code>${text(sha256)}</code>`,
      (unread ?? []).map(text).join('<br>'),
    ]),
  )
