/**
 * A look-alike official site on loopback, with invented firms: a search form, a captcha, results as 中国政府采购网 lays them out. How it
 * misbehaves is set while it runs. Its host is another one, so a test gives `page.url` the channel's address, or maps the host.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ccgpHeader, ccgpRow } from './official-pages.ts'

export type Mood =
  | 'well'
  /** Columns under other words. */
  | 'changed-form'
  /** The answer to the search before. */
  | 'stale'
  /** Rows of another firm. */
  | 'other-firm'
  | 'error'
  /** The page without its rows; they come with `release()`. */
  | 'slow'

export interface OfficialSite {
  url: string
  mood: Mood
  /** What passes the captcha: a test reads it, no program guesses it. */
  captcha: string
  /** Name → rows' code and penalty. Whoever is not here has no entry. */
  listed: Map<string, { code: string; outcome: string }>
  /** Lets the answers go that `slow` holds back. */
  release(): void
  close(): Promise<void>
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const form = (name: string, code: string): string =>
  `<form method="post" action="/cr/list"><label>企业名称 <input name="orgName" value="${escaped(name)}"></label><label>统一社会信用代码 <input name="orgCode" value="${escaped(code)}"></label><label>验证码 <input name="captcha"></label><button>查询</button></form>`

const page = (body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>政府采购严重违法失信行为记录名单</title></head><body><h1>政府采购严重违法失信行为记录名单</h1>${body}</body></html>`

export const startOfficialSite = async (): Promise<OfficialSite> => {
  let held: (() => void)[] = []
  let before = { name: '', code: '' }
  const site: OfficialSite = {
    url: '',
    mood: 'well',
    captcha: '7K3Q',
    listed: new Map(),
    release: () => {
      for (const go of held) go()
      held = []
    },
    close: async () => {},
  }

  const results = (name: string, code: string): string => {
    const found = site.mood === 'other-firm' ? { code: '', outcome: '罚款' } : site.listed.get(name)
    const row = found ? ccgpRow(site.mood === 'other-firm' ? `北京${name}` : name, found.code || '无', found.outcome) : ''
    const table = `<table id="tableInfo">${ccgpHeader}${row}</table>`
    const said = found ? '<p>共1页</p>' : '<p>没有该企业的相关记录</p>'
    const changed = site.mood === 'changed-form' ? table.replace('处罚结果', '处理情况').replace('执法单位', '处理机关') : table
    return page(form(name, code) + changed + (site.mood === 'changed-form' && found ? '' : said))
  }

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const send = (status: number, html: string) => res.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(html)
    if (req.method !== 'POST') return void send(200, page(form('', '')))
    let body = ''
    for await (const piece of req) body += String(piece)
    const asked = new URLSearchParams(body)
    const name = asked.get('orgName')?.trim() ?? ''
    const code = asked.get('orgCode')?.trim() ?? ''
    if (asked.get('captcha') !== site.captcha) return void send(200, page(`${form(name, code)}<p>验证码错误，请重新输入</p>`))
    if (site.mood === 'error') return void send(502, page('<p>系统繁忙，请稍后再试</p>'))
    const shown = site.mood === 'stale' ? before : { name, code }
    before = { name, code }
    if (site.mood !== 'slow') return void send(200, results(shown.name, shown.code))
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    const [head, rest] = results(name, code).split('<table')
    res.write(head!)
    held.push(() => res.end(`<table${rest}`))
  }

  const server = createServer((req, res) => {
    answer(req, res).catch(() => res.writeHead(500).end())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cr/list`
  site.close = () =>
    new Promise(done => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return site
}
