/** A background for page tests: it keeps batches as the real one does, and marks the names it knows. */

import type { PageLink } from '../../../extension/page/link.ts'
import { type OpenMarker, openMarker } from '../../../extension/page/marker.ts'
import { startPage } from '../../../extension/page/start.ts'
import type { PageError, PageMark, PageMessage, PageSubjectView, TabMessage } from '../../../shared/contract/messages.ts'
import type { Assessment, Block } from '../../../shared/core/types.ts'
import type { CardView } from '../../../shared/text/card-view.ts'
import { pageWords } from '../../../shared/text/page.ts'

export const glyphs: { [A in Assessment]: string } = {
  barred: '限',
  caution: '核',
  unknown: '?',
  notice: '注',
  commended: '守',
  clear: '无',
}

/** Invented firms. */
export const names = {
  barred: '苏州澜启自动化科技有限公司',
  caution: '无锡远泽水务工程有限公司',
  unknown: '常州拓达电气有限公司',
  notice: '上海川汇智能设备有限公司',
  commended: '江苏恒信仪表股份有限公司',
  clear: '南京澄观测绘有限公司',
} as const satisfies { [A in Assessment]: string }

/** On no list, by name alone: found, and not marked. */
export const unmarked = '苏州明衡采购代理有限公司'

export const cardFor = (name: string, assessment: Assessment): CardView => ({
  title: name,
  code: '91320500MA1XXXXX0A',
  certainty: '代码一致',
  assessment,
  glyph: glyphs[assessment],
  verdict: '代码一致，限制期内；请采购人核实后依规处理',
  role: '供应商',
  sections: [
    {
      title: '政府采购严重违法失信行为记录',
      tags: [
        { text: '严重（按名单类别）', tone: 'barred' },
        { text: '限制期内（来源标注）', tone: 'barred' },
      ],
      rows: [
        ['处罚结果', '列入不良行为记录，一年内禁止参加政府采购活动'],
        ['文号', '某财购罚〔2026〕7号'],
        ['限制期', '2026-03-02 至 2027-03-01，还有 97 天'],
        ['公示截止', '2029-03-01'],
        ['后果', '财库〔2016〕125号（依据为转载）；政府采购法实施条例第十九条'],
      ],
    },
    {
      title: '守信激励对象',
      tags: [{ text: '红名单', tone: 'commended' }],
      rows: [['说明', '红名单不抵消失信记录；仅采购文件载明时加分']],
    },
  ],
  remarks: ['重大违法记录未覆盖：没有完整的名单可查。'],
  basis: [
    '匹配依据：页面所印统一社会信用代码与记录一致。名单 №412，数据取自来源 2026-11-23；发布方：某市信用信息中心；签名有效（非官方认证）。',
  ],
  actions: [
    { id: 'open-panel', label: '加入信用审查' },
    { id: 'source', label: '出处', href: 'https://list.example/7' },
    { id: 'objection', label: '异议渠道', href: 'https://objection.example/' },
    { id: 'copy', label: '复制' },
  ],
  bands: ['示例数据'],
})

export interface FakeOptions {
  /** Name → assessment; the six by default. */
  known?: Map<string, Assessment>
  /** Stands in the way of an answer: a delay, a refusal, a death. */
  before?: (message: PageMessage) => unknown
  card?: (name: string) => CardView
  /** Every question is refused with this. */
  refuse?: PageError
  marker?: OpenMarker
}

export interface Fake {
  sent: PageMessage[]
  /** Texts the background holds now, leads not counted. */
  held(): string[]
  known: Map<string, Assessment>
  tell(message: TabMessage): void
  /** The worker was restarted and has lost its memory. */
  restart(): void
  host(): HTMLElement | null
  /** What the overlay holds; its shadow root is closed to the page. */
  root(): ShadowRoot
  marks(): HTMLButtonElement[]
  markOf(name: string): HTMLButtonElement | undefined
  card(): HTMLElement | null
  stop(): void
  stopped(): boolean
}

const roots = new WeakMap<Element, ShadowRoot>()
const attach = Element.prototype.attachShadow
Element.prototype.attachShadow = function (init) {
  const root = attach.call(this, init)
  roots.set(this, root)
  return root
}

export const hostOf = (): HTMLElement | null => document.querySelector('xinbiao-overlay')

