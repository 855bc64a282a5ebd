import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Assessment } from '../../../shared/core/types.ts'
import type { CreditBadge } from '../../../widget/define.ts'
import { glyphs } from '../page/fake.ts'
import { answered, badge, type FakeEngine, FROM, useFake, within } from './fake-engine.ts'

let fake: FakeEngine
beforeEach(() => {
  fake = useFake()
  document.documentElement.lang = 'zh-CN'
})
afterEach(() => {
  document.body.replaceChildren()
  document.body.removeAttribute('style')
})
const shown = async (attributes: { [name: string]: string } = {}, place: Element = document.body) => {
  const one = badge(attributes)
  place.append(one)
  const see = within(one)
  await expect.poll(() => see.button()).toBeTruthy()
  return { one, see }
}
const opened = async (attributes: { [name: string]: string } = {}, place?: Element) => {
  const all = await shown(attributes, place)
  all.see.button()!.click()
  await expect.poll(() => all.see.card()!.textContent).toContain('断语')
  return all
}

describe('by keyboard', () => {
  test('it opens, is read, and gives the focus back', async () => {
    const { one, see } = await shown()
    see.button()!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => see.card()!.textContent).toContain('断语 barred')
    expect(see.button()!.getAttribute('aria-expanded')).toBe('true')
    expect(see.focused()).toBe(see.card())
    expect(see.card()!.getAttribute('role')).toBe('dialog')
    const title = see.card()!.getAttribute('aria-labelledby')!
    expect(one.shadowRoot!.getElementById(title)!.textContent).toBe('某某公司')
    const stops: string[] = []
    for (let i = 0; i < 5; i++) {
      await userEvent.tab()
      stops.push(see.focused()?.textContent?.trim().slice(0, 4) ?? '')
    }
    expect(stops.slice(1)).toEqual(['数据来源', '出处', '异议渠道', '×'])
    await userEvent.keyboard('{Escape}')
    expect(see.open()).toBe(false)
    expect(see.focused()).toBe(see.button())
    await expect.poll(() => see.button()!.getAttribute('aria-expanded')).toBe('false')
  })

  test('a press elsewhere closes it and leaves the focus where it went', async () => {
    document.body.style.paddingTop = '700px'
    const { see } = await opened()
    const field = document.createElement('input')
    field.style.cssText = 'position:fixed;right:4px;top:4px'
    document.body.append(field)
    await userEvent.click(field)
    expect(see.open()).toBe(false)
    expect(document.activeElement).toBe(field)
  })

  test('the cross closes it', async () => {
    const { see } = await opened()
    see.close()!.click()
    expect(see.open()).toBe(false)
    expect(see.focused()).toBe(see.button())
  })
})

describe('what it shows', () => {
  test('always where it came from and whom to tell', async () => {
    const { see } = await opened()
    expect(see.card()!.textContent).toContain(`发布方：${FROM.publisher}`)
    expect(see.card()!.textContent).toContain('数据截至 2026-11-23')
    const links = [...see.card()!.querySelectorAll('a')]
    expect(links.map(a => [a.textContent, a.href])).toEqual([
      ['数据来源', FROM.sourceUrl],
      ['出处', 'https://court.example/1'],
      ['异议渠道', FROM.objectionUrl],
    ])
    for (const link of links) expect(link.rel).toBe('noopener noreferrer')
  })

  test('the same while its words are still loading', async () => {
    fake.answer = () => answered('barred', { card: () => new Promise(() => {}) })
    const { see } = await shown()
    see.button()!.click()
    await expect.poll(() => see.card()!.textContent).toContain('正在查询')
    expect(see.card()!.textContent).toContain(FROM.publisher)
  })

  test('words that do not load are an error, not an empty card', async () => {
    fake.answer = () => answered('barred', { card: () => Promise.reject(new TypeError('no chunk')) })
    const { see } = await shown()
    see.button()!.click()
    await expect.poll(() => see.card()!.textContent).toContain('未能载入')
    expect(see.card()!.textContent).toContain(FROM.publisher)
  })

  test('what a list prints as text, never as markup, and only web addresses as links', async () => {
    fake.answer = () => answered('barred', { provenance: { ...FROM, objectionUrl: 'javascript:alert(1)' } })
    const { see } = await opened()
    expect(see.card()!.querySelector('img')).toBeNull()
    expect(see.card()!.textContent).toContain('<img src=x onerror=alert(1)>')
    for (const link of see.card()!.querySelectorAll('a')) expect(link.protocol).toBe('https:')
  })

  test('news in an open card, without closing it', async () => {
    const { see } = await opened()
    fake.answer = () => answered('clear')
    fake.asked[0]!.onNews()
    await expect.poll(() => see.card()!.textContent).toContain('断语 clear')
    expect(see.open()).toBe(true)
    expect(see.focused()).toBe(see.card())
  })
})

