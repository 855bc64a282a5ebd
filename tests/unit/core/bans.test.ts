import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBan } from '#shared/core/bans.ts'
import { addMonths, lastDayOf } from '#shared/core/days.ts'
import { readNumeral } from '#shared/core/numerals.ts'
import { isMajorPenalty, readFine } from '#shared/core/penalty.ts'
import { record } from '../../support/records.ts'

const SINCE = '2026-03-02'

describe('terms', () => {
  test.each([
    ['十二个月内禁止参加政府采购活动', '2027-03-01'],
    ['列入不良行为记录名单，在一年内禁止参加政府采购活动', '2027-03-01'],
    ['二年内禁止参加政府采购活动', '2028-03-01'],
    ['两年内禁止其参加政府采购活动', '2028-03-01'],
    ['禁止参加政府采购活动 3 年', '2029-03-01'],
    ['半年内禁止参加政府采购活动', '2026-09-01'],
    ['一年半内禁止参加政府采购活动', '2027-09-01'],
    ['暂停其投标资格六个月', '2026-09-01'],
    ['取消其2年内参加依法必须进行招标的项目的投标资格并予以公告', '2028-03-01'],
    ['禁止在三年内代理政府采购业务', '2029-03-01'],
    ['365天内禁止参加政府采购活动', '2027-03-01'],
    ['1年内禁止参加政府采购活动，并处罚款壹万元', '2027-03-01'],
    ['自收到本决定之日起15日内缴纳罚款5000元；列入不良行为记录名单，一年内禁止参加政府采购活动', '2027-03-01'],
  ])('%s', (text, on) => {
    const read = readBan(text, SINCE)
    expect(read.ban).toEqual({ forbids: true })
    expect(read.effectUntil).toMatchObject({ on, from: 'parsed' })
  })

  test.each([
    ['自2026年3月2日起至2027年3月1日禁止参加政府采购活动', '2027-03-01'],
    ['一年内禁止参加政府采购活动（2026年3月2日至2027年3月1日）', '2027-03-01'],
    ['禁止其三年内（2025-01-01至2027-12-31）参加政府采购活动', '2027-12-31'],
    ['禁止参加政府采购活动1年，起止日期：2025年01月20日—2026年01月19日', '2026-01-19'],
    ['自2025年6月1日起一年内禁止参加政府采购活动', '2026-05-31'],
    ['处12个月内禁止参加政府采购活动的处罚，期限截止2027年1月4日', '2027-01-04'],
  ])('printed days win: %s', (text, on) => expect(readBan(text, SINCE).effectUntil?.on).toBe(on))

  test('without a first day a term gives no end, but the ban is known', () => {
    expect(readBan('一年内禁止参加政府采购活动')).toEqual({ ban: { forbids: true } })
  })

  test('every term in digits or Chinese numerals, from any day', () => {
    const words = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.integer({ min: 0, max: 700 }), (n, chinese, later) => {
        const since = addMonths('2020-01-15', later % 60)
        const numeral = chinese ? words[n - 1] : String(n)
        expect(readBan(`${numeral}个月内禁止参加政府采购活动`, since).effectUntil?.on).toBe(lastDayOf(since, n))
        expect(readBan(`${numeral}年内禁止参加政府采购活动`, since).effectUntil?.on).toBe(lastDayOf(since, n * 12))
      }),
    )
  })
})

describe('no end where the text leaves it open', () => {
  test.each([
    '禁止1至3年内参加政府采购活动',
    '列入不良行为记录名单，在一至三年内禁止参加政府采购活动',
    '取消其一年至二年内参加依法必须进行招标的项目的投标资格',
    '禁止3年以上5年以下参加投标',
    '罚款20000元，并处禁止参加政府采购活动6个月，一年内不得参加投标',
    '一年内禁止参加政府采购活动（2026年3月2日至2028年3月1日）',
  ])('%s', text => {
    const read = readBan(text, SINCE)
    expect(read.ban).toMatchObject({ forbids: true, contradictory: true })
    expect(read.effectUntil).toBeUndefined()
  })

  test('永久 has no end', () => {
    expect(readBan('永久禁止参加政府采购活动', SINCE)).toEqual({ ban: { forbids: true, permanent: true } })
  })
})

