/** Invented pages of many portals' styles, with their gold: no rule of the finder was made for one of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findMentions } from '#shared/core/mentions/index.ts'
import { nameKey } from '#shared/core/normalise.ts'
import type { Role } from '#shared/core/types.ts'
import { readHtml } from '#shared/documents/html.ts'

const fixtures = new URL('../../fixtures/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, fixtures), 'utf8')
interface Gold {
  page: string
  orgs: { name: string; roles?: Role[] }[]
}
const gold: Gold[] = read('pages/gold.ndjson')
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line) as Gold)
/** By name key: the roles said. */
const found = (path: string): Map<string, Role[]> => {
  const out = new Map<string, Role[]>()
  for (const { name, role, found } of findMentions(readHtml(read(path)))) {
    if (found === 'code') continue
    const roles = out.get(nameKey(name)) ?? []
    if (role) roles.push(role)
    out.set(nameKey(name), roles)
  }
  return out
}

describe('25 invented pages', () => {
  const pages = gold.map(({ page, orgs }) => ({ page, orgs, said: found(`pages/${page}.html`) }))
  const asked = pages.flatMap(({ page, orgs, said }) =>
    orgs.map(({ name, roles }) => ({ page, name, roles: roles ?? [], said: said.get(nameKey(name)) })),
  )

  test('every page has its gold', () => {
    const files = readdirSync(new URL('pages/', fixtures)).filter(name => name.endsWith('.html'))
    expect(gold.map(g => `${g.page}.html`)).toEqual(files.sort())
  })

  test('recall ≥ 0.97', () => {
    const missed = asked.filter(a => !a.said)
    expect(1 - missed.length / asked.length, missed.map(m => `${m.page} ${m.name}`).join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  test('precision ≥ 0.95', () => {
    const wrong: string[] = []
    let said = 0
    for (const page of pages) {
      const known = new Set(page.orgs.map(o => nameKey(o.name)))
      for (const name of page.said.keys()) {
        said++
        if (!known.has(name)) wrong.push(`${page.page} ${name}`)
      }
    }
    expect(1 - wrong.length / said, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('roles ≥ 0.95 of winners, candidates, purchasers, agencies', () => {
    const judged = asked.filter(a => a.said && a.roles.some(r => ['winner', 'candidate', 'purchaser', 'agency'].includes(r)))
    const wrong = judged.filter(a => !a.said!.some(r => a.roles.includes(r)))
    expect(1 - wrong.length / judged.length, wrong.map(w => `${w.page} ${w.name}`).join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('nobody is called winner or candidate who is none', () => {
    const wrong = asked.filter(a => a.said?.some(r => (r === 'winner' || r === 'candidate') && !a.roles.includes(r)))
    expect(wrong.map(w => `${w.page} ${w.name}`)).toEqual([])
  })
})

describe('the sample site: menus, titles and feet of pages give no roles', () => {
  const roles = (page: string, name: string) => new Set(found(`site/${page}.html`).get(nameKey(name)))

  test('a list of suppliers has no winner', () => {
    const said = [...found('site/suppliers.html').values()].flat()
    expect(said).not.toContain('winner')
    expect(said).not.toContain('candidate')
  })
  test.each([
    ['suppliers', '云泽市教育局', ['purchaser']],
    ['notice', '云泽市教育局', ['purchaser']],
    ['candidates', '云泽市第三中学', ['purchaser']],
    ['candidates', '东屏省财政厅', ['other']],
    ['candidates', '云泽砚溪川建设工程有限公司', ['candidate']],
    ['candidates', '汀屿霜岫川餐饮管理有限公司', ['rejected']],
    ['result', '桐汀诚岫言信用评估有限公司', []],
    ['result', '汀屿岑屿舟食品配送有限公司', ['winner']],
    ['result', '汀屿朔蘅溪消防设备有限公司', ['rejected']],
    ['result', '霁川岫禾汀网络工程有限公司', ['rejected']],
  ])('%s: %s', (page, name, expected) => {
    expect([...roles(page, name)]).toEqual(expected)
  })
  test('a copy shop is found', () => {
    expect(found('site/suppliers.html').has('云泽市澜口区砚记文印店')).toBe(true)
  })
})
