/**
 * The main job on real input, the whole way: published lists → command line → signed registry → built extension → marks on real
 * pages; and the command line's own answers about the same pages.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '#shared/core/types.ts'
import type { ListFile } from '#shared/publish/publish-list-file.ts'
import { type Ran, xinbiao } from '../support/command-line.ts'
import { askBackground, demoExtension } from '../support/demo-world.ts'
import { type ExtensionBrowser, launchExtension } from '../support/extension.ts'
import { addRegistryByHand, chooseContext, readCardOf } from '../support/officer.ts'
import { overlayOf } from '../support/overlay.ts'
import { GGZY, type ProcurementSite, playSite } from '../support/procurement-site.ts'
import { directorySource, type StaticServer, serve } from '../support/server.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const present = existsSync(data)
if (!present) console.log('skipped: no ../shared/data')

const PUBLISHER = '江临市公共信用信息中心'
const CONTEXT = 'bank-financed'
/** The page on which a firm of the World Bank's list is first candidate. */
const TENDER = 'portal/jl_8d060498c7ed.html'
/** Portal pages opened in the extension; the command line reads all. */
const EVERY = 6

interface Line {
  name: string
  code?: string | undefined
  role?: string | undefined
  assessment: string
  reasons: string[]
  matches: { list: string; recordId: string; basis: string; certainty: string; effect: string }[]
}

const byName = (a: Line, b: Line) => (a.name + a.code < b.name + b.code ? -1 : 1)
const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const textOf = (page: string) =>
  plain(
    readFileSync(join(data, 'pages', page), 'utf8')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&nbsp;', ''),
  )
const pagesIn = (folder: string) =>
  present ? readdirSync(join(data, 'pages', folder)).flatMap(file => (file.endsWith('.html') ? [`${folder}/${file}`] : [])) : []

