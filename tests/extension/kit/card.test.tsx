import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import type { CardView } from '#shared/text/card-view.ts'
import { Card, LookProvider } from '../../../extension/ui/kit/index.ts'
import { mount } from './mount.ts'

const view: CardView = {
  title: '苏州澜启自动化科技有限公司',
  code: '91320500MA1XXXXX0A',
  certainty: '代码一致',
  assessment: 'barred',
  glyph: '限',
  verdict: '代码一致，限制期内；请采购人核实后依规处理',
  role: '供应商',
  sections: [
    {
      title: '政府采购严重违法失信行为记录',
      tags: [{ text: '严重（按名单类别）', tone: 'barred' }],
      rows: [
        ['文号', '苏财购罚〔2026〕7号'],
        ['限制期', '2026-03-02 至 2027-03-01，还有 97 天'],
      ],
    },
  ],
  remarks: ['红名单不抵消失信记录。'],
  basis: ['匹配依据：页面所印统一社会信用代码与记录一致。'],
  actions: [
    { id: 'open-panel', label: '在侧边栏查看' },
    { id: 'source', label: '出处', href: 'https://www.example.org/7' },
    { id: 'objection', label: '异议渠道', href: 'javascript:alert(1)' },
  ],
  bands: ['示例数据'],
}

test('shows the finding, its section, the basis and the band, and hands actions back', async () => {
  const onAction = vi.fn()
  const root = mount(
    <LookProvider settings={{ lang: 'zh-CN', theme: 'light' }}>
      <Card view={view} onAction={onAction} />
    </LookProvider>,
  )
  for (const text of [view.title, view.code!, view.verdict, '示例数据', '红名单不抵消失信记录。', ...view.basis])
    expect(root.textContent).toContain(text)
  const term = [...root.querySelectorAll('dt')].find(dt => dt.textContent === '限制期')!
  expect(term.nextElementSibling!.textContent).toContain('2027-03-01')
  await page.getByRole('button', { name: '在侧边栏查看' }).click()
  expect(onAction).toHaveBeenCalledExactlyOnceWith('open-panel')
})

test('links only to https, in a new tab without referrer', () => {
  const root = mount(<Card view={view} />)
  const links = [...root.querySelectorAll('a')]
  expect(links.map(link => link.href)).toEqual(['https://www.example.org/7'])
  expect(links[0]!.rel).toBe('noopener noreferrer')
  expect(root.textContent).toContain('异议渠道')
})

test('text is text: markup in a record is shown, not run', () => {
  const root = mount(<Card view={{ ...view, title: '<img src=x onerror=alert(1)>' }} />)
  expect(root.querySelector('img')).toBeNull()
  expect(root.textContent).toContain('<img src=x')
})
