import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { pageWords } from '../../../shared/text/page.ts'
import { fake, focused, hand, open, start, text } from './card-page.ts'
import { cardFor, clear, el, names, page } from './fake.ts'

describe('opening and closing', () => {
  test('the hand over a mark shows the card, and away from it hides it', async () => {
    await start()
    await hand('hover', fake!.markOf(names.barred)!)
    await expect.poll(text).toContain('政府采购严重违法失信行为记录')
    expect(focused()).toBeNull()
    await hand('hover', document.querySelector('#page i')!)
    await expect.poll(() => fake!.card() === null).toBe(true)
  })

  test('the hand may walk from the mark into the card', async () => {
    await start()
    await hand('hover', fake!.markOf(names.barred)!)
    await expect.poll(text).toContain('代码一致')
    await hand('hover', fake!.card()!)
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(fake!.card() === null).toBe(false)
  })

  test('a click pins it and moves the focus in; Escape closes it and gives the focus back', async () => {
    await start()
    await open()
    await hand('hover', document.querySelector('#page i')!)
    expect(fake!.card()!.contains(focused())).toBe(true)
    await userEvent.keyboard('{Escape}')
    expect(fake!.card() === null).toBe(true)
    expect(focused()).toBe(fake!.markOf(names.barred))
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(fake!.card() === null).toBe(true)
  })

  test('the Escape that closes it closes nothing of the page’s; the next one is the page’s', async () => {
    const keys: string[] = []
    const hear = (event: KeyboardEvent) => void keys.push(event.type)
    for (const type of ['keydown', 'keyup'] as const) document.addEventListener(type, hear)
    await start()
    for (const pin of ['click', 'hover'] as const) {
      await hand(pin, fake!.markOf(names.barred)!)
      await expect.poll(text).toContain('代码一致')
      await userEvent.keyboard('{Escape>3/}')
      expect(fake!.card() === null).toBe(true)
      expect(keys).toEqual([])
      await hand('click', document.querySelector('#page i')!)
    }
    await userEvent.keyboard('{Escape}')
    expect(keys).toEqual(['keydown', 'keyup'])
    for (const type of ['keydown', 'keyup'] as const) document.removeEventListener(type, hear)
  })

  test('a click beside it closes it', async () => {
    await start()
    await open()
    await hand('click', document.querySelector('#page i')!)
    expect(fake!.card() === null).toBe(true)
  })

  test('by keyboard: one stop for Tab, arrows between marks, Enter opens', async () => {
    await start()
    expect(fake!.marks().map(mark => mark.tabIndex)).toEqual([0, -1])
    fake!.marks()[0]!.focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(focused()).toBe(fake!.markOf(names.caution))
    expect(fake!.marks().map(mark => mark.tabIndex)).toEqual([-1, 0])
    await expect.poll(text).toContain(names.caution)
    await userEvent.keyboard('{Enter}')
    expect(fake!.card()!.contains(focused())).toBe(true)
    await userEvent.keyboard('{Escape}')
    await userEvent.keyboard('{Home}')
    expect(focused()).toBe(fake!.markOf(names.barred))
  })

  test('it stays in the window, whatever the mark is close to', async () => {
    clear()
    page(
      el('p', { style: 'position:absolute;right:0;top:0;margin:0' }, names.barred),
      el('p', { style: 'position:fixed;left:0;bottom:0;margin:0' }, names.caution),
    )
    await start()
    for (const name of [names.barred, names.caution]) {
      await open(name)
      const box = fake!.card()!.getBoundingClientRect()
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.top).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(innerWidth)
      expect(box.bottom).toBeLessThanOrEqual(innerHeight)
      await userEvent.keyboard('{Escape}')
    }
  })
})

