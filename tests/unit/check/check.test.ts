import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { register } from '#shared/commands/check.ts'
import { dayAt } from '#shared/core/days.ts'
import { policy } from '#shared/policy/index.ts'
import { gbk } from '../../extension/local/gbk.ts'
import { entries, firm, uscc } from '../../support/lists.ts'
import { type Files, listFile, publish, ring } from '../../support/registry.ts'

const HOUR = 3_600_000
const REQUIRED = policy.contexts['government-procurement'].required
const now = Date.now()
// Published an hour ago: before one in the morning that was yesterday, and a list cannot be newer than its publication.
const retrievedAt = dayAt(now - HOUR)
const directory = mkdtempSync(join(tmpdir(), 'xinbiao-check-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const lists = REQUIRED.map(id => listFile(id, entries(0, 20), { retrievedAt }))
const good = publish({ lists, now: now - HOUR })

const lay = async (name: string, files: Files): Promise<string> => {
  for (const [path, bytes] of files) {
    const full = join(directory, name, path)
    await mkdir(dirname(full), { recursive: true })
    await writeFile(full, bytes)
  }
  return join(directory, name)
}

const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(directory, name), content)
  return join(directory, name)
}

interface Ran {
  code: number
  out: string
  err: string
}
/** As another tool runs it. Starting Node costs most of a test's time, so only what needs a process of its own comes here. */
const spawn = (args: string[], stdin?: string): Promise<Ran> =>
  new Promise(resolve => {
    const child = execFile(process.execPath, ['shared/cli.ts', 'check', ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin!.end(stdin ?? '')
  })

/** The same command in this process. */
const run = async (args: string[]): Promise<Ran> => {
  let out = ''
  let err = ''
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    out += text
    return true
  })
  const stderr = vi.spyOn(console, 'error').mockImplementation(text => {
    err += text
  })
  try {
    const program = new Command()
    register(program, 'zh-CN')
    await program.parseAsync(['node', 'xinbiao', 'check', ...args])
    return { code: Number(process.exitCode ?? 0), out, err }
  } finally {
    process.exitCode = undefined
    stdout.mockRestore()
    stderr.mockRestore()
  }
}
const json = async (args: string[]) => JSON.parse((await run(args)).out)

const notice = (n: number, withCode = true) =>
  `<html><body><h1>政府采购中标公告</h1><p>中标供应商：${firm(n)}</p>${withCode ? `<p>统一社会信用代码：${uscc(n)}</p>` : ''}</body></html>`
const table = (n: number) =>
  `<table><tr><th>供应商名称</th><th>统一社会信用代码</th></tr><tr><td>${firm(n)}</td><td>${uscc(n)}</td></tr></table>`

let registry: string
beforeAll(async () => {
  registry = await lay('good', good)
})

