/** A review's bidders: added without doubling anybody, codes completed by a person's choice only. */
import { parseIdentifier, sameEntityCode } from '../core/identifiers.ts'
import { nameKey } from '../core/normalise.ts'
import type { Finding, Identifier } from '../core/types.ts'
import { tidyGroups } from './groups.ts'
import { askedOf, type Origin, type ProjectBidder, type ProjectReview, stillAsked, type TakenDocument } from './project.ts'
import type { ReviewRun } from './run.ts'

export interface Candidate {
  name: string
  code?: string
  codeFrom?: 'printed' | 'typed'
  group?: string
  role?: ProjectBidder['role']
  origin: Origin
}

export interface Added {
  review: ProjectReview
  added: number
  /** Already there, under the same code or name. */
  merged: number
  /** Lines that name nobody. */
  empty: number
}

const codeOf = (raw: string | undefined): Identifier | undefined => (raw === undefined ? undefined : parseIdentifier(raw))

/** One code is one bidder; one name is, unless two codes tell them apart, or a bare name could be either of two. */
export const addBidders = (review: ProjectReview, candidates: readonly Candidate[]): Added => {
  const bidders = [...review.bidders]
  let { lastBidder } = review
  let added = 0
  let merged = 0
  let empty = 0
  for (const candidate of candidates) {
    const code = codeOf(candidate.code)
    const name = candidate.name.trim()
    if (name === '' && !code) {
      empty++
      continue
    }
    const at = placeOf(bidders, name, code)
    if (at >= 0) {
      bidders[at] = joined(bidders[at]!, candidate, name, code)
      merged++
      continue
    }
    lastBidder++
    added++
    bidders.push({
      id: `b${lastBidder}`,
      name,
      ...(code ? { code: code.value, codeFrom: candidate.codeFrom ?? 'printed' } : {}),
      alsoNamed: [],
      ...(candidate.group ? { group: candidate.group } : {}),
      role: candidate.role ?? 'bidder',
      origins: [candidate.origin],
      official: [],
      judged: [],
      decisions: [],
    })
  }
  return { review: { ...review, bidders, lastBidder }, added, merged, empty }
}

const placeOf = (bidders: readonly ProjectBidder[], name: string, code: Identifier | undefined): number => {
  if (code) {
    const same = bidders.findIndex(bidder => {
      const known = codeOf(bidder.code)
      return known !== undefined && sameEntityCode(known, code)
    })
    if (same >= 0) return same
  }
  if (name === '') return -1
  const key = nameKey(name)
  const named = bidders.flatMap((bidder, i) => (bidder.name !== '' && nameKey(bidder.name) === key ? [i] : []))
  // A new code beside a bidder that has another one is a namesake; a bare name beside several namesakes is left open.
  const fits = code ? named.filter(i => bidders[i]!.code === undefined) : named
  return fits.length === 1 && (code === undefined || named.length === 1) ? fits[0]! : -1
}

const joined = (bidder: ProjectBidder, candidate: Candidate, name: string, code: Identifier | undefined): ProjectBidder => {
  const known = [bidder.name, ...bidder.alsoNamed].map(nameKey)
  const isNew = name !== '' && bidder.name !== '' && !known.includes(nameKey(name))
  const told = JSON.stringify(candidate.origin)
  return {
    ...bidder,
    name: bidder.name || name,
    ...(bidder.code === undefined && code ? { code: code.value, codeFrom: candidate.codeFrom ?? 'printed' } : {}),
    alsoNamed: isNew ? [...bidder.alsoNamed, name] : bidder.alsoNamed,
    ...(bidder.group === undefined && candidate.group ? { group: candidate.group } : {}),
    origins: bidder.origins.some(one => JSON.stringify(one) === told) ? bidder.origins : [...bidder.origins, candidate.origin],
  }
}