describe.skipIf(!present)('real lists on real pages', () => {
  const dir = mkdtempSync(join(tmpdir(), 'xinbiao-real-'))
  const at = (path: string) => join(dir, path)
  const ran: { [what: string]: Ran } = {}
  const portal = pagesIn('portal')
  /** Names of the A-list, and the pages that print one. */
  let aList: Set<string>
  let aPages: Map<string, string[]>
  let checked: Map<string, Line[]>
  let browser: ExtensionBrowser
  let registry: StaticServer
  let site: ProcurementSite
  let own: Page
  let fingerprint: string

  const run = async (what: string, ...args: string[]) => {
    ran[what] = await xinbiao(...args)
    if (ran[what].code !== 0) throw new Error(`${what}: ${ran[what].stderr}`)
  }
  const listOf = (id: string) => JSON.parse(readFileSync(at(`lists/${id}.list.json`), 'utf8')) as ListFile
  const importList = (id: string, files: [file: string, mapping: string][]) =>
    run(
      `import ${id}`,
      ...['import', '--list', id, '--retrieved-at', '2026-11-20', '--out', at('lists')],
      ...files.flatMap(([, mapping]) => ['--mapping', mapping]),
      ...files.map(([file]) => join(data, 'lists', file)),
    )

  beforeAll(async () => {
    await importList('bank-debarred', [
      ['world_bank_listing_of_ineligible_firms_and_individuals.xlsx', 'world-bank'],
      ['Inter-American_Development_Bank-Sanctioned_Firms_and_Individuals.xlsx', 'inter-american'],
    ])
    await importList('tax-credit', [['heilongjiang_2018_A_taxpayers.gbk.csv', 'heilongjiang-tax-a']])
    await importList('shixin', [['shixin_one_firm.gbk.csv', 'court-csv']])
    const lists = ['bank-debarred', 'tax-credit', 'shixin'].flatMap(id => ['--list', `${id}=${at(`lists/${id}.list.json`)}`])
    await run('keys', 'keys', '--out', at('keys'))
    await run('publish', 'publish', '--out', at('public'), '--keys', at('keys'), '--publisher', PUBLISHER, ...lists)
    await run('verify', 'verify', at('public'))
    fingerprint = /sha256-([0-9a-f]{64})/.exec(ran.publish!.stdout)![1]!

    aList = new Set(listOf('tax-credit').records.map(record => plain(record.subject.name)))
    aPages = new Map()
    for (const page of [...pagesIn('fddc'), ...portal]) {
      const text = textOf(page)
      const names = [...aList].filter(name => text.includes(name))
      if (names.length > 0) aPages.set(page, names)
    }
    const asked = [...portal, ...aPages.keys()]
    const files = asked.map(page => join(data, 'pages', page))
    await run('check', 'check', '--registry', at('public'), '--context', CONTEXT, ...files)
    const reports = (JSON.parse(ran.check!.stdout) as { files: { subjects: Line[] }[] }).files
    checked = new Map(asked.map((page, i) => [page, reports[i]!.subjects.map(lineOf).sort(byName)]))

    registry = await serve(directorySource(at('public')))
    browser = await launchExtension({ extension: demoExtension(dir) })
    site = await playSite(browser.context, GGZY)
    for (const page of asked) site.pages[page] = readFileSync(join(data, 'pages', page))
    own = await browser.open('options.html')
  })
  afterAll(async () => {
    await browser?.close()
    await registry?.close()
    rmSync(dir, { recursive: true, force: true })
  })

  test('four published files become three lists, of which each claims no more than it holds', () => {
    for (const id of ['bank-debarred', 'tax-credit', 'shixin']) {
      const { total } = JSON.parse(readFileSync(at(`lists/${id}.report.json`), 'utf8')) as {
        total: { read: number; kept: number; persons: number }
      }
      const { ms } = ran[`import ${id}`]!
      console.log(`${id}: ${total.read} read, ${total.kept} kept, ${total.persons} persons left out; imported in ${ms} ms`)
      expect(listOf(id).records).toHaveLength(total.kept)
      expect(listOf(id).coverage.complete).toBe(false)
    }
    expect(listOf('bank-debarred').records).toHaveLength(1970)
    expect(listOf('tax-credit').records).toHaveLength(5233)
    const court = listOf('shixin').records
    expect(court).toHaveLength(29)
    expect(new Set(court.map(record => record.subject.name)).size).toBe(1)
  })

  test('the registry holds for our own client and for tuf-js', () => {
    console.log(`published in ${ran.publish!.ms} ms, verified in ${ran.verify!.ms} ms`)
    expect(ran.verify!.stdout).toContain(fingerprint)
    expect(ran.verify!.stdout).toContain('tuf-js 读通：3 个目标')
    expect(ran.verify!.stdout).toContain('全部成立')
    expect(ran.verify!.stdout.match(/不完整/g)).toHaveLength(3)
  })

  test('an officer adds it by its fingerprint and sees what it holds', async () => {
    const began = performance.now()
    const said = await addRegistryByHand(own, registry.url, fingerprint)
    await own.getByText(`已添加“${PUBLISHER}”。`).waitFor()
    console.log(`looked at, compared and added in ${Math.round(performance.now() - began)} ms`)
    expect(said).toContain(PUBLISHER)
    for (const line of ['1,970\t2026-11-20\t部分', '29\t2026-11-20\t部分', '5,233\t2026-11-20\t部分'])
      expect(said).toContain(line)
    // The packaged sample would add its own reasons to every finding.
    await own.getByRole('button', { name: '移除 信标示例数据' }).click()
    await own.getByRole('dialog').getByRole('button', { name: '移除' }).click()
    await own.getByText('已移除“信标示例数据”。').waitFor()
    await own
      .getByRole('button', { name: '名单', exact: true })
      .or(own.getByRole('link', { name: '名单', exact: true }))
      .click()
    await own.getByText('3 份名单在本机，共 7,232 条记录。').waitFor()
  })

  /** What the panel is told of a page, in the command line's form. */
  const found = async (page: Page): Promise<Line[]> => {
    const view = await askBackground(own, { type: 'ui/tab', tabId: await browser.tabId(page) })
    return view.subjects.map(({ finding }) => lineOf(spoken(finding))).sort(byName)
  }
  const visit = async (path: string): Promise<Page> => {
    const page = await browser.context.newPage()
    await page.goto(site.url + path)
    return page
  }

  test('the World Bank’s firm on a tender page is for a person to check, with list and dates', async () => {
    const names = new Set(listOf('bank-debarred').records.map(record => plain(record.subject.name)))
    const page = await visit(TENDER)
    const panel = await browser.open(`sidepanel.html?tab=${await browser.tabId(page)}`)
    await panel.getByRole('listitem').first().waitFor()
    await chooseContext(panel, CONTEXT, true)
    const onPage = (await found(page)).filter(line => names.has(plain(line.name)))
    expect(onPage).toMatchObject([{ role: 'candidate', assessment: 'caution' }])
    const { name } = onPage[0]!
    const record = listOf('bank-debarred').records.find(one => plain(one.subject.name) === name)!

    const [row] = await panel.getByRole('listitem').allInnerTexts()
    expect(row).toContain(name)
    expect(row).toContain('名称一致，代码待核')
    const seen = await overlayOf(page)
    const card = await readCardOf(page, seen, name)
    expect((await seen.marks()).map(({ label, glyph, assessment }) => [label, glyph, assessment])).toEqual([
      [`${name}：待人工核实，名称一致，代码待核`, '核', 'caution'],
    ])
    expect(await seen.underlined()).toEqual({ caution: [name] })
    for (const said of [
      '名称一致，代码待核；“世界银行等多边开发银行不合格主体”中有同名单位，代码核实一致后再作判断',
      '第 1 中标候选人',
      record.dates.since!.on,
      '公示中，未载明截止日',
      '依据待核实',
      '数据取自来源 2026-11-20',
      PUBLISHER,
      '出处',
      '异议渠道',
    ])
      expect(card).toContain(said)
  })

  test('the command line says the same of the tender page, and finds no A-list name on any portal page', () => {
    console.log(`check: ${checked.size} pages in ${ran.check!.ms} ms`)
    expect(checked.get(TENDER)!.filter(line => line.assessment !== 'unknown')).toMatchObject([
      { assessment: 'caution', matches: [{ list: 'bank-debarred', certainty: 'likely', basis: 'registered-name' }] },
    ])
    expect(portal.filter(page => aPages.has(page))).toEqual([])
    const listed = portal.flatMap(page => checked.get(page)!.flatMap(line => line.matches.map(match => match.list)))
    expect(listed.filter(list => list === 'tax-credit')).toEqual([])
  })

  test('eight names of the A-list are found on the announcements that print them', async () => {
    expect(new Set([...aPages.values()].flat()).size).toBe(8)
    for (const [path, names] of aPages) {
      const page = await visit(path)
      await expect.poll(() => found(page), { timeout: 60_000 }).toEqual(checked.get(path))
      const listed = (await found(page)).filter(line => line.matches.some(match => match.list === 'tax-credit'))
      expect(listed.map(line => plain(line.name)).sort()).toEqual([...names].sort())
      expect(listed.flatMap(line => line.matches.map(match => match.certainty))).toSatisfy((all: string[]) =>
        all.every(certainty => certainty === 'likely'),
      )
      const underlined = Object.values(await (await overlayOf(page)).underlined()).flat()
      // A name that a line's end breaks across two blocks is underlined as far as the first goes.
      for (const name of names) expect(underlined.map(plain)).toContainEqual(expect.toSatisfy(beginsName(name)))
      await page.close()
    }
    console.log(`A-list: 8 names on ${aPages.size} announcements`)
  })

  test('extension and command line find the same on portal pages', async () => {
    const some = portal.filter((path, i) => i % EVERY === 0 || path === TENDER)
    let subjects = 0
    for (const path of some) {
      const page = await visit(path)
      await expect.poll(() => found(page), { timeout: 60_000, message: path }).toEqual(checked.get(path))
      subjects += checked.get(path)!.length
      await page.close()
    }
    console.log(`extension = command line on ${some.length} portal pages, ${subjects} organisations`)
  })
})

const beginsName = (name: string) => (text: string) => name.startsWith(text) && text.length > name.length / 2

/** A line of `check`, with only what is compared. */
const lineOf = ({ name, code, role, assessment, reasons, matches }: Line): Line => ({
  name,
  code,
  role,
  assessment,
  reasons: [...reasons].sort(),
  matches: matches.map(({ list, recordId, basis, certainty, effect }) => ({ list, recordId, basis, certainty, effect })),
})

const spoken = ({ subject, assessment, reasons, matches }: Finding): Line => ({
  name: subject.name,
  code: subject.code?.value,
  role: subject.roles[0],
  assessment,
  reasons: reasons.map(({ code, list }) => (list ? `${code}:${list}` : code)),
  matches: matches.map(({ list, record, basis, certainty, effect }) => ({ list, recordId: record.id, basis, certainty, effect })),
})
