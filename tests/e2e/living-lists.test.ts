/** Lists that never stand still: rows recycled while scrolling, lists without an end, a hundred thousand nodes. */
import { expect, test } from 'vitest'
import { CLICKABLE, codeOf, glyphsOf, HEAD, isAtName, markAt, nameOf, rowOf } from '../support/living-page.ts'
import { open, opened, useTenderSite } from '../support/own-page.ts'

useTenderSite()

/** Invented firms on no list, with sample firms at some places. */
const firms = (count: number, listed: { [at: number]: string }) =>
  Array.from({ length: count }, (_, i) =>
    listed[i] ? [nameOf(listed[i]), codeOf(listed[i])] : [`东屏溪川第${i + 1}商贸有限公司`, '—'],
  )

test('a virtual table’s rows are written anew while it scrolls: each mark is that of the name now in the row', async () => {
  const rows = firms(5000, { 3: 'chenglan', 40: 'lanqichuan', 2500: 'orgcode', 2503: 'taxno' })
  const { page, overlay } = await open(`<div id="box" style="height:400px;overflow:auto"><div id="all" style="position:relative">
      <table style="position:absolute;line-height:30px"><thead>${HEAD}</thead><tbody></tbody></table></div></div>
    <script>
      const rows = ${JSON.stringify(rows)}, box = document.querySelector('#box'), body = document.querySelector('tbody')
      document.querySelector('#all').style.height = rows.length * 32 + 'px'
      for (let i = 0; i < 20; i++) body.insertRow().append(document.createElement('td'), document.createElement('td'))
      const draw = () => {
        const first = Math.min(Math.floor(box.scrollTop / 32), rows.length - 20)
        document.querySelector('table').style.transform = 'translateY(' + first * 32 + 'px)'
        for (let i = 0; i < 20; i++) {
          const [name, code] = body.rows[i].cells
          // As frameworks do it: the text node stays and gets other text.
          for (const [cell, text] of [[name, rows[first + i][0]], [code, rows[first + i][1]]])
            if (cell.firstChild) cell.firstChild.data = text
            else cell.append(text)
        }
      }
      box.addEventListener('scroll', draw)
      draw()
    </script>`)
  const scrollTo = (row: number) => page.locator('#box').evaluate((box, to) => box.scrollTo(0, to * 32), row)
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await scrollTo(2495)
  await expect.poll(() => markAt(opened, 'orgcode')).toEqual(CLICKABLE)
  await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
  await expect.poll(async () => (await overlay.underlined()).barred?.sort()).toEqual([nameOf('orgcode'), nameOf('taxno')].sort())
  await scrollTo(35)
  await expect.poll(() => markAt(opened, 'lanqichuan')).toEqual(CLICKABLE)
  // All the way through, as a hand does it: at no time does a line or a mark stand at another firm's name.
  for (let row = 0; row <= 60; row += 4) {
    await scrollTo(row)
    for (const line of Object.values(await overlay.underlined()).flat())
      expect([nameOf('chenglan'), nameOf('lanqichuan'), ''], `at row ${row}`).toContain(line)
  }
  await scrollTo(0)
  await expect.poll(() => overlay.underlined()).toEqual({ barred: [nameOf('chenglan')] })
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await overlay.openCard(nameOf('chenglan'))
  await expect.poll(() => overlay.card()).toContain('限制期内')
  // The row's next name takes the mark away, and the card with it.
  await scrollTo(1000)
  await expect.poll(() => overlay.marks()).toEqual([])
  await expect.poll(() => overlay.card()).toBeUndefined()
})

test('a list that grows as it is scrolled is read as it grows, to its end', async () => {
  const rows = firms(2000, { 5: 'chenglan', 199: 'orgcode', 1001: 'lanqichuan', 1990: 'taxno' })
  const { page } = await open(`<table><thead>${HEAD}</thead><tbody></tbody></table><p id="end" style="height:20px"></p><script>
      const rows = ${JSON.stringify(rows)}, body = document.querySelector('tbody')
      const more = () => {
        for (const [name, code] of rows.splice(0, 50)) {
          const row = body.insertRow()
          row.insertCell().textContent = name
          row.insertCell().textContent = code
        }
      }
      more()
      addEventListener('scroll', () => {
        if (document.querySelector('#end').getBoundingClientRect().top < innerHeight + 300) more()
      })
    </script>`)
  const toEnd = async (count: number) => {
    await expect
      .poll(
        async () => {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
          return page.evaluate(() => document.querySelectorAll('tbody tr').length)
        },
        { interval: 20 },
      )
      .toBeGreaterThanOrEqual(count)
  }
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  for (const [count, key] of [
    [250, 'orgcode'],
    [1050, 'lanqichuan'],
    [2000, 'taxno'],
  ] as const) {
    await toEnd(count)
    await page.getByText(nameOf(key)).scrollIntoViewIfNeeded()
    await expect.poll(() => isAtName(opened, key), { message: key }).toBe(true)
  }
  const view = await opened.checked()
  expect(view.subjects.length).toBe(2000)
  expect(await glyphsOf(opened.overlay, 'taxno')).toBe('限')
})

test('on a page of a hundred thousand nodes the marks stand, follow, and go when it is emptied', async () => {
  const filler = '<tr><td>采购项目名称</td><td>一般货物</td><td>1</td><td>2</td></tr>'.repeat(10_000)
  const { page, overlay } = await open(
    `<table><tbody>${HEAD}${rowOf('chenglan')}</tbody></table><table><tbody>${filler}</tbody></table><table><tbody>${HEAD}${rowOf('taxno')}</tbody></table>`,
  )
  expect(await page.evaluate(() => document.querySelectorAll('*').length * 2)).toBeGreaterThan(100_000)
  await expect.poll(() => markAt(opened, 'chenglan')).toEqual(CLICKABLE)
  await expect.poll(async () => (await overlay.underlined()).barred).toEqual([nameOf('chenglan'), nameOf('taxno')])
  await page.getByText(nameOf('taxno')).scrollIntoViewIfNeeded()
  await expect.poll(() => markAt(opened, 'taxno')).toEqual(CLICKABLE)
  await page.evaluate(row => document.querySelectorAll('tbody')[2]!.insertAdjacentHTML('beforeend', row), rowOf('orgcode'))
  await expect.poll(() => glyphsOf(overlay, 'orgcode')).toBe('限')
  await page.evaluate(() => document.body.replaceChildren())
  await expect.poll(() => overlay.underlined()).toEqual({})
  await expect.poll(() => overlay.marks()).toEqual([])
})