describe('areas', () => {
  test.each([
    ['三年内禁止参加济宁市辖区内政府采购活动', '济宁市'],
    ['三年内禁止其在济宁市辖区内参加政府采购活动', '济宁市'],
    ['在山东省范围内禁止参加政府采购活动24个月', '山东省'],
    ['禁止参加江苏省省级政府采购活动二年', '江苏省'],
    ['禁止参与本市招标投标活动十八个月', '本市'],
  ])('%s', (text, area) => {
    const read = readBan(text, SINCE)
    expect(read.ban?.area).toBe(area)
    expect(read.scope).toBe(area)
    expect(read.effectUntil).toBeDefined()
  })

  test('the whole country is no limit', () => {
    expect(readBan('三年内禁止参加全国政府采购活动', SINCE).ban?.area).toBeUndefined()
  })
})

describe('no ban', () => {
  test.each([
    '罚款人民币5000元',
    '警告',
    '处以采购金额千分之五的罚款',
    '不予禁止参加政府采购活动',
    '罚款5000元，责令改正',
    '没收违法所得',
  ])('%s', text => expect(readBan(text, SINCE)).toEqual({ ban: { forbids: false } }))

  test.each(['', '列入不良行为记录名单', '禁止销售该批次产品', '见附件'])('nothing known: %s', text =>
    expect(readBan(text, SINCE).ban?.forbids ?? false).toBe(false),
  )

  test('any text is read without harm, and never gives an end without a ban', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'一二三年月日内禁止参加政府采购活动自至2026罚款市辖区，；（）0'), { maxLength: 40 }),
        parts => {
          const read = readBan(parts.join(''), SINCE)
          if (read.effectUntil) expect(read.ban?.forbids).toBe(true)
        },
      ),
    )
  })
})

describe('numerals and fines', () => {
  test.each([
    ['12', 12],
    ['十二', 12],
    ['二十', 20],
    ['两', 2],
    ['一百五十', 150],
    ['二百万', 2_000_000],
    ['壹拾贰', 12],
    ['1,234.5万', 12_345_000],
    ['三千零五', 3005],
    ['一亿二千万', 120_000_000],
    ['二〇二六', 2026],
  ])('%s', (text, value) => expect(readNumeral(text)).toBe(value))

  test.each([
    ['罚款人民币2,000,000元', 2_000_000],
    ['处罚款二百万元', 2_000_000],
    ['罚款 5000 元', 5000],
    ['并处罚金壹佰万元整；罚款300万元', 3_000_000],
  ])('%s', (text, value) => expect(readFine(text)).toBe(value))

  test('重大违法记录: a large fine, a stop or a revocation within three years', () => {
    const on = (outcome: string, since = '2025-01-01') => record({ outcome, dates: { since: { on: since, from: 'printed' } } })
    expect(isMajorPenalty(on('罚款2000000元'), '2026-11-24')).toBe(true)
    expect(isMajorPenalty(on('罚款1999999元'), '2026-11-24')).toBe(false)
    expect(isMajorPenalty(on('责令停产停业'), '2026-11-24')).toBe(true)
    expect(isMajorPenalty(on('吊销营业执照'), '2026-11-24')).toBe(true)
    expect(isMajorPenalty(on('责令改正'), '2026-11-24')).toBe(false)
    expect(isMajorPenalty(on('吊销营业执照', '2023-11-23'), '2026-11-24')).toBe(false)
    expect(isMajorPenalty(on('吊销营业执照', '2023-11-24'), '2026-11-24')).toBe(true)
  })
})
