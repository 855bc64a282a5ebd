/** What becomes of a row: codes, kinds, dates, bans, ids, duplicates. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPersonId } from '#shared/core/identifiers.ts'
import { scrub } from '#shared/core/person-numbers.ts'
import { readDate } from '#shared/publish/clocks.ts'
import { chineseNamesIn, cleanName, codesIn } from '#shared/publish/codes.ts'
import { trueCoverage } from '#shared/publish/map-rows.ts'
import { kindOf } from '#shared/publish/persons.ts'
import { orgCode, uscc } from '#shared/publish/sample/codes.ts'
import { bytesOf, errorOf, linesOf, mappingOf, run } from './helpers.ts'

const CODE = uscc(20000001)
const plain = mappingOf({ name: { from: ['名称'] }, code: { from: ['代码'] } })

describe('dirty identifiers', () => {
  const rows: [string, object][] = [
    [CODE, { uscc: CODE }],
    [CODE.toLowerCase(), { uscc: CODE }],
    [` ${CODE.slice(0, 9)} ${CODE.slice(9)}`, { uscc: CODE }],
    [CODE.replace(/[0-9]/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)), { uscc: CODE }],
    [`${orgCode(20000001).slice(0, 8)}-${orgCode(20000001)[8]}`, { orgCode: orgCode(20000001) }],
    [`330100${orgCode(20000001)}`, { regNo: `330100${orgCode(20000001)}` }],
    [`${CODE.slice(0, 11)}****${CODE.slice(-4)}`, { masked: `${CODE.slice(0, 11)}****${CODE.slice(-4)}` }],
    [`统一社会信用代码：${CODE}`, { uscc: CODE }],
    [`${CODE}（法人）`, { uscc: CODE }],
    [`L${CODE}`, { uscc: CODE }],
  ]
  test.each(rows)('%s', async (text, expected) => {
    const { records } = await run(bytesOf(`名称,代码\n虚构砚北工程有限公司,${text}\n`), 'a.csv', plain)
    expect(records[0]!.subject).toEqual({ name: '虚构砚北工程有限公司', ...expected })
  })

  test('a check character that fails: kept, marked, reported', async () => {
    const wrong = CODE.slice(0, 17) + (CODE[17] === '0' ? '1' : '0')
    const { records, report } = await run(bytesOf(`名称,代码\n虚构砚北工程有限公司,${wrong}\n`), 'a.csv', plain)
    expect(records[0]!.subject).toMatchObject({ uscc: wrong, codeFault: 'check-character' })
    expect(report.total.codesInvalid).toBe(1)
  })
  test('numbers in running text are no codes: telephones, dates, order numbers', () => {
    expect(codesIn('电话 057112345678，日期 20260102，订单 123456789012345')).toEqual([])
  })
  test('an identity number is never read as a code, nor left in a text', () => {
    const digits = fc.integer({ min: 0, max: 99 }).map(n => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 110101, max: 659004 }), fc.integer({ min: 1930, max: 2010 }), digits, (region, year, n) => {
        const body = `${region}${year}0307${n}1`
        const last = [...'0123456789X'].find(c => isPersonId(body + c))
        fc.pre(last !== undefined)
        for (const id of [body + last, `${region}${year}****${n}1${last}`]) {
          expect(codesIn(id)).toEqual([])
          expect(scrub(`身份证${id}。`)).toEqual({ text: '身份证（证件号码略）。', removed: 1 })
        }
      }),
    )
    expect(scrub(`代码${CODE}不动`).text).toBe(`代码${CODE}不动`)
  })
})

describe('names', () => {
  test.each([
    ['虚构砚北工程\n有限公司', '虚构砚北工程有限公司'],
    ['虚构砚北工程有 限 公司', '虚构砚北工程有限公司'],
    ['（虚构砚北（集团）有限公司）', '虚构砚北（集团）有限公司'],
    ['虚构（杭州）工程有限公司', '虚构（杭州）工程有限公司'],
    ['NOBODY  CO., LTD.', 'NOBODY CO., LTD.'],
    ['云岭示例建设有限公司.', '云岭示例建设有限公司'],
    ['EXAMPLE CO., LTD.', 'EXAMPLE CO., LTD.'],
  ])('%s', (raw, clean) => expect(cleanName(raw)).toBe(clean))

  test('Chinese names out of mixed cells: nested brackets, several, short ones apart', () => {
    expect(chineseNamesIn('(虚构地矿建设(集团)安徽有限公司)*632')).toEqual({
      names: ['虚构地矿建设(集团)安徽有限公司'],
      short: [],
    })
    expect(chineseNamesIn('(虚构砚北有限公司)(虚构云岫设计院) (d/b/a Nobody)').names).toEqual([
      '虚构砚北有限公司',
      '虚构云岫设计院',
    ])
    expect(chineseNamesIn('虚构砚北有限公司, 虚构砚北')).toEqual({ names: ['虚构砚北有限公司'], short: ['虚构砚北'] })
  })
})

describe('natural persons', () => {
  const kind = (name: string, code = '', kindText = '') =>
    kindOf({ names: [name], codes: code ? [code] : [], hasCode: codesIn(code).length > 0, kind: kindText })
  test.each([
    ['王小明', '', '', 'person'],
    ['欧阳小明', '', '', 'person'],
    ['买买提·艾力', '', '', 'person'],
    ['MR. NOBODY', '', '', 'person'],
    ['某某', '330102198003071236', '', 'person'],
    ['某某', '3301021980****1236', '', 'person'],
    ['某某', '', '自然人', 'person'],
    // An identity number that passes a USCC's check by chance.
    ['某某', '632337193403070310', '', 'person'],
    ['王小明', CODE, '', 'organisation'],
    ['虚构砚北工程有限公司', '330102198003071236', '', 'organisation'],
    ['虚构县第一小学', '', '', 'organisation'],
    ['虚构壹号生活馆', '', '', 'organisation'],
    ['NOBODY CONSTRUCTION CO., LTD.', '', '', 'organisation'],
    ['虚构小卖铺（个体工商户）', '', '', 'sole-trader'],
    ['NOBODY ATALL', '', '', 'unclear'],
    ['砚北云岫洵川', '', '', 'unclear'],
  ])('%s %s %s is %s', (name, code, kindText, expected) => expect(kind(name, code, kindText)).toBe(expected))

  test('nothing of a person is kept: no name, no number, in records or report', async () => {
    const text =
      '名称,代码,备注\n王小明,330102198003071236,手机 1\n虚构砚北工程有限公司,330102198003071236,联系人330102198003071236\n'
    const mapping = mappingOf(
      { name: { from: ['名称'] }, code: { from: ['代码'] } },
      { extra: { 备注: { from: ['备注'] }, 号: { from: ['代码'] } } },
    )
    const { records, report } = await run(bytesOf(text), 'a.csv', mapping)
    expect(report.total).toMatchObject({ persons: 1, kept: 1 })
    expect(records[0]).toMatchObject({ subject: { name: '虚构砚北工程有限公司' }, extra: { 备注: '联系人（证件号码略）' } })
    expect(linesOf(report, 'identity-number-removed')).toEqual([3])
    expect(JSON.stringify({ records, report })).not.toMatch(/王小明|330102/)
  })
})

describe('the three clocks', () => {
  test.each([
    ['2026-03-02', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['20260302', '2026-03-02'],
    ['2026/3/2 16:34:00', '2026-03-02'],
    [String(Date.UTC(2026, 2, 2)), '2026-03-02'],
    ['Mar 02, 2026', '2026-03-02'],
  ])('%s is printed', (raw, on) => expect(readDate(raw)).toEqual({ mark: { on, from: 'printed' } }))
  test.each(['2099-12-31', '2999-12-31', '长期', 'Ongoing', '永久'])('%s means no end', raw =>
    expect(readDate(raw)).toEqual({ never: true }),
  )
  test.each(['2026-02-30', '昨天', '2026'])('%s is unreadable', raw => expect(readDate(raw)).toEqual({ bad: raw }))
  test('a spreadsheet day only where the mapping says so', () => {
    expect(readDate('46083', { serial: true })).toMatchObject({ mark: { on: '2026-03-02' } })
    expect(readDate('46083')).toEqual({ bad: '46083' })
  })

  const gp = mappingOf(
    { name: { from: ['名称'] }, since: { from: ['起'] }, effectUntil: { from: ['止'] }, outcome: { from: ['结果'] } },
    { listId: 'gp-serious' },
  )
  const one = async (row: string) =>
    (await run(bytesOf(`名称,起,止,结果\n虚构砚北工程有限公司,${row}\n`), 'a.csv', gp)).records[0]!
  test('a printed end stands; one the text contradicts is said', async () => {
    expect(await one('2026-03-02,2027-03-01,十二个月内禁止参加政府采购活动')).toMatchObject({
      dates: { effectUntil: { on: '2027-03-01', from: 'printed' } },
      ban: { forbids: true },
    })
    expect((await one('2026-03-02,2029-03-01,十二个月内禁止参加政府采购活动')).ban).toMatchObject({ contradictory: true })
  })
  test('without a first day a term gives no end, but forbids', async () => {
    const record = await one(',,一年内禁止参加政府采购活动')
    expect(record).toMatchObject({ ban: { forbids: true } })
    expect(record.dates.effectUntil).toBeUndefined()
  })
  test('an unreadable date is reported with its line, the row stays', async () => {
    const { records, report } = await run(bytesOf('名称,起,止,结果\n虚构砚北工程有限公司,待定,,\n'), 'a.csv', gp)
    expect(records).toHaveLength(1)
    expect(report.lines.find(l => l.note === 'date-unreadable')).toMatchObject({ line: 2, detail: 'since: 待定' })
  })
  test('an end before its beginning is said', async () => {
    const { report } = await run(bytesOf('名称,起,止,结果\n虚构砚北工程有限公司,2026-03-02,2025-03-01,x\n'), 'a.csv', gp)
    expect(linesOf(report, 'dates-contradict')).toEqual([2])
  })
})

describe('entries', () => {
  const penalty = mappingOf(
    { name: { from: ['名称'] }, ref: { from: ['文号'] }, authority: { from: ['机关'] }, outcome: { from: ['结果'] } },
    { listId: 'penalty' },
  )
  const text = (rows: string[]) => bytesOf(['名称,文号,机关,结果', ...rows].join('\n'))
  const A = '虚构砚北工程有限公司,虚罚1号,虚构局,警告'
  const B = '虚构砚北工程有限公司,虚罚2号,虚构局,警告'
  const A2 = '虚构砚北工程有限公司,虚罚1号,虚构局,罚款300元'

  test('ids do not depend on the order of rows, nor on rows that come and go', async () => {
    const ids = async (rows: string[]) => {
      const { records } = await run(text(rows), 'a.csv', penalty)
      return Object.fromEntries(records.map(r => [`${r.ref}${r.outcome}`, r.id]))
    }
    const first = await ids([A, B])
    expect(await ids([B, A])).toEqual(first)
    expect(await ids([B])).toEqual({ 虚罚2号警告: first.虚罚2号警告 })
    expect(new Set(Object.values(first)).size).toBe(2)
  })
  test('the same row twice is one record; one entry said in two ways stays two, with two ids', async () => {
    const { records, report } = await run(text([A, A, A2]), 'a.csv', penalty)
    expect(records.map(r => r.outcome)).toEqual(['警告', '罚款300元'])
    expect(new Set(records.map(r => r.id)).size).toBe(2)
    expect(linesOf(report, 'duplicate')).toEqual([3])
    expect(linesOf(report, 'same-entry-differs')).toEqual([4])
  })
  test('ids are unique whatever the rows', async () => {
    const cell = fc.constantFrom('', '甲', '乙')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }), async rows => {
        const lines = rows.map(([a, b, c]) => `虚构${a}有限公司,${b},${c},x`)
        const { records, report } = await run(text(lines), 'a.csv', penalty)
        expect(new Set(records.map(r => r.id)).size).toBe(records.length)
        expect(records.length + report.total.duplicates).toBe(rows.length)
      }),
      { numRuns: 40 },
    )
  })
  test('a list that lost rows cannot claim to be complete', async () => {
    const { report } = await run(text([A, ',虚罚3号,虚构局,警告']), 'a.csv', penalty)
    expect(report.total.rejected).toBe(1)
    expect(trueCoverage(penalty.coverage, report)).toMatchObject({ complete: false, note: '1 行未能读入' })
    const { report: whole } = await run(text([A]), 'a.csv', penalty)
    expect(trueCoverage(penalty.coverage, whole).complete).toBe(true)
  })
  test('a list that left sole traders out does not cover them', async () => {
    const { report } = await run(text([A, '虚构岚记五金店（个体工商户）,虚罚5号,虚构局,警告']), 'a.csv', penalty)
    expect(report.total.soleTraders).toBe(1)
    const both = { ...penalty.coverage, subjects: ['organisation' as const, 'sole-trader' as const] }
    expect(trueCoverage(both, report).subjects).toEqual(['organisation'])
    const { report: none } = await run(text([A]), 'a.csv', penalty)
    expect(trueCoverage(both, none).subjects).toEqual(both.subjects)
  })
  test('every row has one fate', async () => {
    const { report } = await run(text([A, A, B, ',x,y,z', '王小明,虚罚4号,虚构局,警告']), 'a.csv', penalty)
    const t = report.total
    expect(t.read).toBe(5)
    expect(t.kept + t.rejected + t.duplicates + t.persons + t.soleTraders).toBe(t.read)
    expect(report.departments).toMatchObject([
      { department: '虚构局', read: 4 },
      { department: 'y', read: 1, rejected: 1 },
    ])
  })
})

describe('a mapping that does not fit', () => {
  test('the name’s column is not in the file: what was needed and what is there', async () => {
    const error = await errorOf(run(bytesOf('甲,乙\n1,2\n'), 'a.csv', plain))
    expect(error.code).toBe('no-such-column')
    expect(error.file).toBe('a.csv')
    expect(error.detail).toContain('名称')
  })
  test('a column that is not there but need not be is reported', async () => {
    const { report } = await run(bytesOf('名称,乙\n虚构云岫设计院,2\n'), 'a.csv', plain)
    expect(report.files[0]!.columnsMissing).toEqual(['代码'])
  })
  test('a mapping for another list', async () => {
    expect((await errorOf(run(bytesOf('名称\nx\n'), 'a.csv', plain, 'shixin'))).code).toBe('wrong-list')
  })
  test.each([
    [{ version: 2 }, 'version'],
    [{ fields: {} }, 'name'],
    [{ fields: { name: { from: ['x'] }, nonsense: { from: ['y'] } } }, 'unknown field'],
    [{ fields: { name: { from: ['x'], match: '(' } } }, 'regular expression'],
    [{ colour: 'red' }, 'colour'],
  ])('%j is refused, saying where', (change, words) => {
    expect(() => mappingOf(plain.fields, change as object)).toThrow(words)
  })
})
