/** From a captured page to the files kept and the look-up in the review, and what is next to look up. */
import { expect, test } from 'vitest'
import { fromUtf8, sha256Hex, utf8 } from '#shared/format/bytes.ts'
import { captureFiles } from '#shared/official/capture.ts'
import { byHand, lookupOf } from '#shared/official/lookup.ts'
import { nextOf, queueOf } from '#shared/official/queue.ts'
import { readOfficial } from '#shared/official/read.ts'
import type { OfficialLookup, ProjectBidder } from '#shared/review/project.ts'
import { asked, ccgpRow, ccgpTable, channel, shown } from '../../support/official-pages.ts'
import { projectBidder } from '../../support/project-bidder.ts'
import { CODE_A, CODE_B, NAME } from '../../support/records.ts'

const ID = '110101199003070011'
const ccgp = channel('ccgp')
const html = ccgpTable(ccgpRow(NAME, CODE_A, `责任人${ID}，罚款`))
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])
const captured = { url: 'https://www.ccgp.gov.cn/cr/list', at: '2026-11-24T06:03:00Z', clock: '本机时钟', png, html }
const reading = readOfficial(ccgp, shown(html), asked('gp-serious'))
const kept = (wholePage: boolean) => captureFiles(3, asked('gp-serious'), ccgp, captured, reading, wholePage)

test('picture and statement, named by number, firm, code and time; the source only when asked for', () => {
  const stem = `evidence/003-${NAME}-${CODE_A}-20261124T140300/gp-serious-ccgp`
  expect([...kept(false).files.keys()]).toEqual([`${stem}.png`, `${stem}.json`])
  const { files, refs } = kept(true)
  expect([...files.keys()]).toEqual([`${stem}.png`, `${stem}.html`, `${stem}.json`])
  for (const { path, sha256 } of refs) expect(sha256).toBe(sha256Hex(files.get(path)!))
  const statement = JSON.parse(fromUtf8(files.get(`${stem}.json`)!, '')) as object
  expect(statement).toMatchObject({
    url: captured.url,
    at: captured.at,
    clock: '本机时钟',
    asked: { name: NAME, code: CODE_A },
    reading: { result: 'hit' },
    files: { 'gp-serious-ccgp.png': sha256Hex(png), 'gp-serious-ccgp.html': sha256Hex(files.get(`${stem}.html`)!) },
  })
})

test('no identity number of a person is in any file, the firm’s code is', () => {
  const { files, masked } = kept(true)
  expect(masked).toBe(1)
  for (const [path, bytes] of files) {
    if (path.endsWith('.png')) continue
    const text = fromUtf8(bytes, path)
    expect(text).not.toContain(ID)
    expect(text).toContain(CODE_A)
  }
})

test('without a picture nothing is kept', () => {
  expect(() => captureFiles(1, asked('gp-serious'), ccgp, { ...captured, png: utf8('<html>') }, reading, false)).toThrow(
    TypeError,
  )
})

const seen = { channel: ccgp, asked: asked('gp-serious'), captured, captures: kept(false).refs, by: '张经办' }
const hit = (): OfficialLookup => {
  if (!('result' in reading)) throw new Error('refused')
  return lookupOf(reading, seen)
}

test('the look-up carries the rows under the form’s words', () => {
  expect(hit()).toMatchObject({
    list: 'gp-serious',
    channel: 'ccgp',
    result: 'hit',
    by: '张经办',
    asked: { name: NAME, code: CODE_A },
    rows: [{ 企业名称: NAME, 处罚日期: '2026-07-12', 执法单位: '虚构市财政局' }],
  })
  expect(lookupOf({ result: 'no-hit', by: 'code' }, seen)).toMatchObject({ result: 'no-hit', rows: [] })
})

test('by hand only with a reason', () => {
  expect(byHand('no-hit', ' ', seen)).toBeUndefined()
  expect(byHand('no-hit', '页面改版，人工核对无记录 ', seen)).toMatchObject({
    result: 'by-hand',
    seen: 'no-hit',
    note: '页面改版，人工核对无记录',
  })
})

const REQUIRED = ['shixin', 'gp-serious']
const states = (bidders: ProjectBidder[], open?: Parameters<typeof queueOf>[2]) =>
  queueOf(bidders, () => REQUIRED, open).map(item => `${item.bidder.id} ${item.list} ${item.state}`)

test('each bidder on each list, done or waiting; refused still waits', () => {
  const bidders = [projectBidder('1', { official: [hit()] }), projectBidder('2', { official: [byHand('no-hit', '改版', seen)!] })]
  expect(states(bidders, { bidder: '2', list: 'shixin' })).toEqual([
    '1 shixin waiting',
    '1 gp-serious captured',
    '2 shixin open',
    '2 gp-serious by-hand',
  ])
  const refused = { bidder: '2', list: 'shixin', why: 'captcha' as const }
  const queue = queueOf(bidders, () => REQUIRED, refused)
  expect(queue[2]).toMatchObject({ state: 'refused', why: 'captcha' })
  expect(nextOf(queue, refused)).toBe(queue[0])
  expect(nextOf(queue, { bidder: '1', list: 'shixin' })).toBe(queue[2])
})

test('next is the same list’s next bidder, and another list when that one is done', () => {
  const bidders = [projectBidder('1'), projectBidder('2')]
  const next = (open: { bidder: string; list: string }, of = bidders) => {
    const item = nextOf(
      queueOf(of, () => REQUIRED, open),
      open,
    )
    return item && `${item.bidder.id} ${item.list}`
  }
  expect(next({ bidder: '1', list: 'gp-serious' })).toBe('2 gp-serious')
  expect(next({ bidder: '2', list: 'gp-serious' })).toBe('1 gp-serious')
  const done = [projectBidder('1', { official: [hit()] }), projectBidder('2')]
  expect(next({ bidder: '2', list: 'gp-serious' }, done)).toBe('1 shixin')
})

test('a bidder given another code is to be looked up again, and a list without a channel by hand', () => {
  expect(states([projectBidder('1', { code: CODE_B, official: [hit()] })])).toEqual(['1 shixin waiting', '1 gp-serious waiting'])
  expect(queueOf([projectBidder('1')], () => ['of-its-own'])[0]).toMatchObject({ channels: [], state: 'waiting' })
  expect(nextOf(queueOf([projectBidder('1', { official: [hit()] })], () => ['gp-serious']))).toBeUndefined()
})
