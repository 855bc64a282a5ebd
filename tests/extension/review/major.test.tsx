/** 重大违法记录 on the review page: a column, a proposal with its ground and article, a person's word with a reason. */
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { entry, firm, uscc } from '../../support/lists.ts'
import { soon } from '../kit/mount.ts'
import { fakeReviews, reviewOf } from './fixtures.ts'
import { button, fill, mountReview, press } from './mount-review.tsx'

const FINED = entry(
  'p1',
  { name: firm(900), uscc: uscc(900) },
  {
    ref: '桐环罚〔2026〕14号',
    outcome: '罚款人民币2,500,000元',
    dates: { since: { on: '2025-03-01', from: 'printed' } },
  },
)

test('a large fine is proposed, and stays for a person to confirm or reject with a reason', async () => {
  await page.viewport(1280, 1000)
  const services = await fakeReviews([reviewOf()], { penalty: [FINED] })
  const root = mountReview(services, { lang: 'zh-CN', theme: 'light' })
  await press(root, '校服采购 · XB-2026-001')
  await press(root, '本机查询')
  const cell = (name: string) => {
    const heads = [...root.querySelectorAll('th')].map(({ textContent }) => textContent)
    const row = [...root.querySelectorAll('tr')].find(tr => tr.textContent?.includes(name))
    return row?.children[heads.indexOf('重大违法记录')]?.textContent
  }
  await soon(() => cell(firm(900))).toContain('待人确认')
  expect(cell(firm(901))).toBe('未覆盖')
  await press(root, firm(900))
  const words = () => root.textContent ?? ''
  await soon(words).toContain('疑似重大违法记录：罚款 2,500,000 元，达到 2,000,000 元；2025-03-01 起，在三年内')
  expect(words()).toContain('政府采购法第二十二条第一款第五项、政府采购法实施条例第十九条、财库〔2022〕3号')
  expect(words()).toContain('行政处罚（双公示）：确认或排除疑似重大违法记录')
  expect(button(root, '排除，不是重大违法记录')?.disabled).toBe(true)
  await fill(root, '经办人', '张某')
  await fill(root, '理由、依据', '本领域标准五百万元')
  await fill(root, '领域标准（元）', '100')
  await soon(words).toContain('须为 2,000,000 以上的整数。')
  expect(button(root, '排除，不是重大违法记录')?.disabled).toBe(true)
  await fill(root, '领域标准（元）', '5,000,000')
  await soon(words).toContain('罚款低于所录领域标准 5,000,000 元')
  await press(root, '排除，不是重大违法记录')
  await soon(() => cell(firm(900))).toBe('已排除，其余未覆盖')
  expect(words()).toContain('已排除：本领域标准五百万元（张某 2026-11-24 10:00:00）')
  expect(words()).not.toContain('确认或排除疑似重大违法记录')
  expect((await services.kept.read('r'))!.bidders[2]!.major).toMatchObject([{ major: false, line: 5_000_000, by: '张某' }])
})
