/**
 * An hour on a page that changes ten times a second, run as fast as it goes: 36,000 changes. What the page script holds must not
 * grow with their number, and what the page has removed must be free.
 */
import type { CDPSession } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { glyphsOf, HEAD, nameOf, rowOf } from '../support/living-page.ts'
import { type Opened, startTenderSite, type TenderSite, tenderPage } from '../support/tender-site.ts'

const CHANGES = 36_000
/**
 * Bytes. The last two thirds add 8,000 rows: were 200 bytes kept of each, as little as one small object with its text, it would be
 * more than this. Runs without a leak differed by less than 0.1 MB.
 */
const NOISE = 1_500_000

let tender: TenderSite
let opened: Opened
let cdp: CDPSession

beforeAll(async () => {
  tender = await startTenderSite()
})
afterAll(async () => {
  await tender?.close()
})

/** Live bytes of the page's whole process, our script's world among them, after everything that can be freed has been. */
const heap = async (): Promise<number> => {
  // What is freed by one collection may let go of more: weak maps, observers, ranges.
  for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage')
  return (await cdp.send('Runtime.getHeapUsage')).usedSize
}
const nodes = async (): Promise<number> => (await cdp.send('Memory.getDOMCounters')).nodes

/** Rows are added, written anew and taken away; listed names come and go among them. Each turn is a task of its own. */
const change = (turns: number) =>
  opened.page.evaluate(
    async ([count, listed]) => {
      const body = document.querySelector('tbody')!
      const channel = new MessageChannel()
      const next = () =>
        new Promise(done => {
          channel.port1.onmessage = done
          channel.port2.postMessage(0)
        })
      for (let turn = 0; turn < count; turn++) {
        if (turn % 3 === 0) {
          const row = body.insertRow()
          const name = turn % 30 === 0 ? listed[turn % listed.length]! : `东屏溪川第${turn}商贸有限公司`
          row.insertCell().textContent = name
          row.insertCell().textContent = String(turn)
        } else if (turn % 3 === 1) body.rows[body.rows.length - 1]!.cells[1]!.textContent = `第${turn}次`
        else if (body.rows.length > 30) body.rows[2]!.remove()
        await next()
        // Let idle work and frames come in between, as in the hour that this stands for.
        if (turn % 400 === 0) await new Promise(requestAnimationFrame)
      }
    },
    [turns, ['lanqichuan', 'orgcode', 'taxno'].map(nameOf)] as const,
  )

test('an hour on a page that changes ten times a second costs no growth, and removed nodes are free', async () => {
  tender.pages['hour.html'] = tenderPage(
    `<h2>政府采购项目供应商名单</h2><table><tbody>${HEAD}${rowOf('chenglan')}</tbody></table>`,
  )
  opened = await tender.open('hour.html', { confirm: 'government-procurement' })
  const { page, overlay } = opened
  cdp = await page.context().newCDPSession(page)
  await expect.poll(() => glyphsOf(overlay, 'chenglan')).toBe('限')

  await change(CHANGES / 3)
  await opened.checked()
  const [before, nodesBefore] = [await heap(), await nodes()]
  await change((CHANGES * 2) / 3)
  await opened.checked()
  const [after, nodesAfter] = [await heap(), await nodes()]
  expect(after - before).toBeLessThan(NOISE)
  // The 8,000 rows had 40,000 nodes. What has just been removed, and not yet been noticed, is some hundreds.
  expect(nodesAfter - nodesBefore).toBeLessThan(8000)

  // The page goes on as before, and a part that is removed is free once it has been noticed.
  await page.evaluate(
    row => {
      const table = document.querySelector('table')!
      Object.assign(window, { gone: new WeakRef(table) })
      const fresh = document.createElement('table')
      fresh.innerHTML = row
      table.replaceWith(fresh)
    },
    `<tbody>${HEAD}${rowOf('taxno')}</tbody>`,
  )
  await expect.poll(() => overlay.underlined()).toEqual({ barred: [nameOf('taxno')] })
  await expect.poll(() => glyphsOf(overlay, 'taxno')).toBe('限')
  await expect
    .poll(async () => {
      await heap()
      return page.evaluate(() => (window as unknown as { gone: WeakRef<Element> }).gone.deref() === undefined)
    })
    .toBe(true)
})
