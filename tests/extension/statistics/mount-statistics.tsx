import '../../../extension/ui/statistics/statistics.css'
import { LookProvider } from '../../../extension/ui/kit/index.ts'
import { StatisticsPage } from '../../../extension/ui/statistics/statistics-page.tsx'
import { mount } from '../kit/mount.ts'
import type { FakeStatistics } from './fixtures.ts'

export const mountStatistics = (
  services: FakeStatistics,
  section: string,
  look: { lang: 'zh-CN' | 'en'; theme: 'light' | 'dark' } = { lang: 'zh-CN', theme: 'light' },
): HTMLElement => {
  history.replaceState(null, '', `${location.pathname}${location.search}#${section}`)
  return mount(
    <LookProvider settings={look}>
      <StatisticsPage services={services} />
    </LookProvider>,
  )
}

/** The table of this caption as text, head first. */
export const tableOf = (root: HTMLElement, caption: string): string[][] => {
  const table = [...root.querySelectorAll('table')].find(one => one.querySelector('caption')?.textContent === caption)
  return [...(table?.rows ?? [])].map(row => [...row.cells].map(cell => cell.textContent ?? ''))
}
