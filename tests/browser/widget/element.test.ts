import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BadgeErrorCode } from '../../../widget/contract.ts'
import { CreditBadge } from '../../../widget/define.ts'
import { answered, badge, type FakeEngine, FROM, SETTINGS, useFake, within } from './fake-engine.ts'

let fake: FakeEngine
const put = <E extends Element>(element: E): E => {
  document.body.append(element)
  return element
}
const settled = async (one: CreditBadge) => {
  await expect.poll(() => within(one).button()).toBeTruthy()
  return within(one)
}
/** As a screen reader puts a name together: all text but what is hidden from it. */
const named = (button: Element): string =>
  [...button.children].flatMap(part => (part.ariaHidden === 'true' ? [] : [part.textContent ?? ''])).join('')
const events = (of: EventTarget) => {
  const told: CustomEvent[] = []
  for (const type of ['credit-result', 'credit-error']) of.addEventListener(type, e => told.push(e as CustomEvent))
  return told
}

beforeEach(() => {
  fake = useFake()
  document.documentElement.lang = 'zh-CN'
})
afterEach(() => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('lang')
})

describe('what it asks', () => {
  test('its settings, once, and shows the answer', async () => {
    const one = put(badge({ context: 'contract' }))
    const see = await settled(one)
    expect(fake.asked.map(a => a.query)).toEqual([{ ...SETTINGS, root: '0a'.repeat(32), context: 'contract', lang: 'zh-CN' }])
    expect(see.word()).toBe('结论 barred')
    expect(named(see.button()!)).toBe('某某公司：结论 barred')
  })

  test('nothing until it comes into view', async () => {
    const space = put(document.createElement('div'))
    space.style.height = '5000px'
    const below = put(badge())
    const above = document.createElement('div')
    space.before(above)
    above.append(badge())
    await settled(above.firstElementChild as CreditBadge)
    expect(fake.asked).toHaveLength(1)
    expect(within(below).word()).toBe('正在查询')
    below.scrollIntoView()
    await settled(below)
    expect(fake.asked).toHaveLength(2)
    scrollTo(0, 0)
  })

  test('again when a setting changes; the question before is given up', async () => {
    const one = put(badge())
    await settled(one)
    one.setAttribute('uscc', '91320500MA1YYYYY0B')
    await expect.poll(() => fake.asked.length).toBe(2)
    expect(fake.asked[0]!.signal.aborted).toBe(true)
    expect(fake.asked[1]!.query.uscc).toBe('91320500MA1YYYYY0B')
    one.name = '另一公司'
    await expect.poll(() => fake.asked.at(-1)!.query.name).toBe('另一公司')
  })

  test('no more once removed, and anew when put back', async () => {
    let answer = (_: ReturnType<typeof answered>) => {}
    fake.answer = () =>
      new Promise(done => {
        answer = done
      })
    const told = events(document)
    const one = put(badge())
    await expect.poll(() => fake.asked.length).toBe(1)
    one.remove()
    expect(fake.asked[0]!.signal.aborted).toBe(true)
    answer(answered('barred'))
    await Promise.resolve()
    expect(told).toEqual([])
    fake.answer = () => answered('clear')
    put(one)
    expect((await settled(one)).word()).toBe('结论 clear')
  })

  test('the registry for news, when told to', async () => {
    const one = put(badge())
    await settled(one)
    fake.answer = () => answered('clear')
    await one.refresh()
    expect(fake.refreshed).toMatchObject([{ registry: SETTINGS.registry, root: '0a'.repeat(32) }])
    await expect.poll(() => within(one).word()).toBe('结论 clear')
  })
})

