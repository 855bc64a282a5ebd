/** The sample's lists and the sample site agree with each other, and show every case. */
import { describe, expect, test } from 'vitest'
import { addDays } from '#shared/core/days.ts'
import { isPersonId, isValidUscc, parseIdentifier } from '#shared/core/identifiers.ts'
import { standingOf } from '#shared/core/standing.ts'
import { policy, policyList } from '#shared/policy/index.ts'
import { buildSampleLists, sampleFirm, sampleFirmKeys } from '#shared/publish/sample/build-sample.ts'
import { longPage, SITE_PAGES, sitePages } from '../../fixtures/site/site.ts'

const TODAY = '2026-11-24'
const lists = buildSampleLists(TODAY)
const records = lists.flatMap(l => l.records.map(record => ({ list: l.listId, record })))
const standing = (day: string) =>
  new Map(buildSampleLists(day).flatMap(l => l.records.map(r => [r.id, standingOf(r, policyList(l.listId), day)] as const)))

describe('the sample’s lists', () => {
  test('one for every list of the policy that is a list', () => {
    const wanted = policy.lists.map(l => l.id).filter(id => id !== 'gp-illegal')
    expect(lists.map(l => l.listId).sort()).toEqual(wanted.sort())
  })
  test('ids are unique; codes are valid save the one that should not be; no firm can be real', () => {
    expect(new Set(records.map(r => r.record.id)).size).toBe(records.length)
    const codes = records.flatMap(r => r.record.subject.uscc ?? [])
    expect(codes.every(c => c.slice(2, 8) === '980100' && !isPersonId(c))).toBe(true)
    expect(records.filter(r => r.record.subject.uscc && !isValidUscc(r.record.subject.uscc)).map(r => r.record.id)).toEqual([
      'public-resource-badcheck',
    ])
  })
  test('every standing is there', () => {
    const seen = new Set(standing(TODAY).values())
    for (const one of ['active', 'no-active-ban', 'ended', 'past-computed-end', 'not-yet', 'open']) expect(seen).toContain(one)
  })
  test('they show the same ten years later', () => {
    for (const later of ['2028-02-29', '2031-03-31', addDays(TODAY, 3653)]) expect(standing(later)).toEqual(standing(TODAY))
  })
  test('the cases: ban parsed, area, fine only, contradictory, disputed, red beside black, namesakes, names only, masked, others', () => {
    const of = (id: string) => records.find(r => r.record.id === id)!.record
    expect(of('gp-serious-xunqi').dates.effectUntil?.from).toBe('parsed')
    expect(of('gp-serious-cenyuzhou').dates.scope).toBe('汀屿市')
    expect(of('gp-serious-zhulingxi').ban).toEqual({ forbids: false })
    expect(of('tender-ban-lead').ban?.contradictory).toBe(true)
    expect(of('samr-serious-tianxizhou').disputed).toBe(true)
    expect(records.filter(r => r.record.id.endsWith('-cenyuzhou')).map(r => policyList(r.list)!.kind)).toEqual(
      expect.arrayContaining(['black', 'red']),
    )
    const directory = lists.find(l => l.listId === 'directory')!.records
    expect(directory.filter(r => r.subject.name === sampleFirm('namesake-a').name)).toHaveLength(2)
    expect(of('shixin-names-only').subject).toEqual({ name: sampleFirm('names-only').name })
    expect(parseIdentifier(of('shixin-masked').subject.masked!)?.type).toBe('masked')
    expect(of('tax-major-taxno').subject.regNo).toHaveLength(15)
    expect(of('safety-former').subject.formerNames).toHaveLength(1)
    expect(of('commitment-moyunzhi').kept).toBe(false)
  })
})

describe('the sample site', () => {
  const pages = sitePages({ registry: 'https://registry.example/r/', root: 'sha256-x' })
  const all = SITE_PAGES.map(p => pages[p]!).join('\n')

  test('thirty suppliers, most without codes', () => {
    const rows = pages['suppliers.html']!.match(/<tr><td class="n">.*<\/tr>/g)!
    expect(rows).toHaveLength(30)
    expect(rows.filter(r => /<td class="code">—/.test(r)).length).toBeGreaterThan(15)
  })
  test('every record’s firm that can stand on a page does, by name, former name or variant', () => {
    const elsewhere = new Set(['namesake-b', 'bracketed', 'short', 'former'])
    const listed = new Set(records.filter(r => r.list !== 'directory').map(r => r.record.id.slice(r.list.length + 1)))
    const text = all.replace(/<\/?(?:b|br)>/g, '')
    const absent = [...listed].filter(k => !elsewhere.has(k) && !text.includes(sampleFirm(k).name))
    expect(absent).toEqual([])
    expect(text).toContain(sampleFirm('former').former[0])
  })
  test('codes on the pages are the sample’s, save those that should differ', () => {
    const known = new Set(sampleFirmKeys().map(k => sampleFirm(k).uscc))
    const odd = [...new Set(all.match(/9[12]98[0-9A-Z]{14}/g))].filter(c => !known.has(c))
    // One that contradicts its name, one with a failing check character, one with O for 0.
    expect(odd.map(c => isValidUscc(c))).toEqual([true, false, false])
  })
  test('badges carry the registry and its root; nothing is left to fill in; no inline script or style', () => {
    expect(pages['badges.html']).toContain('registry="https://registry.example/r/" root="sha256-x"')
    expect(pages['badges.html']).toContain("connect-src 'self' https://registry.example")
    expect(all).not.toContain('{{')
    expect(all).not.toMatch(/<script>|<style|style="/)
  })
  test('the long page is as long as asked, with at most 300,000 characters of text', () => {
    const page = longPage(1_000_000)
    const bytes = new TextEncoder().encode(page).length
    expect(Math.abs(bytes - 1_000_000)).toBeLessThan(10_000)
    expect(page.replace(/<[^>]*>/g, '').length).toBeLessThan(300_000)
    expect(longPage(1_000_000)).toBe(page)
  })
})
