/** The look-alike official site, searched as an officer searches it; what comes is read as it stands at that moment. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type OfficialReading, readOfficial } from '#shared/official/read.ts'
import { asked, channel, shown } from '../../support/official-pages.ts'
import { type Mood, type OfficialSite, startOfficialSite } from '../../support/official-site.ts'
import { CODE_A, NAME } from '../../support/records.ts'

let site: OfficialSite
beforeAll(async () => {
  site = await startOfficialSite()
})
afterAll(() => site.close())
beforeEach(() => {
  site.mood = 'well'
  site.listed.clear()
})

const post = (name: string, captcha: string) =>
  fetch(site.url, { method: 'POST', body: new URLSearchParams({ orgName: name, orgCode: '', captcha }) })
/** The form's fields as the page fills them in again. */
const fieldsOf = (html: string) =>
  Object.fromEntries([...html.matchAll(/<input name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]))
const reading = (html: string): OfficialReading =>
  readOfficial(channel('ccgp'), shown(html, { fields: fieldsOf(html) }), asked('gp-serious'))
const search = async (captcha = site.captcha) => reading(await (await post(NAME, captcha)).text())

test('before the search and with a wrong captcha there is no result', async () => {
  expect(reading(await (await fetch(site.url)).text())).toMatchObject({ refused: 'not-a-result', why: 'captcha' })
  expect(await search('wrong')).toMatchObject({ refused: 'not-a-result', why: 'captcha' })
})

test('an entry, and none', async () => {
  expect(await search()).toEqual({ result: 'no-hit', by: 'name' })
  site.listed.set(NAME, { code: CODE_A, outcome: '一年内禁止参加政府采购活动' })
  expect(await search()).toMatchObject({ result: 'hit', rows: [{ by: 'code', outcome: '一年内禁止参加政府采购活动' }] })
})

test.each<[Mood, boolean, object]>([
  ['changed-form', true, { refused: 'not-a-result' }],
  ['other-firm', false, { refused: 'other-firm', why: 'rows-of-others' }],
  ['error', false, { refused: 'not-a-result', why: 'error-page' }],
])('a site that is %s gives no answer', async (mood, listed, refused) => {
  site.mood = mood
  if (listed) site.listed.set(NAME, { code: CODE_A, outcome: '罚款' })
  expect(await search()).toMatchObject(refused)
})

test('the answer to the search before is none to this one', async () => {
  await post('苏州别家虚构有限公司', site.captcha)
  site.mood = 'stale'
  expect(await search()).toEqual({ refused: 'stale', why: 'searched-other' })
})

test('a page captured before its rows have come is no "no entry"; whole, it is read', async () => {
  site.mood = 'slow'
  site.listed.set(NAME, { code: CODE_A, outcome: '罚款' })
  const response = await post(NAME, site.captcha)
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  let html = ''
  while (!html.includes('</form>')) html += (await reader.read()).value ?? ''
  expect(reading(html)).toMatchObject({ refused: 'not-a-result' })
  site.release()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) html += piece.value
  expect(reading(html)).toMatchObject({ result: 'hit' })
})