describe('its language', () => {
  test('is its own attribute’s', async () => {
    const see = await settled(put(badge({ lang: 'en-GB' })))
    expect(fake.asked[0]!.query.lang).toBe('en')
    expect(named(see.button()!)).toBe('某某公司: 结论 barred')
  })

  test('is said right from the first word, before anything was asked', async () => {
    CreditBadge.engine = () => new Promise(() => {})
    document.documentElement.lang = 'en'
    const chinese = put(badge({ lang: 'zh-CN' }))
    const english = put(badge())
    await Promise.all([chinese.updateComplete, english.updateComplete])
    expect(within(chinese).word()).toBe('正在查询')
    expect(within(english).word()).toBe('Looking up')
  })

  test('is that of the place it stands in, out of shadow roots too', async () => {
    const place = put(document.createElement('div'))
    place.lang = 'en'
    const inner = document.createElement('div')
    place.append(inner)
    const one = badge()
    inner.attachShadow({ mode: 'open' }).append(one)
    await settled(one)
    expect(fake.asked[0]!.query.lang).toBe('en')
  })

  test('follows the page’s, and its own', async () => {
    const one = put(badge())
    await settled(one)
    document.documentElement.lang = 'en'
    await expect.poll(() => fake.asked.at(-1)!.query.lang).toBe('en')
    one.lang = 'zh'
    await expect.poll(() => fake.asked.at(-1)!.query.lang).toBe('zh-CN')
    expect(one.getAttribute('lang')).toBe('zh')
    expect(one.lang).toBe('zh')
  })

  test('is Chinese where nothing says another', async () => {
    document.documentElement.removeAttribute('lang')
    await settled(put(badge()))
    expect(fake.asked[0]!.query.lang).toBe('zh-CN')
  })
})

describe('its events', () => {
  test('tell the answer, bubble and leave shadow roots', async () => {
    fake.answer = () => answered('caution', { reasons: [{ code: 'stale', list: 'shixin' }] })
    const told = events(document)
    const host = put(document.createElement('div'))
    host.attachShadow({ mode: 'closed' }).append(badge())
    await expect.poll(() => told.length).toBe(1)
    expect(told[0]!.type).toBe('credit-result')
    expect(told[0]!.detail).toEqual({
      name: SETTINGS.name,
      uscc: SETTINGS.uscc,
      assessment: 'caution',
      reasons: [{ code: 'stale', list: 'shixin' }],
      publisher: FROM.publisher,
      dataDate: FROM.dataDate,
    })
  })

  test('tell of news only when the answer is another', async () => {
    const one = badge()
    const told = events(one)
    put(one)
    await settled(one)
    fake.asked[0]!.onNews()
    await expect.poll(() => fake.asked.length).toBe(2)
    fake.answer = () => answered('clear')
    fake.asked[1]!.onNews()
    await expect.poll(() => within(one).word()).toBe('结论 clear')
    expect(told.map(e => e.detail.assessment)).toEqual(['barred', 'clear'])
  })
})

describe('when it cannot answer', () => {
  const codes: BadgeErrorCode[] = ['bad-code', 'offline', 'unverified', 'expired', 'not-a-registry', 'engine', 'internal']
  test.each(codes)('%s: says so, and that this is no “no record”', async code => {
    fake.answer = () => ({ ok: false, code })
    const one = badge()
    const told = events(one)
    put(one)
    const see = await settled(one)
    expect(see.word()).toBe('未核清')
    expect(told.map(e => [e.type, e.detail])).toEqual([['credit-error', { code }]])
    see.button()!.click()
    await expect.poll(() => see.card()!.textContent).toContain('不能据此认为没有记录')
    expect(see.card()!.textContent).toContain('发布方尚未核验')
    expect(see.card()!.querySelector('a')!.href).toBe(SETTINGS.registry)
  })

  test('shows what is known of the publisher', async () => {
    fake.answer = () => ({ ok: false, code: 'bad-code', provenance: FROM })
    const see = await settled(put(badge()))
    see.button()!.click()
    await expect.poll(() => see.card()!.textContent).toContain(FROM.publisher)
    expect([...see.card()!.querySelectorAll('a')].map(a => a.href)).toEqual([FROM.sourceUrl, FROM.objectionUrl])
  })

  test.each([
    ['no registry', { registry: '' }],
    ['no fingerprint', { root: 'sha256-abc' }],
    ['an unknown context', { context: 'gov' }],
    ['no firm', { name: '', uscc: '' }],
  ])('%s: nothing is asked', async (_, settings) => {
    const one = badge(settings)
    const told = events(one)
    put(one)
    await settled(one)
    expect(told.map(e => e.detail)).toEqual([{ code: 'bad-attributes' }])
    expect(fake.asked).toEqual([])
  })

  test('an engine that does not load', async () => {
    CreditBadge.engine = () => Promise.reject(new TypeError('no chunk'))
    const one = badge()
    const told = events(one)
    put(one)
    await settled(one)
    expect(told.map(e => e.detail)).toEqual([{ code: 'engine' }])
  })
})

test('a second copy of the script leaves the first in place', async () => {
  const first = customElements.get('credit-badge')
  const again = '/widget/define.ts?again'
  await import(/* @vite-ignore */ again)
  expect(customElements.get('credit-badge')).toBe(first)
})
