/** A page pass in the built extension: from the document's end until the last mark, the longest task on the way, layout shift. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { longPage } from '../../fixtures/site/site.ts'
import { launchExtension } from '../../support/extension.ts'
import type { Bench } from '../figure.ts'

const ADDRESS = 'https://www.ccgp.gov.cn/bench.html'
const portal = fileURLToPath(new URL('../../../../shared/data/pages/portal', import.meta.url))

interface Pass {
  longest: number
  shift: number
  total: number
  names: number
}

export const page = async ({ figure, skip }: Bench): Promise<void> => {
  const whole = existsSync(portal) ? readdirSync(portal).find(f => f.startsWith('ai_')) : undefined
  const browser = await launchExtension()
  try {
    const measure = async (html: string): Promise<Pass> => {
      const tab = await browser.context.newPage()
      await tab.route(ADDRESS, route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
      await tab.addInitScript(observe)
      await tab.goto(ADDRESS)
      // Settled: a second without a new name, counted by the page itself and left out of the total.
      await tab.waitForFunction(() => (globalThis as unknown as { pass: { quiet: boolean } }).pass.quiet, undefined, {
        timeout: 60_000,
      })
      const pass = await tab.evaluate(() => (globalThis as unknown as { pass: Pass }).pass)
      await tab.close()
      return pass
    }
    const say = (what: string, pass: Pass, longest: number, total?: number) => {
      figure(`${what}: longest task`, pass.longest, 'ms', {
        most: longest,
        note: '0: none reached 50 ms, the least a browser reports',
      })
      figure(`${what}: to the last mark`, pass.total, 'ms', {
        ...(total ? { most: total } : {}),
        note: `${pass.names} places marked`,
      })
      figure(`${what}: layout shift`, pass.shift, '', { most: 0 })
    }
    if (whole) say('whole ccgp page', await measure(readFileSync(`${portal}/${whole}`, 'utf8')), 50)
    else skip('whole ccgp page', 'no ../shared/data')
    say('1 MB page', await measure(longPage(1_000_000)), 50, 400)
  } finally {
    await browser.close()
  }
}

/** Runs in the page before its own scripts. */
const observe = () => {
  const pass = { longest: 0, shift: 0, total: 0, names: 0, quiet: false }
  ;(globalThis as unknown as { pass: typeof pass }).pass = pass
  let ended = 0
  addEventListener('DOMContentLoaded', () => {
    ended = performance.now()
  })
  new PerformanceObserver(list => {
    // The parsing of the page itself is none of ours.
    for (const entry of list.getEntries())
      if (ended > 0 && entry.startTime >= ended) pass.longest = Math.max(pass.longest, entry.duration)
  }).observe({ type: 'longtask' })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) pass.shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift' })
  let last = 0
  setInterval(() => {
    const names = [...CSS.highlights.values()].reduce((n, highlight) => n + highlight.size, 0)
    if (names !== pass.names) {
      pass.names = names
      last = performance.now()
      pass.total = last - ended
    }
    pass.quiet = pass.names > 0 && performance.now() - last > 1000
  }, 5)
}
