/** The popup's look-up, and the ways into it: keys, context menu, address bar. */
import { describe, expect, test } from 'vitest'
import type { Browser } from 'wxt/browser'
import { askBackground, DEMO_PUBLISHER } from '../support/demo-world.ts'
import { ask, card, codeOf, follow, nameOf, open, popup, tender, usePopup } from '../support/popup-page.ts'
import { inWorker } from '../support/worker.ts'

declare const chrome: typeof Browser

usePopup()

describe('a look-up', () => {
  test('by name suggests, by code asserts', async () => {
    await open()
    const byName = await ask(nameOf('yanxichuan'))
    expect(byName).toContain('名称一致，代码待核')
    expect(byName).toContain(codeOf('yanxichuan'))
    expect(byName).not.toContain('请采购人核实后依规处理')
    await popup.getByRole('searchbox').fill('')
    await popup.getByRole('searchbox').fill(codeOf('yanxichuan'))
    await popup.getByRole('button', { name: '查询', exact: true }).click()
    await card().getByText('代码一致，列入“失信被执行人”且在有效期内').waitFor()
    const byCode = (await card().textContent())!
    expect(byCode).toContain(nameOf('yanxichuan'))
    expect(byCode).toMatch(/有效期\d{4}-\d{2}-\d{2} 至 \d{4}-\d{2}-\d{2}/)
    expect(byCode).toContain(`发布方：${DEMO_PUBLISHER}`)
    expect(byCode).toContain('异议渠道')
  })

  test('name and code together clear a firm, a name alone never does', async () => {
    await open()
    const alone = await ask(nameOf('clean-4'))
    expect(alone).toContain('按名称未命中，代码未核')
    expect(alone).not.toContain('按代码未命中')
    await popup.getByRole('textbox', { name: '代码（可选，与名称一并核对）' }).fill(codeOf('clean-4'))
    await popup.keyboard.press('Enter')
    await card()
      .getByText(/按代码未命中（数据截至 \d{4}-\d{2}-\d{2}）/)
      .waitFor()
  })

  test('a name in traditional script finds the simplified one, for a person to check', async () => {
    await open()
    const text = await ask('雲澤硯溪川建設工程有限公司')
    expect(text).toContain('名称写法相近，需代码')
    expect(text).toContain('失信被执行人')
    expect(text).not.toContain('名称一致')
  })

  test('a name that several have asks for the code and offers both', async () => {
    await open()
    const text = await ask(nameOf('namesake-a'))
    expect(text).toContain('同名多家，需代码')
    expect(text).toContain(codeOf('namesake-a'))
    expect(text).toContain(codeOf('namesake-b'))
  })

  test('a masked code with the name of its record is the same firm; alone it settles nothing', async () => {
    await open()
    const code = codeOf('masked')
    const masked = `${code.slice(0, 11)}****${code.slice(-4)}`
    expect(await ask(nameOf('masked'), masked)).toContain('失信被执行人')
    expect(await ask(masked)).toContain('未核清')
  })

  test('a code with a typing fault is not used as if it were right', async () => {
    await open()
    const code = codeOf('yanxichuan')
    const wrong = code.slice(0, 17) + (code.endsWith('0') ? '1' : '0')
    const text = await ask(wrong)
    expect(text).toContain('未核清')
    expect(text).not.toContain('代码一致')
    expect(text).not.toContain('按代码未命中')
  })

  test('what is no code, and nothing at all, are refused at the field', async () => {
    await open()
    await popup.getByRole('searchbox').fill(nameOf('clean-1'))
    const code = popup.getByRole('textbox', { name: '代码（可选，与名称一并核对）' })
    await code.fill('12345')
    await code.press('Enter')
    await popup.getByText('代码不可用').waitFor()
    expect(await code.getAttribute('aria-invalid')).toBe('true')
    expect(await card().count()).toBe(0)
    await code.fill('')
    await popup.getByRole('searchbox').fill('  ')
    await popup.keyboard.press('Enter')
    await popup.getByText('请填写单位名称或代码。').waitFor()
    expect(await card().count()).toBe(0)
  })

  test('other rules and another role give other answers', async () => {
    await open()
    expect(await ask(codeOf('agency'))).toContain('该后果不针对此角色')
    await popup.getByRole('combobox', { name: '身份' }).selectOption('agency')
    await popup.getByRole('button', { name: '查询', exact: true }).click()
    await expect.poll(() => card().textContent()).toMatch(/^限/)
    await popup.getByRole('combobox', { name: '适用规则' }).selectOption('other-review')
    await popup.getByRole('combobox', { name: '身份' }).selectOption('supplier')
    await ask(codeOf('yanxichuan'))
    await expect.poll(() => card().textContent()).not.toContain('请采购人核实后依规处理')
  })

  test('nothing is asked of the network', async () => {
    await open()
    tender.world.server.asked.length = 0
    await ask(nameOf('yanxichuan'), codeOf('yanxichuan'))
    expect(tender.world.server.asked).toEqual([])
  })
})

