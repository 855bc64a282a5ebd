/** An engine whose answers a test writes, and badges that ask it. */
import type { BadgeAnswer, BadgeFailure, BadgeQuery, BadgeSource, Engine } from '../../../widget/contract.ts'
import { CreditBadge } from '../../../widget/define.ts'
import { glyphs } from '../page/fake.ts'

export const ROOT = `sha256-${'0a'.repeat(32)}`
export const FROM = {
  publisher: '某市虚构信用信息中心',
  dataDate: '2026-11-23',
  sourceUrl: 'https://credit.example/lists',
  objectionUrl: 'https://credit.example/objection',
  sample: false,
}

export interface Asked {
  query: BadgeQuery
  signal: AbortSignal
  onNews: () => void
}

export const answered = (assessment: BadgeAnswer['assessment'], over: Partial<BadgeAnswer> = {}): BadgeAnswer => ({
  ok: true,
  assessment,
  reasons: [],
  glyph: glyphs[assessment],
  word: `结论 ${assessment}`,
  provenance: FROM,
  card: async () => ({
    title: '某某公司',
    code: '91320500MA1XXXXX0A',
    assessment,
    glyph: glyphs[assessment],
    verdict: `断语 ${assessment}`,
    sections: [
      {
        title: '失信被执行人',
        tags: [{ text: '严重（按名单类别）', tone: assessment }],
        rows: [
          ['事由', '<img src=x onerror=alert(1)>'],
          ['机关', '某法院'],
        ],
      },
    ],
    remarks: ['重大违法记录：未覆盖。'],
    basis: ['匹配依据：代码一致。'],
    actions: [
      { id: 'source', label: '出处', href: 'https://court.example/1' },
      { id: 'copy', label: '复制' },
    ],
    bands: ['示例数据'],
  }),
  ...over,
})

export class FakeEngine implements Engine {
  asked: Asked[] = []
  refreshed: BadgeSource[] = []
  answer: (query: BadgeQuery) => BadgeAnswer | BadgeFailure | Promise<BadgeAnswer | BadgeFailure> = () => answered('barred')

  ask(query: BadgeQuery, signal: AbortSignal, onNews: () => void) {
    this.asked.push({ query, signal, onNews })
    return Promise.resolve(this.answer(query))
  }

  async refresh(source: BadgeSource) {
    this.refreshed.push(source)
  }
}

export const useFake = (): FakeEngine => {
  const fake = new FakeEngine()
  CreditBadge.engine = async () => fake
  return fake
}

export const SETTINGS = { name: '某某公司', uscc: '91320500MA1XXXXX0A', registry: 'https://lists.example/', root: ROOT }

export const badge = (attributes: { [name: string]: string } = {}): CreditBadge => {
  const made = document.createElement('credit-badge') as CreditBadge
  for (const [name, value] of Object.entries({ ...SETTINGS, ...attributes })) made.setAttribute(name, value)
  return made
}

/** Of a badge's shadow root: what a reader sees and can press. */
export const within = (of: CreditBadge) => {
  const find = (selector: string) => of.shadowRoot!.querySelector<HTMLElement>(selector)
  return {
    word: () => find('[part="word"]')?.textContent ?? '',
    button: () => find('button[part="badge"]'),
    card: () => find('[part="card"]'),
    close: () => find('[part="close"]'),
    open: () => (find('[part="card"]')?.getBoundingClientRect().height ?? 0) > 0,
    focused: () => of.shadowRoot!.activeElement,
  }
}
