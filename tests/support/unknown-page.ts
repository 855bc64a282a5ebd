/** The page, the lists and the looks of the tests that nobody is ever "not listed" by mistake. */
import { expect } from 'vitest'
import { dayAt } from '#shared/core/days.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { entries, firm, uscc } from './lists.ts'
import { readCardOf } from './officer.ts'
import { type ReadPage, startReadPage } from './read-page.ts'
import { DAY, freshList } from './registry-host.ts'

/** Judgment defaulter; on no list, with a printed code; on none, by name alone. */
export const LISTED = firm(3)
export const FREE = firm(60)
export const NAMED = firm(61)
/** A code that stands alone, of a firm on no list. */
export const BARE = uscc(62)

const html = `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>资格审查结果</title></head><body>
<h1>资格审查结果公告</h1>
<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>
<tr><td>${LISTED}</td><td>${uscc(3)}</td></tr>
<tr><td>${FREE}</td><td>${uscc(60)}</td></tr>
<tr><td>第三名</td><td>${BARE}</td></tr></table>
<p>未通过资格审查的供应商：${NAMED}。</p></body></html>`

const REQUIRED = ['shixin', 'tax-major', 'gp-serious']
export const recordsOf = (id: string) => (id === 'shixin' ? entries(0, 6) : entries(20, 26))
export const old = Object.fromEntries(REQUIRED.map(id => [id, { retrievedAt: dayAt(Date.now() - 11 * DAY) }]))
/** The lists that government procurement requires, whole and fresh but for what is said. */
export const required = (more: { [id: string]: Partial<ListFile> } = {}): ListFile[] =>
  REQUIRED.map(id => freshList(id, recordsOf(id), more[id]))

export const startUnknownPage = () => startReadPage(html)

/** What the officer sees of the page's organisations. */
export const looksOf = (seen: () => ReadPage) => {
  const shows = (name: string) => expect.poll(() => seen().rowOf(name), { message: name })
  const becomes = (name: string, assessment: string) =>
    expect.poll(async () => (await seen().markOf(name))?.assessment, { message: name }).toBe(assessment)
  /** Nothing on screen says that anybody is "not listed". */
  const nobodyIsClear = async () => {
    expect((await seen().overlay.marks()).map(mark => mark.assessment)).not.toContain('clear')
    expect(await seen().rows()).not.toContain('按代码未命中（')
  }
  /** @param short in the panel's row and for a screen reader; `long` on the card. */
  const expectUnknown = async (name: string, short: string, long: string, nobody = true) => {
    await shows(name).toContain(`未核清：${short}`)
    await expect.poll(async () => (await seen().markOf(name))?.label).toContain(short)
    expect(await seen().markOf(name)).toMatchObject({ assessment: 'unknown', glyph: '?' })
    const card = await readCardOf(seen().page, seen().overlay, name)
    expect(card).toContain(long)
    expect(card).not.toContain('按代码未命中')
    if (nobody) await nobodyIsClear()
  }
  return { shows, becomes, expectUnknown }
}

/** Nothing on the machine, everything in reach, no card open. */
export const withoutLists = async (seen: ReadPage) => {
  seen.host.spoil = undefined
  seen.host.server.offline = false
  await seen.removeAll()
  await seen.page.bringToFront()
  await seen.page.keyboard.press('Escape')
}