test('by the keyboard alone: from the first field to the answer, its links and the printed record', async () => {
  await open()
  await popup.locator('body').press('Tab')
  const reached: string[] = []
  const focus = () =>
    popup.evaluate(() => {
      const el = document.activeElement as HTMLElement
      return el.getAttribute('aria-label') ?? (el as HTMLInputElement).labels?.[0]?.textContent ?? el.textContent ?? ''
    })
  for (let i = 0; i < 7; i++) {
    reached.push(await focus())
    await popup.keyboard.press('Tab')
  }
  expect(reached).toEqual([
    '设置',
    '本页单位',
    '单位名称或统一社会信用代码',
    '代码（可选，与名称一并核对）',
    '适用规则',
    '身份',
    '查询',
  ])
  await popup.getByRole('searchbox').focus()
  await popup.keyboard.type(codeOf('yanxichuan'))
  await popup.keyboard.press('Enter')
  await card().waitFor()
  const opened = tender.browser.context.waitForEvent('page')
  for (let i = 0; i < 12 && (await focus()) !== '查询结果单'; i++) await popup.keyboard.press('Tab')
  await popup.keyboard.press('Enter')
  const sheet = await opened
  await sheet.getByRole('heading', { name: '信用信息查询结果单' }).waitFor()
  await sheet.close()
})

describe('ways into the look-up (the browser’s own events, dispatched to the registered listeners)', () => {
  /** Fires an event of the browser's in the worker; Chromium lets no driver open its menus or address bar. */
  const answered = async (fire: () => Promise<unknown>) => {
    const opened = tender.browser.context.waitForEvent('page')
    await fire()
    follow(await opened)
    await popup.getByRole('article').waitFor()
  }

  test('the context menu holds one entry for a selection; chosen, it looks the selection up', async () => {
    const title = await tender.own.evaluate(
      () =>
        new Promise(done => chrome.contextMenus.update('lookup', {}, () => done(chrome.runtime.lastError?.message ?? 'there'))),
    )
    expect(title).toBe('there')
    await answered(() =>
      inWorker(
        tender.browser,
        tender.own,
        text => {
          const { onClicked } = chrome.contextMenus as unknown as { onClicked: { dispatch(info: object): void } }
          onClicked.dispatch({ menuItemId: 'lookup', selectionText: text, editable: false })
        },
        `  ${nameOf('yanxichuan').slice(0, 6)}\n${nameOf('yanxichuan').slice(6)} `,
      ),
    )
    expect(await popup.getByRole('searchbox').inputValue()).toContain(nameOf('yanxichuan').slice(0, 6))
  })

  test('the address bar’s keyword looks up what was typed', async () => {
    await answered(() =>
      inWorker(
        tender.browser,
        tender.own,
        text => {
          const { onInputEntered } = chrome.omnibox as unknown as {
            onInputEntered: { dispatch(text: string, how: string): void }
          }
          onInputEntered.dispatch(text, 'currentTab')
        },
        codeOf('yanxichuan'),
      ),
    )
    expect(await popup.getByRole('article').textContent()).toContain('代码一致，列入“失信被执行人”')
  })
})

test('in English', async () => {
  await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'en' } })
  await open()
  await popup.getByRole('searchbox', { name: 'Name or unified social credit code' }).fill(codeOf('yanxichuan'))
  await popup.getByRole('button', { name: 'Look up' }).click()
  await popup.getByRole('article').getByText('Code agrees, currently on “Judgment defaulters”').waitFor()
  const opened = tender.browser.context.waitForEvent('page')
  await popup.getByRole('button', { name: 'Printable record' }).click()
  const sheet = await opened
  await sheet.getByRole('heading', { name: 'Record of a credit look-up' }).waitFor()
  await sheet.getByText('not an official certificate and not legal advice').waitFor()
  await sheet.close()
  await askBackground(tender.own, { type: 'ui/settings-set', settings: { lang: 'auto' } })
})