describe('what it says', () => {
  test('everything the view holds, as text', async () => {
    await start({ card: name => ({ ...cardFor(name, 'barred'), title: '<img src=x onerror=alert(1)>', remarks: ['<b>粗</b>'] }) })
    await open()
    for (const part of [
      '<img src=x',
      '91320500MA1XXXXX0A',
      '严重（按名单类别）',
      '还有 97 天',
      '<b>粗</b>',
      '签名有效',
      '示例数据',
      '供应商',
    ])
      expect(text()).toContain(part)
    expect(fake!.card()!.querySelector('img')).toBeNull()
    expect(fake!.card()!.querySelector('a')).toBeNull()
  })

  test('direction controls stay inside their own string', async () => {
    await start({ card: name => ({ ...cardFor(name, 'barred'), title: '甲\u202e乙' }) })
    await open()
    const strings = [...fake!.card()!.querySelectorAll('bdi')]
    expect(strings.some(string => string.textContent === '甲\u202e乙')).toBe(true)
    for (const string of strings) expect(getComputedStyle(string).unicodeBidi).toBe('isolate')
  })

  test('while it waits, and when it cannot be read', async () => {
    let fail = true
    let release = () => {}
    const waiting = new Promise<void>(resolve => {
      release = resolve
    })
    await start({
      before: async message => {
        if (message.type !== 'page/card') return
        await waiting
        if (fail) throw new Error('gone')
      },
    })
    await hand('click', fake!.markOf(names.barred)!)
    await expect.poll(text).toContain('正在读取本机名单')
    release()
    await expect.poll(text, { timeout: 3000 }).toContain('此处不能作为查询结果')
    fail = false
    await hand('click', fake!.card()!.querySelector('button.first')!)
    await expect.poll(text).toContain('代码一致')
  })

  test('a changed finding is asked for again', async () => {
    let verdict = '代码一致，限制期内'
    await start({ card: name => ({ ...cardFor(name, 'barred'), verdict }) })
    await open()
    verdict = '已修复，名单不再列入'
    fake!.tell({
      type: 'tab/subjects',
      subjects: [{ subject: names.barred, assessment: 'clear', glyph: '无', label: `${names.barred}：无` }],
    })
    await expect.poll(text).toContain('已修复')
    expect(text()).not.toContain('限制期内；')
  })

  test('in another language it says the same until the new words are there', async () => {
    let release = () => {}
    let verdict = '代码一致，限制期内'
    await start({
      before: message =>
        message.type === 'page/card' && verdict !== '代码一致，限制期内'
          ? new Promise<void>(resolve => {
              release = resolve
            })
          : undefined,
      card: name => ({ ...cardFor(name, 'barred'), verdict }),
    })
    await open()
    const seen: string[] = []
    const observer = new MutationObserver(() => seen.push(text()))
    observer.observe(fake!.root(), { subtree: true, childList: true })
    verdict = 'Code matches, in force'
    const asked = fake!.sent.length
    fake!.tell({ type: 'tab/look', lang: 'en', theme: 'auto', words: pageWords('en') })
    await expect.poll(() => fake!.sent.length).toBe(asked + 1)
    expect(text()).toContain('限制期内')
    release()
    await expect.poll(text).toContain('in force')
    for (const said of seen) expect(said).toContain('in force')
    observer.disconnect()
  })

  test('its actions go to the background; an address that is not https is no action', async () => {
    await start({
      card: name => ({
        ...cardFor(name, 'barred'),
        actions: [
          { id: 'source', label: '出处', href: 'https://list.example/7' },
          { id: 'objection', label: '异议渠道', href: 'javascript:alert(1)' },
        ],
      }),
    })
    await open()
    const buttons = [...fake!.card()!.querySelectorAll<HTMLElement>('.acts button')]
    expect(buttons.map(button => button.textContent)).toEqual(['出处'])
    await hand('click', buttons[0]!)
    expect(fake!.sent.at(-1)).toMatchObject({ type: 'page/action', subject: names.barred, action: 'source' })
  })

  test('marks and card have no fault that axe knows, in both themes', async () => {
    await start()
    await open()
    const words = pageWords('zh-CN')
    for (const theme of ['light', 'dark'] as const) {
      fake!.tell({ type: 'tab/look', lang: 'zh-CN', theme, words })
      await expect.poll(text).toContain('代码一致')
      expect(fake!.card()!.classList.contains('night')).toBe(theme === 'dark')
      // axe cannot enter a closed root: it judges a copy in an open one, under the same style.
      const copy = el('div')
      const root = copy.attachShadow({ mode: 'open' })
      root.adoptedStyleSheets = fake!.root().adoptedStyleSheets
      root.append(...[...fake!.root().childNodes].map(node => node.cloneNode(true)))
      document.querySelector('#page')!.append(copy)
      const result = await axe.run(copy, { rules: { region: { enabled: false } } })
      expect(result.violations.map(violation => [violation.id, violation.nodes.map(node => node.html)])).toEqual([])
      copy.remove()
    }
  })
})
