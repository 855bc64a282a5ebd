import { expect, test } from 'vitest'
import { soon } from '../kit/mount.ts'
import { list } from '../options/fake.ts'
import { button, press } from '../review/mount-review.tsx'
import { fakeStatistics, TODAY } from './fixtures.ts'
import { mountStatistics, tableOf } from './mount-statistics.tsx'

test('lists stand with size, age and what is left of their term', async () => {
  const root = mountStatistics(await fakeStatistics(), 'lists')
  await soon(() => tableOf(root, '名单的规模与新旧').slice(1)).toEqual([
    ['1', '失信被执行人', '某市信用信息中心', '40', '2026-11-21', '3', '4', '有效期内'],
    ['2', '政府采购严重违法失信行为记录', '某市信用信息中心', '2', '2026-09-25', '60', '-30', '已过期'],
  ])
  await soon(() => root.querySelectorAll('canvas').length).toBe(2)
})

test('records are counted by severity and standing, and by the quarter they end in', async () => {
  const root = mountStatistics(await fakeStatistics(), 'records')
  await soon(() => tableOf(root, '失信严重程度与时效')).toEqual([
    ['失信严重程度', '有效', '无执行中的限制', '合计'],
    ['严重（来源标注）', '1', '1', '2'],
    ['严重（按名单类别）', '40', '0', '40'],
  ])
  const ends = tableOf(root, '有效期截止于各季度的条目')
  expect(ends.find(row => row[0] === '2028Q2')).toEqual(['2028Q2', '40', '40', '40'])
  expect(root.textContent).toContain('无截止日期: 2')
})

test('a large count waits for a click, shows how far it is, and stops', async () => {
  let stopped = false
  const services = await fakeStatistics(
    {
      count: (_, told, signal) =>
        new Promise((_resolve, reject) => {
          told(12_000)
          signal.addEventListener('abort', () => {
            stopped = true
            reject(signal.reason)
          })
        }),
    },
    [list('shixin', { count: 1_000_000 })],
  )
  const root = mountStatistics(services, 'records')
  await press(root, '统计 1,000,000 条')
  await soon(() => root.querySelector('progress')?.value).toBe(12_000)
  await press(root, '取消')
  await soon(() => root.textContent?.includes('已停止，未得出统计结果。')).toBe(true)
  expect(stopped).toBe(true)
})

test('records that could not be read are said, never left out in silence', async () => {
  const services = await fakeStatistics()
  const root = mountStatistics(
    {
      ...services,
      count: async (...given) => ({ ...(await services.count(...given)), short: [{ key: 'r1/shixin', missing: 7 }] }),
    },
    'records',
  )
  await soon(() => root.textContent?.includes('有 7 条未能读取')).toBe(true)
})

test('checks over time; deleting asks first, and deletes', async () => {
  const services = await fakeStatistics()
  const root = mountStatistics(services, 'checks')
  await soon(() => tableOf(root, '核对情况').length).toBe(3)
  const [head, ...rows] = tableOf(root, '核对情况')
  expect(head!.slice(0, 4)).toEqual(['周（起始日）', '网页', '信用审查', '单位（家次）'])
  expect(rows.map(row => row.slice(0, 4))).toEqual([
    ['2026-11-16', '4', '1', '12'],
    ['2026-11-23', '4', '1', '12'],
  ])
  await press(root, '清除计数与报送记录')
  await press(root, '清除')
  await soon(() => services.cleared).toBe(1)
  await soon(() => root.textContent?.includes('还没有计数')).toBe(true)
})

test('a quarter’s report and a year’s assessment, and the same as CSV', async () => {
  const services = await fakeStatistics()
  const root = mountStatistics(services, 'report')
  await soon(() => tableOf(root, '一、归集情况')[1]?.slice(0, 8)).toEqual([
    '行政处罚（双公示）',
    '云岭市信用信息中心',
    '2',
    '1',
    '0',
    '400',
    '360',
    '40 (10.0%)',
  ])
  expect(tableOf(root, '二、服务情况').find(row => row[0] === '核对单位（家次）')?.[1]).toBe('未提供')
  root.querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click()
  await soon(() => tableOf(root, '报送单位考核').length).toBe(0)
  const select = root.querySelector('select')!
  select.value = '2026H2'
  select.dispatchEvent(new Event('input', { bubbles: true }))
  await soon(() => tableOf(root, '报送单位考核')[1]?.slice(0, 7)).toEqual([
    '云岭市市场监督管理局',
    '行政处罚（双公示）',
    '2',
    '1',
    '0',
    '0',
    '84',
  ])
  expect(root.textContent).toContain(`报告期未结束，数字截至 ${TODAY}。`)
  button(root, '导出 CSV')!.click()
  await soon(() => services.saved.length).toBe(1)
  const { name, content } = services.saved[0]!
  expect(name).toBe('信用信息报送单位下半年考核表-2026H2.csv')
  expect(content).toContain('云岭市市场监督管理局,行政处罚（双公示）,2,1,0,0,84,400,360,40,0,18,0,0')
})

test('what cannot be read is said, and read again on a click', async () => {
  let broken = true
  const services = await fakeStatistics()
  const root = mountStatistics(
    {
      ...services,
      statistics: {
        ...services.statistics,
        all: () => (broken ? Promise.reject(new Error('shut')) : services.statistics.all()),
      },
    },
    'lists',
  )
  await soon(() => root.textContent?.includes('读取不到，本机数据没有改动。')).toBe(true)
  broken = false
  await press(root, '重试')
  await soon(() => root.querySelectorAll('canvas').length).toBe(2)
})

test('without lists, counts and deliveries each section says so', async () => {
  const empty = await fakeStatistics(
    { statistics: { all: async () => ({ days: [], deliveries: [], unreadable: 0 }), clear: async () => {} } },
    [],
  )
  for (const [section, words] of [
    ['lists', '本机还没有名单'],
    ['records', '本机还没有名单'],
    ['checks', '还没有计数'],
    ['report', '报告期内没有名单，也没有报送记录。'],
  ] as const) {
    const root = mountStatistics(empty, section)
    await soon(() => root.textContent?.includes(words)).toBe(true)
  }
})