export const startFake = (options: FakeOptions = {}): Fake => {
  const known =
    options.known ??
    new Map<string, Assessment>(Object.entries(names).map(([assessment, name]) => [name, assessment as Assessment]))
  const sent: PageMessage[] = []
  let batches = new Map<number, Block[]>()
  let doc = ''
  let hear: (message: TabMessage) => void = () => {}
  let off = false
  const controller = new AbortController()

  const marksIn = (blocks: Block[]): PageMark[] =>
    blocks.flatMap((block, i) => {
      if (block.lead) return []
      const marks: PageMark[] = []
      for (const name of [...known.keys(), unmarked]) {
        // White space inside a name is the page's, not the name's.
        const pattern = new RegExp([...name].join('\\s*'), 'g')
        for (const hit of block.text.matchAll(pattern))
          marks.push({ block: i, start: hit.index, end: hit.index + hit[0].length, subject: name, shown: name !== unmarked })
      }
      return marks
    })
  const viewOf = (name: string): PageSubjectView => {
    const assessment = known.get(name) ?? 'unknown'
    return { subject: name, assessment, glyph: glyphs[assessment], label: `${name}：${assessment}`, marked: known.has(name) }
  }
  const answer = (message: PageMessage): unknown => {
    if (options.refuse) return { ok: false, code: options.refuse }
    if (message.type === 'page/start') {
      doc = message.doc
      batches = new Map()
      return { ok: true, value: { lang: 'zh-CN', theme: 'auto', words: pageWords('zh-CN') } }
    }
    if (message.doc !== doc) return { ok: false, code: 'no-document' }
    if (message.type === 'page/check') {
      if (message.replaces !== undefined) batches.delete(message.replaces)
      batches.set(message.batch, message.blocks)
      const marks = marksIn(message.blocks)
      return { ok: true, value: { marks, subjects: [...new Set(marks.map(mark => mark.subject))].map(viewOf) } }
    }
    if (message.type === 'page/forget') for (const id of message.batches) batches.delete(id)
    if (message.type === 'page/card') {
      const card = (options.card ?? (name => cardFor(name, known.get(name) ?? 'unknown')))(message.subject)
      return { ok: true, value: card }
    }
    return { ok: true, value: null }
  }
  const link: PageLink = {
    ask: async message => {
      sent.push(structuredClone(message))
      await options.before?.(message)
      return structuredClone(answer(message)) as never
    },
    marker: async () => options.marker ?? openMarker,
    listen: (call, signal) => {
      hear = call
      signal.addEventListener('abort', () => {
        off = true
      })
    },
  }
  startPage(link, controller.signal)

  const root = () => roots.get(hostOf()!)!
  const marks = () =>
    hostOf() ? [...root().querySelectorAll<HTMLButtonElement>('button.m')].filter(mark => mark.style.opacity !== '0') : []
  return {
    sent,
    held: () => [...batches.values()].flatMap(blocks => blocks.filter(block => !block.lead).map(block => block.text)),
    known,
    tell: message => hear(message),
    restart: () => {
      doc = ''
      batches = new Map()
    },
    host: hostOf,
    root,
    marks,
    markOf: name => marks().find(mark => mark.getAttribute('aria-label')!.startsWith(name)),
    card: () => (hostOf() ? root().querySelector<HTMLElement>('.card') : null),
    stop: () => controller.abort(),
    stopped: () => off,
  }
}

/** Text the page shows as marked, by highlight name. */
export const highlighted = (): { [name: string]: string[] } =>
  Object.fromEntries(
    [...CSS.highlights]
      .filter(([, highlight]) => highlight.size > 0)
      .map(([name, highlight]) => [name.replace('xinbiao-', ''), [...highlight].map(range => range.toString())]),
  )

/** Builds elements without markup strings: `el('p', { class: 'x' }, 'text', el('b', {}, 'bold'))`. */
export const el = (tag: string, attributes: { [name: string]: string } = {}, ...children: (Node | string)[]): HTMLElement => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A page for one test, removed by `clear`. */
export const page = (...children: (Node | string)[]): HTMLElement => {
  const main = el('main', { id: 'page' }, ...children)
  document.body.append(main)
  return main
}

export const clear = (): void => {
  for (const child of document.querySelectorAll('#page')) child.remove()
}
