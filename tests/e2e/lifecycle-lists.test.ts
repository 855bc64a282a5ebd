/** The built extension as time goes by: a registry that cannot be reached, lists past their term, the scheduled update. */
import { afterAll, describe, expect, test } from 'vitest'
import type { Browser } from 'wxt/browser'
import { askBackground } from '../support/demo-world.ts'
import { entries, entry, firm, uscc } from '../support/lists.ts'
import { host, kill, nameOf, registry, tender, underlined, useLivedIn } from '../support/lived-in.ts'
import { freshList, HOUR } from '../support/registry-host.ts'
import { tenderPage } from '../support/tender-site.ts'
import { inWorker } from '../support/worker.ts'

declare const chrome: typeof Browser

useLivedIn()

describe('a registry that cannot be reached', () => {
  afterAll(() => {
    tender.world.server.offline = false
  })
  test('the marks stay, the panel says how old the data are, the options what failed', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    tender.world.server.offline = true
    const before = await opened.overlay.underlined()
    await tender.own.reload()
    await tender.own.getByRole('button', { name: /^立即更新/ }).click()
    await tender.own.getByRole('alert').getByText('连接不上名单来源').waitFor()
    await tender.own.getByText(/更新失败：连接不上名单来源/).waitFor()
    await kill()
    expect(await opened.overlay.underlined()).toEqual(before)
    await opened.page.reload()
    await expect.poll(() => underlined(opened)).toContain(nameOf('yanxichuan'))
    const panel = await tender.openPanel(opened)
    await panel.getByText(/22 份名单在本机，数据最早取自 \d{4}-\d{2}-\d{2}/).waitFor()
    await panel.close()
    await opened.page.close()
  })

  test('past the lists’ term nothing is “not listed” any more, and the panel says which is why', async () => {
    const opened = await tender.open('bids.html', { confirm: 'government-procurement' })
    await expect
      .poll(async () => (await opened.overlay.underlined()).clear ?? (await opened.overlay.underlined()).commended)
      .toContain(nameOf('clean-1'))
    await inFuture(45 * 24 * HOUR)
    await askBackground(tender.own, { type: 'ui/store-changed' })
    const panel = await tender.openPanel(opened)
    await panel.getByText('其中有名单已过期，未命中不作为依据。').waitFor()
    const { subjects } = await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })
    expect(subjects.map(s => s.finding.assessment)).not.toContain('clear')
    expect(subjects.map(s => s.finding.assessment)).not.toContain('barred')
    await panel.getByRole('button', { name: '更新名单' }).click()
    await panel.getByText('名单未能更新').waitFor()
    await panel.close()
    await opened.page.close()
    await kill()
  })
})

/** The machine's clock as the worker sees it, until it is killed. */
const inFuture = (ms: number) =>
  inWorker(
    tender.browser,
    tender.own,
    ahead => {
      const real = Date.now
      Date.now = () => real() + ahead
    },
    ms,
  )

/** A registry that was last asked some hours ago. */
const checkedAgo = (registryId: string, ms: number) =>
  tender.own.evaluate(
    ([id, ago]) =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('xinbiao-lists')
        opening.onsuccess = () => {
          const tx = opening.result.transaction('rows', 'readwrite')
          const rows = tx.objectStore('rows')
          const read = rows.get(`registry|${id}`)
          read.onsuccess = () => rows.put({ ...read.result, checkedAt: read.result.checkedAt - ago }, `registry|${id}`)
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
          tx.onerror = () => failed(tx.error)
        }
      }),
    [registryId, ms] as const,
  )

describe('the scheduled update', () => {
  test('the alarm wakes a killed worker, which brings the next version: a repaired record goes from the open page, a new one comes', async () => {
    await askBackground(tender.own, { type: 'ui/registry-add', url: registry.url, fingerprint: registry.fingerprint })
    const line = (n: number) => `<p>供应商：${firm(n)}，统一社会信用代码：${uscc(n)}</p>`
    tender.pages['later.html'] = tenderPage(line(3) + line(40))
    const opened = await tender.open('later.html', { confirm: 'contract' })
    await expect.poll(() => underlined(opened)).toContain(firm(3))
    const seen = async (n: number) => {
      const { subjects } = await askBackground(tender.own, { type: 'ui/tab', tabId: opened.tabId })
      return subjects.find(s => s.finding.subject.name === firm(n))?.finding.matches.map(match => match.list)
    }
    expect(await seen(3)).toContain('shixin')
    expect(await seen(40)).not.toContain('shixin')
    host.update('live', [
      freshList('shixin', [...entries(0, 3), ...entries(4, 20), entry('r40', { name: firm(40), uscc: uscc(40) })]),
    ])
    await checkedAgo(registry.fingerprint, 9 * HOUR)
    await kill()
    // As the extension set it, only sooner.
    const { periodInMinutes } = (await tender.own.evaluate(() => chrome.alarms.get('update')))!
    await tender.own.evaluate(
      every => chrome.alarms.create('update', { delayInMinutes: 0, periodInMinutes: every }),
      periodInMinutes,
    )
    await expect.poll(() => seen(40), { timeout: 60_000 }).toContain('shixin')
    expect(await seen(3)).not.toContain('shixin')
    await expect.poll(async () => (await opened.overlay.underlined()).caution).toContain(firm(40))
    expect((await opened.overlay.underlined()).caution).not.toContain(firm(3))
    await opened.page.close()
  })
})