describe('xinbiao check', () => {
  test('prints the findings of a page in the fixed form, and bars by exit code', async () => {
    const page = file('hit.html', table(3))
    const args = ['--registry', registry, '--context', 'government-procurement']
    const { code, out } = await spawn([...args, '--fail-on', 'barred', page])
    expect(code).toBe(1)
    const answer = JSON.parse(out)
    expect(Object.keys(answer)).toEqual(['context', 'lists', 'subjects'])
    expect(answer.lists).toEqual([...REQUIRED].sort().map(id => ({ id, seq: 1, retrievedAt, state: 'fresh' })))
    const [subject] = answer.subjects
    expect(subject).toMatchObject({ name: firm(3), code: uscc(3), assessment: 'barred' })
    expect(subject.matches.map((m: { list: string }) => m.list).sort()).toEqual([...REQUIRED].sort())
    expect(subject.matches.find((m: { list: string }) => m.list === 'shixin')).toMatchObject({
      recordId: 'r3',
      basis: 'uscc',
      certainty: 'same',
      severity: 'serious',
      dates: { since: { on: '2026-05-06', from: 'printed' } },
      effect: 'barred',
      article: { mark: 'S' },
    })
    expect((await run([...args, page])).code).toBe(0)
  })

  test('clears who is on no list, by code and name', async () => {
    const page = file('clear.html', table(900))
    const answer = await json(['--registry', registry, '--context', 'government-procurement', page])
    expect(answer.subjects[0]).toMatchObject({ name: firm(900), assessment: 'clear', matches: [] })
  })

  test('infers the context where none is given, says so, and bars nobody', async () => {
    const answer = await json(['--registry', registry, file('infer.html', notice(3))])
    expect(answer).toMatchObject({ context: 'government-procurement', inferred: true })
    expect(answer.subjects[0].assessment).toBe('caution')
  })

  test('reads GBK pages by their declaration, UTF-8 pages by theirs', async () => {
    // "江临昌建设工程有限公司" cannot be typed in GBK here, so bytes are made from a table of the characters needed.
    const gbk = new Map<string, [number, number]>()
    const decoder = new TextDecoder('gbk')
    for (let high = 0xb0; high <= 0xf7; high++) {
      for (let low = 0xa1; low <= 0xfe; low++) gbk.set(decoder.decode(Uint8Array.of(high, low)), [high, low])
    }
    const html = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>中标供应商:'
    const bytes = [...`${html}${firm(3)}</p>`].flatMap(c => gbk.get(c) ?? [c.charCodeAt(0)])
    const answer = await json(['--registry', registry, file('gbk.html', Uint8Array.from(bytes))])
    expect(answer.subjects[0].name).toBe(firm(3))
  })

  test('reads a page saved as UTF-8 that still declares GBK', async () => {
    const html = `<html><head><meta charset="gb2312"></head><body><p>中标供应商：${firm(3)}</p>`
    const answer = await json(['--registry', registry, file('saved.html', html)])
    expect(answer.subjects[0].name).toBe(firm(3))
  })

  test('reads text from standard input, and CSV by cells', async () => {
    const fromText = JSON.parse((await spawn(['--registry', registry, '-'], `中标供应商：${firm(3)}\n`)).out)
    expect(fromText.subjects.map((s: { name: string }) => s.name)).toEqual([firm(3)])
    const csv = file('list.csv', `供应商名称,统一社会信用代码\n${firm(3)},${uscc(3)}\n${firm(901)},${uscc(901)}\n`)
    const fromCsv = await json(['--registry', registry, '--context', 'government-procurement', csv])
    expect(fromCsv.subjects.map((s: { code: string; assessment: string }) => [s.code, s.assessment])).toEqual([
      [uscc(3), 'barred'],
      [uscc(901), 'clear'],
    ])
  })

  test('a firm that wins one lot and loses another is said lot by lot', async () => {
    const rows = [
      ['包号', '供应商名称', '是否中标'],
      ['1', firm(3), '是'],
      ['2', firm(3), '否'],
    ]
    const html = `<table>${rows.map(row => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('')}</table>`
    const answer = await json([file('lots.html', html)])
    expect(answer.subjects).toMatchObject([
      {
        name: firm(3),
        role: 'winner',
        lots: [
          { lot: '1包', role: 'winner' },
          { lot: '2包', role: 'rejected' },
        ],
      },
    ])
  })

  test('answers several files one by one', async () => {
    const answer = await json(['--registry', registry, file('a.html', table(3)), file('b.html', table(900))])
    expect(answer.files.map((f: { subjects: { name: string }[] }) => f.subjects[0]!.name)).toEqual([firm(3), firm(900)])
    expect(answer.files[0].file).toContain('a.html')
  })

  test('assesses as of another day', async () => {
    const page = file('asof.html', table(3))
    const args = ['--registry', registry, '--context', 'government-procurement']
    const before = await json([...args, '--as-of', '2026-05-01', page])
    expect(before.subjects[0].matches.every((m: { effect: string }) => m.effect === 'notice')).toBe(true)
  })

  test('knows the lists of one day only', async () => {
    const page = file('listat.html', table(900))
    const args = ['--registry', registry, '--context', 'government-procurement', '--list-at']
    expect((await json([...args, retrievedAt, page])).subjects[0].assessment).toBe('clear')
    const then = await json([...args, '2026-01-05', page])
    expect(then.subjects[0].assessment).toBe('unknown')
    expect(then.lists.every((l: { state: string }) => l.state === 'absent')).toBe(true)
  })
})

