/** Result pages as the official sites print them, with invented firms. */

import { readHtml } from '#shared/documents/html.ts'
import { type Channel, channels } from '#shared/official/channels.ts'
import type { Asked, OfficialPage } from '#shared/official/read.ts'
import { CODE_A, NAME } from './records.ts'

export const channel = (id: string): Channel => channels.find(c => c.id === id)!

const OPENED = 1_000_000
export const asked = (list: string, over: Partial<Asked> = {}): Asked => ({
  list,
  name: NAME,
  code: CODE_A,
  since: OPENED,
  ...over,
})

export const ccgpHeader =
  '<tr><th>序号</th><th>企业名称</th><th>统一社会信用代码（或组织机构代码）</th><th>企业地址</th><th>严重违法失信行为的具体情形</th><th>处罚结果</th><th>处罚依据</th><th>处罚日期</th><th>公布日期</th><th>执法单位</th></tr>'

/** A row of 中国政府采购网's list. */
export const ccgpRow = (
  name: string,
  code: string,
  outcome = '罚款五千元，列入不良行为记录名单，一年内禁止参加政府采购活动',
): string =>
  `<tr class="trShow"><td>1</td><td><a>${name}</a></td><td>${code}</td><td>虚构市某路1号</td><td>提供虚假材料</td><td>${outcome}</td><td>政府采购法第七十七条</td><td>2026-07-12</td><td>2026-07-21 16:34</td><td>虚构市财政局</td></tr>`

export const ccgpTable = (...rows: string[]): string => `<table id="tableInfo">${ccgpHeader}${rows.join('')}</table>`

export const shown = (html: string, over: Partial<OfficialPage> = {}): OfficialPage => ({
  url: 'https://www.ccgp.gov.cn/cr/list',
  title: '政府采购严重违法失信行为记录名单',
  blocks: readHtml(html),
  fields: { orgName: NAME },
  loadedAt: OPENED + 5000,
  ...over,
})

/** 信用中国's page of one firm on one list. */
export const creditPage = (title: string, html: string, over: Partial<OfficialPage> = {}): OfficialPage =>
  shown(`<h1>${title}</h1>${html}`, {
    url: 'https://www.creditchina.gov.cn/xinyongxinxi/',
    title: '信用中国',
    fields: { keyword: NAME },
    ...over,
  })