const inWindow = (box: Element) => {
  const at = box.getBoundingClientRect()
  return at.width > 0 && at.left >= 0 && at.top >= 0 && at.right <= innerWidth && at.bottom <= innerHeight
}

describe('where it stands', () => {
  test.each([
    ['the corner', 'position:fixed;right:0;bottom:0'],
    ['the top', 'position:fixed;left:0;top:0'],
  ])('inside the window, from %s', async (_, style) => {
    const place = document.createElement('div')
    place.style.cssText = style
    document.body.append(place)
    const { see } = await opened({}, place)
    await expect.poll(() => inWindow(see.card()!)).toBe(true)
  })

  test('at 200 % of a laptop’s window and on a phone', async () => {
    for (const [width, height] of [
      [640, 360],
      [360, 640],
    ] as const) {
      await page.viewport(width, height)
      const { one, see } = await opened()
      await expect.poll(() => inWindow(see.card()!)).toBe(true)
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
      one.remove()
    }
    await page.viewport(1000, 800)
  })

  test('without popovers too, even where the page carries boxes away', async () => {
    const saved = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'popover')!
    delete (HTMLElement.prototype as { popover?: unknown }).popover
    try {
      const place = document.createElement('div')
      place.style.cssText = 'transform:translate(90px,120px);width:300px'
      document.body.append(place)
      const { one, see } = await opened({}, place)
      expect(see.card()!.hasAttribute('popover')).toBe(false)
      await expect.poll(() => inWindow(see.card()!)).toBe(true)
      const gap = see.card()!.getBoundingClientRect().top - see.button()!.getBoundingClientRect().bottom
      expect(gap).toBeGreaterThan(0)
      expect(gap).toBeLessThan(20)
      await userEvent.keyboard('{Escape}')
      expect(within(one).open()).toBe(false)
    } finally {
      Object.defineProperty(HTMLElement.prototype, 'popover', saved)
    }
  })
})

/** On the ground each theme is for. */
const serious = async (theme: string): Promise<string[]> => {
  document.body.style.background = theme === 'dark' ? '#191e26' : '#fff'
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'] })
  return violations
    .filter(v => v.impact === 'serious' || v.impact === 'critical')
    .map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)
}

describe.each(['light', 'dark'])('in the %s theme', theme => {
  test('no assessment offends axe, closed or open', async () => {
    for (const assessment of Object.keys(glyphs) as Assessment[]) {
      fake.answer = () => answered(assessment)
      const { one } = await opened({ theme })
      expect(await serious(theme)).toEqual([])
      one.remove()
    }
  })

  test('nor an error, nor waiting', async () => {
    fake.answer = () => ({ ok: false, code: 'offline' })
    const { see } = await shown({ theme })
    see.button()!.click()
    await expect.poll(() => see.card()!.textContent).toContain('连接不到')
    expect(await serious(theme)).toEqual([])
    fake.answer = () => new Promise(() => {})
    const waiting = badge({ theme }) as CreditBadge
    document.body.append(waiting)
    await waiting.updateComplete
    expect(await serious(theme)).toEqual([])
  })
})

test('a page restyles it by properties and parts', async () => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('credit-badge { --credit-badge-paper: #fffbe6 } credit-badge::part(badge) { border-radius: 11px }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  const { see } = await shown()
  const style = getComputedStyle(see.button()!)
  expect([style.backgroundColor, style.borderRadius]).toEqual(['rgb(255, 251, 230)', '11px'])
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(s => s !== sheet)
})
