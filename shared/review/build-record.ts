/** From findings and answers to a record and its evidence. Pure: time, hashes and documents are arguments. */
import type { Day } from '../core/days.ts'
import { isBidder } from '../core/ranks.ts'
import type { ListRecord, ListState } from '../core/records.ts'
import type { ContextChoice, Finding, PageSubject } from '../core/types.ts'
import { utf8 } from '../format/bytes.ts'
import { canonicalJson } from '../format/canonical.ts'
import type { Answer } from '../lookup/types.ts'
import { cardView } from '../text/card.ts'
import type { CardView } from '../text/card-view.ts'
import { contextName } from '../text/contexts.ts'
import { listName, policy, policyList } from '../text/lists.ts'
import { rolesPhrase } from '../text/roles.ts'
import type { Lang } from '../text/words.ts'
import { evidenceName } from './names.ts'
import type { ReviewBidder, ReviewList, ReviewRecord } from './record.ts'

export interface ReviewInput {
  project: ReviewRecord['project']
  /** ISO instant in UTC, whole seconds. */
  at: string
  clock: string
  asOf: Day
  tool: string
  context: ContextChoice
  lists: readonly ListState[]
  /** SHA-256 of a list's signed manifest, by the list's key. */
  manifests: ReadonlyMap<string, string>
  findings: readonly Finding[]
  /** Every list's answer to each finding's organisation, in the findings' order. */
  answers: readonly (readonly Answer[])[]
  /** Where each is named, in the findings' order. */
  places: readonly { file: string; place?: string }[][]
  documents: ReviewRecord['documents']
  /** Lists that the project asks for besides those of its context. */
  alsoRequired?: readonly string[]
  previous?: string
  lang: Lang
}

export interface Review {
  record: ReviewRecord
  /** In the order of the record's bidders. */
  cards: CardView[]
  /** Path → bytes. */
  evidence: Map<string, Uint8Array>
}

/**
 * Whom a document asks to be reviewed: those it says have bid; where it says so of nobody (a bare list of names), all whose role
 * it does not say. Tails of longer names are other firms.
 */
export const bidders = (subjects: readonly PageSubject[]): PageSubject[] => {
  const whole = subjects.filter(subject => subject.tailOf === undefined)
  const bid = whole.filter(subject => isBidder(subject.roles))
  return bid.length > 0 ? bid : whole.filter(subject => subject.roles.every(role => role === 'other'))
}

export const buildReview = (input: ReviewInput): Review => {
  const { lang, context, asOf, lists, findings } = input
  const required = [...new Set([...policy.contexts[context.context].required, ...(input.alsoRequired ?? [])])]
  const asked = lists.filter(list => policyList(list.id)?.kind !== 'directory')
  const missing = required.filter(id => !asked.some(list => list.id === id))
  const cards = findings.map(finding => cardView(finding, { lang, context, asOf, lists }))
  const evidence = new Map<string, Uint8Array>()
  const rows = findings.map((finding, i): ReviewBidder => {
    const path = `evidence/${evidenceName(i + 1, finding.subject, input.at)}/local.json`
    const answers = (input.answers[i] ?? []).filter(({ list }) => policyList(list.id)?.kind !== 'directory')
    evidence.set(path, evidenceBytes(input, finding, answers))
    return bidderRow(finding, {
      no: i + 1,
      evidence: path,
      answers,
      missing,
      card: cards[i]!,
      places: input.places[i] ?? [],
      lang,
    })
  })
  const record: ReviewRecord = {
    format: 'xinbiao-review',
    version: 1,
    project: input.project,
    run: { at: input.at, clock: input.clock, asOf, tool: input.tool, policy: policy.version },
    context: { id: context.context, name: contextName(context.context, lang), inferred: context.inferred },
    lists: [
      ...asked.map(list => listRow(list, required.includes(list.id), input.manifests.get(list.key), lang)),
      ...missing.map(id => absentRow(id, lang)),
    ].sort((a, b) => Number(b.required) - Number(a.required)),
    bidders: rows,
    documents: input.documents,
    ...(input.previous ? { previous: input.previous } : {}),
  }
  return { record, cards, evidence }
}

const listRow = (list: ListState, required: boolean, manifest: string | undefined, lang: Lang): ReviewList => ({
  key: list.key,
  id: list.id,
  name: listName(list.id, lang),
  publisher: list.publisher,
  origin: list.origin,
  seq: list.seq,
  ...(list.seq > 0 ? { retrievedAt: list.retrievedAt } : {}),
  state: list.state,
  sample: list.sample,
  complete: list.coverage.complete,
  required,
  ...(manifest ? { manifest } : {}),
})

const absentRow = (id: string, lang: Lang): ReviewList => ({
  key: id,
  id,
  name: listName(id, lang),
  publisher: '',
  origin: 'none',
  seq: 0,
  state: 'absent',
  sample: false,
  complete: false,
  required: true,
})

interface RowFacts {
  no: number
  evidence: string
  answers: readonly Answer[]
  missing: readonly string[]
  card: CardView
  places: { file: string; place?: string }[]
  lang: Lang
}

const bidderRow = (finding: Finding, { no, evidence, answers, missing, card, places, lang }: RowFacts): ReviewBidder => {
  const { subject } = finding
  const role = rolesPhrase(subject, lang)
  return {
    no,
    name: subject.name,
    ...(subject.code ? { code: subject.code.value } : {}),
    ...(subject.codeTyped ? { codeTyped: true } : {}),
    ...(role ? { role } : {}),
    assessment: finding.assessment,
    verdict: card.verdict,
    reasons: finding.reasons.map(({ code, list }) => (list ? `${code}:${list}` : code)),
    answers: [...answers.map(answerRow), ...missing.map(id => ({ list: id, answer: 'unknown' as const, reason: 'absent' }))],
    matches: finding.matches.map(match => ({
      list: match.listKey,
      record: match.record.id,
      basis: match.basis,
      certainty: match.certainty,
      effect: match.effect,
      standing: match.standing,
      ...(match.severity ? { severity: match.severity.level } : {}),
      ...(match.article ? { article: match.article.text } : {}),
      ...(match.weakened ? { weakened: [...match.weakened] } : {}),
    })),
    evidence,
    ...(places.length > 0 ? { places } : {}),
  }
}

const answerRow = (answer: Answer): ReviewBidder['answers'][number] => ({
  list: answer.list.key,
  answer: answer.answer,
  ...(answer.answer === 'unknown' ? { reason: answer.reason } : {}),
  ...(answer.answer === 'listed' ? { records: answer.hits.map(({ record }) => record.id) } : {}),
})

/** What was asked and what each list answered, its records whole: what the officer keeps when the lists have moved on. */
const evidenceBytes = ({ at, manifests }: ReviewInput, { subject }: Finding, answers: readonly Answer[]): Uint8Array =>
  utf8(
    `${canonicalJson({
      asked: { at, ...(subject.name ? { name: subject.name } : {}), ...(subject.code ? { code: subject.code.value } : {}) },
      answers: answers.map(answer => ({
        list: answer.list.id,
        key: answer.list.key,
        publisher: answer.list.publisher,
        seq: answer.list.seq,
        retrievedAt: answer.list.retrievedAt,
        state: answer.list.state,
        manifest: manifests.get(answer.list.key),
        answer: answer.answer,
        reason: answer.answer === 'unknown' ? answer.reason : undefined,
        records:
          answer.answer === 'listed'
            ? answer.hits.map(({ record, via }): ListRecord & { via: string } => ({ ...record, via }))
            : undefined,
      })),
    })}\n`,
  )
