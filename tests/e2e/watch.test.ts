/** 关注名单 in the built extension: a registry publishes its next version, one fails, the worker is killed in the middle. */
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { askBackground } from '../support/demo-world.ts'
import { entries, entry, firm, uscc } from '../support/lists.ts'
import { freshList } from '../support/registry-host.ts'
import { browser, host, installed, useSettingsPage } from '../support/settings-page.ts'
import { stopWorker } from '../support/worker.ts'

useSettingsPage()

/** Form of an identity number; of nobody. */
const PERSON = '980101199001010005'

let page: Page
const news = () => page.getByRole('region', { name: '预警收件箱' }).locator('ul.news > li .what')
const watched = () => page.getByRole('region', { name: '关注的单位' })
const update = async () => {
  await askBackground(page, { type: 'ui/registry-update' }).catch(() => {})
  await askBackground(page, { type: 'ui/watch-run' })
}

describe('the watch list', () => {
  test('opens empty, says what it is for, and that there is no list to look in', async () => {
    page = await browser.open('watch.html')
    await page.getByText('还没有关注的单位。').waitFor()
    await page.getByText('没有预警。').waitFor()
    await page.getByText('本机没有发布方的名单，无从核对。').waitFor()
  })

  test('takes names with codes, and no person’s number', async () => {
    const hosted = host.publish('live', [freshList('shixin', entries(0, 20))])
    await askBackground(page, { type: 'ui/registry-add', url: hosted.url, fingerprint: hosted.fingerprint })
    await page.reload()
    const lines = [`${firm(3)} ${uscc(3)}`, `${firm(4)} ${uscc(4)}`, firm(5), `${firm(40)} ${uscc(40)}`, `某某 ${PERSON}`]
    await page.getByLabel('单位名称和代码，一行一家').fill(lines.join('\n'))
    await page.getByRole('button', { name: '加入关注' }).click()
    await page.getByText('已加入 4 家，0 家原已关注。 未采用 1 行（含自然人证件号码）').waitFor()
    await watched().getByText('失信被执行人（按名称）').waitFor()
    expect(await watched().getByText('已有名单中按代码未命中').count()).toBe(1)
    expect(await news().count()).toBe(0)
    const kept = await page.evaluate(
      () =>
        new Promise<string>(done => {
          const opening = indexedDB.open('xinbiao-watch')
          opening.onsuccess = () => {
            const all = opening.result.transaction('watched').objectStore('watched').getAll()
            all.onsuccess = () => done(JSON.stringify(all.result))
          }
        }),
    )
    expect(kept).not.toContain(PERSON)
  })

  test('the next version tells who is new, changed and gone, from what to what, with both data dates', async () => {
    const longer = entry('r4', { name: firm(4), uscc: uscc(4) }, { disputed: true })
    const next = [...entries(0, 3), longer, ...entries(5, 20), entry('r40', { name: firm(40), uscc: uscc(40) })]
    host.update('live', [freshList('shixin', next)])
    await update()
    await expect.poll(() => news().allTextContents()).toHaveLength(3)
    const told = (await news().allTextContents()).map(text => text.replace('未读', '').trim())
    expect(told.sort()).toEqual(
      [
        `${firm(3)}：“失信被执行人”新版本中已查不到原记录`,
        `${firm(4)}：“失信被执行人”记录有变化`,
        `${firm(40)}：新列入“失信被执行人”`,
      ].sort(),
    )
    await page.getByText('异议处理中：无 → 是').waitFor()
    await page.getByText(/上次见到：№1，\d{4}-\d{2}-\d{2}/).waitFor()
    await page.getByText('按代码和名称查找').waitFor()
  })

  test('read and unread are kept; nothing is told twice, also by a worker that was killed', async () => {
    await page.getByRole('button', { name: '全部标为已读' }).click()
    await page.getByText('未读 0 条').waitFor()
    await stopWorker(browser, page)
    await update()
    await page.reload()
    await page.getByText('未读 0 条').waitFor()
    expect(await news().count()).toBe(3)
  })

  test('a source that fails removes nobody: not observed, and said so once', async () => {
    host.spoil = () => undefined
    await update()
    await update()
    await expect.poll(() => news().first().textContent()).toContain('1 份名单未获取新数据：失信被执行人')
    await page.getByText('原因：来源更新失败').waitFor()
    await page.getByText(/关注单位在其上的记录 3 条，均不作移出处理/).waitFor()
    expect(await news().count()).toBe(4)
    expect((await installed()).lists.length).toBeGreaterThan(0)
  })

  test('once the source answers again, whoever went meanwhile is told then', async () => {
    host.spoil = undefined
    host.update('live', [freshList('shixin', [...entries(0, 3), ...entries(6, 20)])])
    await update()
    const told = async () => (await news().allTextContents()).join('\n')
    await expect.poll(told).toContain(`${firm(5)}：“失信被执行人”新版本中已查不到原记录（名称一致，代码待核）`)
    await expect.poll(told).toContain(`${firm(40)}：“失信被执行人”新版本中已查不到原记录`)
  })

  test('removed from the list, an organisation is looked up no more', async () => {
    await page.getByRole('button', { name: `不再关注 ${firm(3)}` }).click()
    await expect.poll(() => watched().getByText(firm(3)).count()).toBe(0)
  })
})