/** One file is listed once, however often it is taken. */
export const addDocuments = (review: ProjectReview, taken: readonly TakenDocument[]): ProjectReview => {
  if (taken.length === 0) return review
  const held = review.documents ?? []
  const isNew = (one: TakenDocument, i: number) =>
    ![...held, ...taken.slice(0, i)].some(({ file, sha256 }) => file === one.file && sha256 === one.sha256)
  return { ...review, documents: [...held, ...taken.filter(isNew)] }
}

export const changeBidder = (
  review: ProjectReview,
  id: string,
  change: (bidder: ProjectBidder) => ProjectBidder,
): ProjectReview => ({ ...review, bidders: review.bidders.map(bidder => (bidder.id === id ? change(bidder) : bidder)) })

/** Whoever stands in a filed record stays in its review. */
export const isFiled = ({ filed }: ProjectReview, id: string): boolean =>
  filed.some(({ bidders }) => bidders?.includes(id) ?? true)

/** @returns undefined where it is in a filed record. */
export const removeBidder = (review: ProjectReview, id: string): ProjectReview | undefined =>
  isFiled(review, id) ? undefined : tidyGroups({ ...review, bidders: review.bidders.filter(bidder => bidder.id !== id) })

export type Correction = { review: ProjectReview } | { fault: 'empty' | 'code' } | { fault: 'same'; as: string }

/**
 * Another name or code, as a person typed it: what was looked up under the earlier ones counts no longer, and they stay written down.
 * @param at ISO instant in UTC.
 */
export const correctBidder = (
  review: ProjectReview,
  id: string,
  typed: { name: string; code: string },
  at: string,
): Correction => {
  const bidder = review.bidders.find(one => one.id === id)!
  const name = typed.name.trim()
  const raw = typed.code.trim()
  if (name === '' && raw === '') return { fault: 'empty' }
  const { code: _, codeFrom: __, ...rest } = bidder
  // A code left as it was is no typed one, and may be one that only the document knows to be right.
  const coded: ProjectBidder | undefined = raw === '' ? rest : raw === bidder.code ? bidder : takeCode(bidder, raw, 'typed')
  if (!coded) return { fault: 'code' }
  const named = { ...coded, name }
  if (stillAsked(askedOf(bidder), named)) return { review }
  const others = review.bidders.filter(one => one.id !== id)
  const place = placeOf(others, name, codeOf(named.code))
  if (place >= 0) return { fault: 'same', as: others[place]!.name || others[place]!.code! }
  // A code that was missing corrects nothing.
  const corrected = bidder.name !== name || bidder.code !== undefined
  const earlier = corrected ? { earlier: [...(bidder.earlier ?? []), { ...askedOf(bidder), until: at }] } : {}
  return { review: changeBidder(review, id, () => ({ ...named, ...earlier })) }
}

export interface CodeOffer {
  bidder: string
  /** One: can be taken at a word. Several: a person has to say which. */
  offers: NonNullable<Finding['offeredCodes']>
}

/** Codes that a directory holds for bidders without one. Offered; `takeCode` is a person's act. */
export const codeOffers = (review: ProjectReview, run: ReviewRun): CodeOffer[] =>
  run.results.flatMap(({ bidder: id, asked, finding }) => {
    const bidder = review.bidders.find(one => one.id === id)
    if (!bidder || bidder.code !== undefined || !stillAsked(asked, bidder)) return []
    const offers = [...new Map((finding.offeredCodes ?? []).map(offer => [offer.code, offer])).values()]
    return offers.length > 0 ? [{ bidder: id, offers }] : []
  })

/** @param from whether it was typed or taken from a directory's offer. @returns undefined where it is no organisation's code. */
export const takeCode = (bidder: ProjectBidder, raw: string, from: 'typed' | 'directory'): ProjectBidder | undefined => {
  const code = parseIdentifier(raw)
  return code?.valid && !code.repaired && code.type !== 'masked' ? { ...bidder, code: code.value, codeFrom: from } : undefined
}
