/** A filed review from the command line: written whole, verified offline, any changed byte named. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRecordFiles } from '#shared/commands/read-record.ts'
import { dayAt } from '#shared/core/days.ts'
import { evidenceName } from '#shared/review/names.ts'
import { readReview } from '#shared/review/record.ts'
import { verifyRecord } from '#shared/review/verify-record.ts'
import { xinbiao } from '../../support/command-line.ts'
import { entries, firm, uscc } from '../../support/lists.ts'
import { listFile, publish } from '../../support/registry.ts'

const HOUR = 3_600_000
const now = Date.now()
const today = dayAt(now)
// Published an hour ago: before one in the morning that was yesterday, and a list cannot be newer than its publication.
const retrievedAt = dayAt(now - HOUR)
const root = mkdtempSync(join(tmpdir(), 'xinbiao-review-'))
const at = (...names: string[]) => join(root, ...names)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const row = (name: string, code = '') => `<tr><td>${name}</td><td>${code}</td></tr>`
const page = (...rows: string[]) =>
  `<html><body><h1>政府采购中标公告</h1><p>采购人：云岭县教育局</p><table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr>${rows.join('')}</table></body></html>`
const file = (name: string, text: string) => {
  writeFileSync(at(name), text)
  return at(name)
}
const check = (...args: string[]) =>
  xinbiao('check', '--registry', at('registry'), '--context', 'government-procurement', ...args)

let files: Map<string, Uint8Array>
beforeAll(async () => {
  const lists = ['shixin', 'tax-major', 'gp-serious'].map(id => listFile(id, entries(0, 20), { retrievedAt }))
  for (const [path, bytes] of publish({ lists, now: now - HOUR })) {
    mkdirSync(dirname(at('registry', path)), { recursive: true })
    writeFileSync(at('registry', path), bytes)
  }
  const one = file('one.html', page(row(firm(3), uscc(3)), row(firm(900), uscc(900))))
  const two = file('two<b>.html', page(row(firm(3), uscc(3)), row('江苏<i>澄湖</i>建设有限公司')))
  const ran = await check(
    '--record',
    at('record'),
    '--project',
    '校服采购 <1>',
    '--number',
    'X-1',
    '--window',
    `2020-01-01..${today}`,
    one,
    two,
  )
  expect(ran).toMatchObject({ code: 0, stderr: expect.stringMatching(/已写入 .*record：3 家单位。记录摘要 [0-9a-f]{64}/) })
  files = await readRecordFiles(at('record'), 'zh-CN')
}, 60_000)

const report = (change: (copy: Map<string, Uint8Array>) => void = () => {}) => {
  const copy = new Map(files)
  change(copy)
  return verifyRecord(copy)
}
const flipped = (bytes: Uint8Array, i: number, bit = 1) => {
  const copy = bytes.slice()
  copy[i]! ^= bit
  return copy
}

describe('the record', () => {
  test('holds every bidder once, with what each list answered, its version and where it is named', () => {
    const { record } = report()
    expect(record!.project).toEqual({ name: '校服采购 <1>', number: 'X-1', window: { from: '2020-01-01', to: today } })
    expect(record!.bidders.map(({ no, name, assessment }) => [no, name, assessment])).toEqual([
      [1, firm(3), 'barred'],
      [2, firm(900), 'clear'],
      [3, '江苏澄湖建设有限公司', 'unknown'],
    ])
    const [listed, clear] = record!.bidders
    expect(listed!.places!.map(({ file: of }) => of)).toEqual([at('one.html'), at('two<b>.html')])
    expect(listed!.answers.every(({ answer, records }) => answer === 'listed' && records!.length === 1)).toBe(true)
    expect(clear!.answers.map(({ answer }) => answer)).toEqual(['not-listed', 'not-listed', 'not-listed'])
    expect(
      record!.lists.map(({ id, seq, retrievedAt, required, manifest }) => [id, seq, retrievedAt, required, manifest!.length]),
    ).toEqual(['gp-serious', 'shixin', 'tax-major'].map(id => [id, 1, retrievedAt, true, 64]))
    const evidence = JSON.parse(new TextDecoder().decode(files.get(listed!.evidence)))
    expect(evidence.asked).toMatchObject({ name: firm(3), code: uscc(3) })
    expect(evidence.answers[0].records[0].subject).toMatchObject({ name: firm(3), uscc: uscc(3) })
  })

  test('its page prints the digest, the findings and room to sign; what the documents say is text', () => {
    const html = readFileSync(at('record', 'index.html'), 'utf8')
    for (const text of [report().digest!, '校服采购 &lt;1&gt;', firm(3), '查询人', '□ 通过', '必查']) expect(html).toContain(text)
    expect(html).not.toMatch(/<script|<1>|<b>\.html/)
    expect(html).toContain("default-src 'none'")
  })

  test('is never written over another, and leaves nothing behind when it fails', async () => {
    const again = await check('--record', at('record'), at('one.html'))
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('已存在') })
    const nowhere = await check('--record', at('one.html', 'below'), at('one.html'))
    expect(nowhere.code).not.toBe(0)
    expect(readdirSync(root).filter(name => name.includes('.part'))).toEqual([])
  })

  test('a ZIP holds the same, chained to the one before; a damaged one before is refused', async () => {
    const ran = await check('--record', at('next.zip'), '--previous', at('record'), at('one.html'))
    expect(ran.code).toBe(0)
    const next = verifyRecord(await readRecordFiles(at('next.zip'), 'zh-CN'))
    expect(next.faults).toEqual([])
    expect(next.record!.previous).toBe(report().digest)
    writeFileSync(at('broken.zip'), readFileSync(at('next.zip')).subarray(0, 500))
    expect(await check('--record', at('third'), '--previous', at('broken.zip'), at('one.html'))).toMatchObject({ code: 2 })
  })

  test('a window that the look-up and the data miss is said', async () => {
    await check('--record', at('late'), '--window', '..2020-12-31', at('one.html'))
    const html = readFileSync(at('late', 'index.html'), 'utf8')
    expect(html).toContain('查询时间不在窗口内')
    expect(html).toContain('数据晚于窗口')
    expect(await check('--record', at('never'), '--window', '2026-12-01..2026-01-01', at('one.html'))).toMatchObject({ code: 2 })
  })
})

describe('verifying', () => {
  test('`verify` says what holds, and names what does not', async () => {
    expect(await xinbiao('verify', at('record'))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('记录完整，与归档时一致。'),
    })
    const path = report().record!.bidders[0]!.evidence
    const good = readFileSync(at('record', path))
    writeFileSync(at('record', path), flipped(good, 40))
    const bad = await xinbiao('verify', at('record'), '--english')
    writeFileSync(at('record', path), good)
    expect(bad.code).toBe(2)
    expect(bad.stdout).toContain(`✗ ${path}: not as it was filed`)
  })

  test('a flipped bit anywhere is a fault with its file’s name', () => {
    expect(report().faults).toEqual([])
    for (const [path, bytes] of files) {
      const step = Math.max(1, Math.floor(bytes.length / 60))
      for (let i = 0; i < bytes.length; i += step)
        for (const bit of [1, 32]) {
          const { faults } = report(copy => copy.set(path, flipped(bytes, i, bit)))
          if (!faults.some(fault => fault.path === path))
            throw new Error(`${path} byte ${i} bit ${bit}: ${JSON.stringify(faults)}`)
        }
    }
  })

  test('so is every byte of the manifest', () => {
    const bytes = files.get('manifest.sha256')!
    for (let i = 0; i < bytes.length; i++) {
      const { faults } = report(copy => copy.set('manifest.sha256', flipped(bytes, i)))
      if (!faults.some(fault => fault.path === 'manifest.sha256')) throw new Error(`byte ${i}: ${JSON.stringify(faults)}`)
    }
  })

  test('files left out, added or cut short; later proofs may lie beside it', () => {
    for (const [path, bytes] of files) {
      expect(report(copy => copy.delete(path)).faults.map(fault => fault.path)).toContain(path)
      expect(report(copy => copy.set(path, bytes.subarray(0, bytes.length - 1))).faults.map(fault => fault.path)).toContain(path)
    }
    expect(report(copy => copy.set('evidence/extra.png', new Uint8Array(3))).faults).toEqual([
      { path: 'evidence/extra.png', code: 'extra' },
    ])
    const beside = report(copy => copy.set('receipts/shixin.json', new Uint8Array(3)).set('record.tsr', new Uint8Array(3)))
    expect(beside).toMatchObject({ faults: [], proofs: ['receipts/shixin.json', 'record.tsr'] })
  })

  test('a folder made anew over changed evidence has another digest than the paper', () => {
    const { digest } = report()
    const path = [...files.keys()].find(name => name.startsWith('evidence/'))!
    const { faults } = report(copy => {
      copy.set(path, flipped(files.get(path)!, 10))
      const manifest = new TextDecoder().decode(files.get('manifest.sha256'))
      copy.set('manifest.sha256', new TextEncoder().encode(manifest.replace(/^./, c => (c === '0' ? '1' : '0'))))
    })
    expect(faults.some(fault => fault.code === 'digest')).toBe(true)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('anything at all in its place never throws', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files.keys()), fc.uint8Array({ maxLength: 300 }), (path, bytes) => {
        expect(report(copy => copy.set(path, bytes)).faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
    expect(verifyRecord(new Map()).faults).toEqual([{ path: 'manifest.sha256', code: 'no-manifest' }])
  })

  test('a record of another form is refused with the member’s name', () => {
    const value = JSON.parse(new TextDecoder().decode(files.get('record.json')))
    const bytes = (changed: unknown) => new TextEncoder().encode(JSON.stringify(changed))
    expect(() => readReview(bytes({ ...value, version: 2 }))).toThrow(/version/)
    expect(() => readReview(bytes(value))).toThrow(/canonical/)
  })
})

test('evidence folders bear number, name, code and Beijing time, safe for every file system', () => {
  const code = { type: 'uscc' as const, value: uscc(1), valid: true }
  expect(evidenceName(7, { name: '甲/乙:有限\u202e公司', code }, '2026-11-24T16:03:05Z')).toBe(
    `007-甲_乙_有限_公司-${uscc(1)}-20261125T000305`,
  )
  expect(evidenceName(1000, { name: '', code }, '2026-11-24T00:00:00Z')).toBe(`1000-${uscc(1)}-无代码-20261124T080000`)
  expect(evidenceName(1, { name: '..' }, '2026-11-24T00:00:00Z')).toBe('001-_-无代码-20261124T080000')
})
