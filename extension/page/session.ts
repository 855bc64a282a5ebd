/**
 * One document being checked, from switching on to switching off. Obligation: when the signal aborts, the page is as if we had
 * never been there. Whoever made a thing undoes it on that signal.
 */

import type { Lang, PageCheckReply, PageSubjectView, PageWords, TabMessage, Theme } from '#shared/contract/messages.ts'
import { leadsOf } from '#shared/core/batches.ts'
import { Book } from './book.ts'
import { Conversation } from './conversation.ts'
import { inViewFirst } from './in-view.ts'
import type { PageLink } from './link.ts'
import { type Batch, isMarked } from './live.ts'
import { lostWithin } from './lost.ts'
import type { Marker } from './marker.ts'
import { watchNavigation } from './navigation.ts'
import { PageObserver } from './observe.ts'
import { page } from './own.ts'
import { aside, inSlices, isHidden, whenVisible } from './slices.ts'
import { type Walked, walk } from './walk.ts'

/** A document's batches are numbered under the background's cap; near it the document starts anew. */
const MOST_BATCHES = 4000

/** A name for this document that no other has. `randomUUID` is missing on http pages. */
const newDoc = (): string => Array.from(crypto.getRandomValues(new Uint32Array(4)), n => n.toString(36)).join('-')

export class Session {
  readonly #link: PageLink
  readonly #signal: AbortSignal
  readonly #off: () => void
  readonly #conversation: Conversation
  #doc = ''
  #book = new Book()
  readonly #views = new Map<string, PageSubjectView>()
  #words: PageWords | undefined
  #theme: Theme = 'auto'
  #lang: Lang = 'zh-CN'
  #observer: PageObserver | undefined
  #marker: Marker | undefined
  #opening: Promise<void> | undefined
  #navigated = () => false
  /** Settles when the document has been read from the start. */
  #begun: Promise<void> | undefined
  /** What a hidden tab has to do when it is seen. */
  readonly #unseen = new Set<() => void>()

  /** @param off ends everything: switched off, or nobody answers */
  constructor(link: PageLink, off: () => void, signal: AbortSignal) {
    this.#link = link
    this.#off = off
    this.#signal = signal
    this.#conversation = new Conversation(
      link,
      {
        message: batch => this.#message(batch),
        reply: (batch, reply) => this.#accept(batch, reply),
        unknown: doc => {
          if (doc === this.#doc) aside(this.#begin(), signal)
        },
        over: off,
      },
      signal,
    )
  }

  async run(): Promise<void> {
    await whenVisible(this.#signal)
    this.#link.listen(message => this.#hear(message), this.#signal)
    this.#navigated = watchNavigation(() => aside(this.#begin(), this.#signal), this.#signal).changed
    this.#observer = new PageObserver(
      {
        isOurs: node => node === this.#marker?.host,
        touched: over => this.#marker?.touched(over),
        changed: parts => this.#reread(parts),
        lost: within => lostWithin(this.#book.order, within),
      },
      this.#signal,
    )
    this.#observer.watch(document)
    await this.#begin()
  }

  /** Everything from the start: a new document, or one the background forgot. */
  #begin(): Promise<void> {
    const begun = this.#readAll()
    this.#begun = begun
    return begun
  }

