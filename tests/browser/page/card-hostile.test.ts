import { describe, expect, test } from 'vitest'
import { fake, open, start } from './card-page.ts'
import { names } from './fake.ts'

describe('a hostile page', () => {
  test('made-up events do nothing', async () => {
    await start()
    const mark = fake!.markOf(names.barred)!
    for (const type of ['click', 'pointerover', 'pointerenter'])
      mark.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true }))
    mark.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }))
    mark.click()
    fake!.host()!.click()
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(fake!.card() === null).toBe(true)
    await open()
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }))
    for (const button of fake!.card()!.querySelectorAll('button')) button.click()
    expect(fake!.card() === null).toBe(false)
    expect(fake!.sent.filter(message => message.type === 'page/action')).toEqual([])
  })

  test('the page cannot look in, nor hear what happens inside', async () => {
    const heard: string[] = []
    const listen = (event: Event) => heard.push(event.type)
    for (const type of ['click', 'keydown', 'pointerdown']) document.body.addEventListener(type, listen)
    await start()
    expect(fake!.host()!.shadowRoot).toBeNull()
    await open()
    expect(heard).toEqual([])
    for (const type of ['click', 'keydown', 'pointerdown']) document.body.removeEventListener(type, listen)
  })

  test('its style does not reach the marks', async () => {
    const hostile = new CSSStyleSheet()
    hostile.replaceSync(
      '* { display: none !important; opacity: 0 !important; font-size: 90px !important; visibility: hidden !important } html, body, #page, #page * { display: block !important; opacity: 1 !important; visibility: visible !important; font-size: 14px !important }',
    )
    document.adoptedStyleSheets = [hostile]
    await start()
    const box = fake!.markOf(names.barred)!.getBoundingClientRect()
    expect([box.width, box.height]).toEqual([14, 14])
    expect(getComputedStyle(fake!.host()!).display).toBe('block')
    expect(getComputedStyle(fake!.host()!).opacity).toBe('1')
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== hostile)
  })
})