describe('a registry that is not to be relied on', () => {
  const page = () => file('page.html', table(3))
  const check = (...args: string[]) => run(['--context', 'government-procurement', ...args, page()])
  const reasons = (out: string) => JSON.parse(out).subjects[0].reasons.filter((r: string) => !r.startsWith('not-covered-rule'))

  test('none at all', async () => {
    const { out } = await check()
    expect(reasons(out)).toContain('no-lists')
    expect(JSON.parse(out).subjects[0].assessment).toBe('unknown')
  })

  test('signed by another key: lists unverified, nothing of them used, told on standard error', async () => {
    const forged = new Map(good)
    forged.set('timestamp.json', publish({ lists, now: now - HOUR, keys: ring('thief') }).get('timestamp.json')!)
    const { code, out, err } = await check('--registry', await lay('forged', forged))
    expect(code).toBe(0)
    expect(JSON.parse(out).lists).toEqual([...REQUIRED].sort().map(id => ({ id, state: 'unverified' })))
    expect(JSON.parse(out).subjects[0]).toMatchObject({ assessment: 'unknown', matches: [] })
    expect(reasons(out)).toEqual(REQUIRED.map(id => `unverified:${id}`))
    expect(err).toContain('unverified')
  })

  test('another fingerprint than the pinned one: unverified', async () => {
    const { out } = await check('--registry', registry, '--root', `sha256-${'a'.repeat(64)}`)
    expect(reasons(out)).toEqual(REQUIRED.map(id => `unverified:${id}`))
  })

  test('expired: stale', async () => {
    const old = publish({ lists: lists.map(l => ({ ...l, retrievedAt: dayAt(now - 400 * HOUR) })), now: now - 300 * HOUR })
    const { out, err } = await check('--registry', await lay('expired', old))
    expect(reasons(out)).toEqual(REQUIRED.map(id => `stale:${id}`))
    expect(err).toContain('expired')
  })

  test('a truncated pack: that list broken, the others answer', async () => {
    const cut = new Map(good)
    const pack = [...cut.keys()].find(path => path.startsWith('targets/lists/shixin/packs/'))!
    cut.set(pack, cut.get(pack)!.slice(0, -7))
    const { out, err } = await check('--registry', await lay('cut', cut))
    expect(reasons(out)).toEqual(['broken:shixin'])
    expect(JSON.parse(out).subjects[0].matches.length).toBe(REQUIRED.length - 1)
    expect(err).toContain('shixin')
  })

  test('a sample: hits are shown and bar nobody, no-hits are unknown', async () => {
    const sample = publish({ lists, now: now - HOUR, publisher: { publisher: '示例', sample: true } })
    const { out } = await check('--registry', await lay('sample', sample))
    expect(JSON.parse(out).subjects[0].assessment).toBe('caution')
    expect(JSON.parse(out).lists.every((l: { state: string }) => l.state === 'sample')).toBe(true)
  })

  test('a server that is not there: absent', async () => {
    const { out, err } = await check('--registry', 'http://127.0.0.1:1/')
    expect(reasons(out)).toEqual(['no-lists', ...REQUIRED.map(id => `absent:${id}`)])
    expect(err).toContain('offline')
  })

  test('a directory that is no registry', async () => {
    await mkdir(join(directory, 'empty'), { recursive: true })
    const { out, err } = await check('--registry', join(directory, 'empty'))
    expect(reasons(out)).toContain('absent:shixin')
    expect(err).toContain('not-a-registry')
  })
})

test.each([
  ['tender.pdf', '%PDF-1.7 …', /PDF/],
  ['tender.docx', 'PK\x03\x04…', /文件损坏/],
  ['tender.html', new Uint8Array([60, 112, 62, 0, 0, 0, 1]), /认不出文件格式/],
  ['nothing.html', '', /文件是空的/],
])('%s is refused, not passed over as naming nobody', async (name, content, why) => {
  await expect(run([file(name, content)])).rejects.toThrow(why)
})

test('a page saved in another encoding than it declares is read all the same', async () => {
  const saved = `<html><head><meta charset="utf-8"></head><body><p>中标供应商：${firm(3)}</p></body></html>`
  const { subjects } = await json([file('saved-gbk.html', gbk(saved))])
  expect(subjects.map((s: { name: string }) => s.name)).toEqual([firm(3)])
})

test.each([
  [['nowhere.html']],
  [['--as-of', '2026-13-01', 'x.html']],
  [['--registry', 'nowhere', 'PAGE']],
  [['--registry', 'http://lists.example/', 'PAGE']],
])('%j is refused with a line that says why', async args => {
  const page = file('usage.html', table(3))
  await expect(run(args.map(arg => (arg === 'PAGE' ? page : arg)))).rejects.toThrow(/nowhere|2026-13-01|https/)
})

test.each([[[]], [['--context', 'nonsense', 'x.html']], [['nowhere.html']]])('bad usage %j ends with 2', async args => {
  const { code, out, err } = await spawn(args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err.trim().length).toBeGreaterThan(10)
})