  async #readAll(): Promise<void> {
    const doc = newDoc()
    this.#doc = doc
    this.#conversation.clear()
    await whenVisible(this.#signal)
    if (doc !== this.#doc) return
    const started = await this.#conversation.ask({ type: 'page/start', doc })
    if (this.#signal.aborted || doc !== this.#doc) return
    if (!started?.ok) {
      this.#off()
      return
    }
    this.#words = started.value.words
    this.#theme = started.value.theme
    this.#lang = started.value.lang
    const book = new Book()
    const send = (batches: Batch[]) => {
      if (this.#book !== book) {
        this.#book = book
        this.#views.clear()
        this.#whenSeen(this.#show)
      }
      this.#conversation.send(batches)
    }
    const read = await this.#read(page.body ?? page.documentElement, 0, walked => {
      // The background looks up what has been read while the rest is.
      const full = doc === this.#doc ? book.fill(walked) : []
      if (full.length > 0) send(full)
    })
    if (doc === this.#doc) send(inViewFirst(book.fill(read, true)))
  }

  #read(el: Element, firstTable: number, soFar?: (walked: Walked) => void): Promise<Walked> {
    const events = {
      read: soFar,
      skip: (child: Element) => child === this.#marker?.host,
      root: (root: ShadowRoot) => this.#observer?.watch(root),
      hidden: (child: Element) => this.#observer?.notShown(child),
      stray: (child: Element) => this.#observer?.readAgain(child),
    }
    return inSlices(walk(el, events, firstTable), this.#signal)
  }

  async #reread(parts: Set<Element>): Promise<void> {
    if (this.#navigated() || this.#book.batchCount > MOST_BATCHES) {
      await this.#begin()
      return
    }
    // What changes behind the first reading is read after it.
    await this.#begun
    const book = this.#book
    const readings: [Element, Walked][] = []
    for (const part of parts) {
      const read = await this.#read(part, book.tables)
      for (const { cell } of read.blocks) if (cell) book.tables = Math.max(book.tables, cell.table + 1)
      readings.push([part, read])
    }
    // A new document has been begun meanwhile: it read all of this itself.
    if (book !== this.#book) return
    const { batches, forget } = book.apply(readings)
    if (forget.length > 0) void this.#conversation.ask({ type: 'page/forget', doc: this.#doc, batches: forget })
    this.#conversation.send(batches)
    this.#whenSeen(this.#show)
  }

  #message(batch: Batch) {
    const blocks = batch.blocks.filter(live => live.batch === batch)
    const first = blocks[0]
    if (!first) return undefined
    const leads = leadsOf(blocks, this.#book.order, this.#book.order.indexOf(first))
    batch.sent = [...leads.map(() => undefined), ...blocks]
    return {
      type: 'page/check' as const,
      doc: this.#doc,
      batch: batch.id,
      ...(batch.replaces === undefined ? {} : { replaces: batch.replaces }),
      blocks: [...leads, ...blocks.map(live => live.block)],
    }
  }

  #accept(batch: Batch, reply: PageCheckReply): void {
    this.#book.accept(batch, reply.marks)
    this.#learn(reply.subjects)
  }

  #learn(subjects: readonly PageSubjectView[]): void {
    for (const view of subjects) this.#views.set(view.subject, view)
    this.#whenSeen(this.#show)
    this.#marker?.learned(subjects)
  }

  readonly #show = (): void => {
    const marks = this.#book.marks()
    this.#marker?.sync(marks, this.#views)
    if (!this.#marker && marks.some(mark => isMarked(mark, this.#views))) aside(this.#openMarker(), this.#signal)
  }

  /** Now; in a hidden tab once it is seen. */
  #whenSeen(call: () => void): void {
    if (!isHidden()) {
      call()
      return
    }
    if (this.#unseen.size === 0) {
      const catchUp = () => {
        const calls = [...this.#unseen]
        this.#unseen.clear()
        for (const late of calls) late()
      }
      void whenVisible(this.#signal).then(catchUp)
    }
    this.#unseen.add(call)
  }

  #openMarker(): Promise<void> {
    this.#opening ??= this.#fetchMarker()
    return this.#opening
  }

  async #fetchMarker(): Promise<void> {
    const open = await this.#conversation.insist(() => this.#link.marker(this.#doc))
    if (this.#signal.aborted) return
    if (!open) {
      this.#off()
      return
    }
    this.#marker = open(
      {
        words: () => this.#words!,
        theme: () => this.#theme,
        lang: () => this.#lang,
        fetch: subject => this.#conversation.ask({ type: 'page/card', doc: this.#doc, subject }),
        act: (subject, action) => void this.#conversation.ask({ type: 'page/action', doc: this.#doc, subject, action }),
        run: work => aside(inSlices(work, this.#signal), this.#signal),
      },
      this.#signal,
    )
    this.#marker.sync(this.#book.marks(), this.#views)
  }

  #hear(message: TabMessage): void {
    if (message.type === 'tab/off') this.#off()
    else if (message.type === 'tab/subjects') this.#learn(message.subjects)
    else if (message.type === 'tab/recheck') this.#whenSeen(this.#recheck)
    else if (message.type === 'tab/look') this.#look(message)
    else if (message.type === 'tab/jump') aside(this.#jump(message.subject, message.nth), this.#signal)
  }

  readonly #recheck = (): void => {
    this.#conversation.clear()
    this.#conversation.send(inViewFirst(this.#book.again()))
  }

  #look({ lang, theme, words }: Extract<TabMessage, { type: 'tab/look' }>): void {
    this.#lang = lang
    this.#theme = theme
    this.#words = words
    this.#marker?.dress()
  }

  async #jump(subject: string, nth: number): Promise<void> {
    const places = this.#book.marks().filter(mark => mark.subject === subject)
    if (places.length === 0) return
    await this.#openMarker()
    this.#marker?.jump(places, nth)
  }
}
