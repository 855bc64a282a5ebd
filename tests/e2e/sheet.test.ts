/** The printed 查询结果单. */
import type { Page } from 'playwright'
import { afterAll, describe, expect, test } from 'vitest'
import { askBackground, DEMO_PUBLISHER } from '../support/demo-world.ts'

import { ask, codeOf, follow, nameOf, open, popup, tender, usePopup } from '../support/popup-page.ts'

usePopup()

describe('the 查询结果单', () => {
  let sheet: Page
  afterAll(async () => {
    await sheet?.close()
  })

  test('says what was asked and when, every list with version and data date, what was found, and what it is not', async () => {
    await open()
    await ask(nameOf('yanxichuan'), codeOf('yanxichuan'))
    const opened = tender.browser.context.waitForEvent('page')
    await popup.getByRole('button', { name: '查询结果单' }).click()
    sheet = await opened
    await sheet.getByRole('heading', { name: '信用信息查询结果单' }).waitFor()
    const text = (await sheet.getByRole('main').textContent())!
    expect(text).toContain(nameOf('yanxichuan'))
    expect(text).toContain(codeOf('yanxichuan'))
    expect(text).toMatch(/查询时间\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}/)
    expect(text).toContain('适用规则政府采购')
    expect(text).toContain('代码一致，列入“失信被执行人”且在有效期内')
    expect(text).toContain('查询人：')
    expect(text).toContain('（盖章）')
    expect(text).toContain('不是官方查询凭证，也不是法律意见')
    const { lists } = await askBackground(tender.own, { type: 'ui/lists' })
    const rows = sheet.getByRole('table').getByRole('row')
    expect(await rows.count()).toBe(1 + lists.filter(list => list.id !== 'directory').length)
    const shixin = (await rows.filter({ hasText: '失信被执行人（必查）' }).textContent())!
    expect(shixin).toContain('命中 1 条')
    expect(shixin).toContain('№1')
    expect(shixin).toContain(lists.find(list => list.id === 'shixin')!.retrievedAt)
    expect(shixin).toContain(DEMO_PUBLISHER)
    expect(await rows.filter({ hasText: '按代码和名称未命中' }).count()).toBeGreaterThan(10)
  })

  test('prints as paper: white and black, without buttons, whole rows, on A4', async () => {
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { theme: 'dark' } })
    await expect.poll(() => sheet.locator('html').getAttribute('data-theme')).toBe('dark')
    await sheet.emulateMedia({ media: 'print' })
    const look = await sheet.evaluate(() => {
      const colours = (el: Element) => {
        const { color, backgroundColor } = getComputedStyle(el)
        return { color, backgroundColor }
      }
      const row = document.querySelector('tbody tr')!
      return {
        paper: colours(document.querySelector('.sheet')!).backgroundColor,
        cell: colours(row.firstElementChild!).color,
        breaks: getComputedStyle(row).breakInside,
        head: getComputedStyle(document.querySelector('thead')!).display,
      }
    })
    expect(look).toEqual({
      paper: 'rgb(255, 255, 255)',
      cell: expect.stringMatching(/^rgb\((\d|[1-4]\d), (\d|[1-4]\d), (\d|[1-6]\d)\)$/),
      breaks: 'avoid',
      head: 'table-header-group',
    })
    expect(await sheet.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    // Without colour the finding is still told: by its word, and by the mark's shape and letter.
    expect(await sheet.locator('.verdict-box').textContent()).toMatch(/限[\s\S]*列入“失信被执行人”/)
    await sheet.emulateMedia({ media: 'screen' })
    await askBackground(tender.own, { type: 'ui/settings-set', settings: { theme: 'auto' } })
  })

  test('for a firm of which nothing is known it says so list by list, never that there is no record', async () => {
    const address = `popup.html?sheet=1&query=${encodeURIComponent(nameOf('clean-5'))}&code=&context=government-procurement&role=supplier`
    follow(await tender.browser.open(address))
    await popup.getByRole('table').waitFor()
    const text = (await popup.getByRole('main').textContent())!
    expect(text).toContain('按名称未命中，代码未核')
    expect(text).toContain('代码未提供')
    expect(text).not.toContain('按代码')
    expect(text).not.toContain('无记录')
  })
})
