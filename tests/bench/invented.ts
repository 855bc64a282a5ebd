/** Invented firms in any number: deterministic, spelled as registered names are, with valid codes. Real names are none of a benchmark's business. */
import { orgCodeCheckCharacter, usccCheckCharacter } from '#shared/core/identifiers.ts'
import type { ListRecord } from '#shared/core/records.ts'

const regions =
  '北京 上海 天津 重庆 江苏 浙江 山东 广东 湖北 湖南 四川 河南 河北 福建 安徽 辽宁 苏州市 南京市 无锡市 常州市 杭州市 宁波市 深圳市 广州市 武汉市 长沙市 成都市 郑州市 合肥市 济南市'.split(
    ' ',
  )
const marks = '澜启恒信远泽川汇拓达明衡瑞丰盛源嘉禾宏图卓越金鼎天成博雅华晟中联新锐宝利安捷科创智诚德顺百川永泰宇通凯迪'.split('')
const trades =
  '建设工程 科技 信息技术 机电设备 环保工程 水务 医疗器械 电气 园林绿化 物业服务 智能系统 检测技术 仪器仪表 交通工程 建筑装饰 消防工程 教育装备 软件 网络技术 办公用品'.split(
    ' ',
  )
const endings = '有限公司 有限公司 有限公司 有限公司 股份有限公司 有限责任公司 集团有限公司'.split(' ')

/** mulberry32: small, seeded, good enough to spread names. */
export const random = (seed: number): (() => number) => {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export const inventedName = (i: number): string => {
  const next = random(i + 1)
  const pick = (from: string[]) => from[Math.floor(next() * from.length)]!
  return (
    pick(regions) + pick(marks) + pick(marks) + pick(marks) + (next() < 0.3 ? pick(marks) : '') + pick(trades) + pick(endings)
  )
}

export const inventedUscc = (i: number): string => {
  const head = `MA${String(i % 1_000_000).padStart(6, '0')}`
  const first17 = `9132${String(1000 + (Math.floor(i / 1_000_000) % 9000)).padStart(4, '0')}${head}${orgCodeCheckCharacter(head)}`
  return first17 + usccCheckCharacter(first17)
}

/** A record of at least 400 bytes of JSON, as the court's and the treasury's are. */
export const inventedRecord = (i: number): ListRecord => ({
  id: `r${i}`,
  subject: { name: inventedName(i), uscc: inventedUscc(i) },
  ref: `（2026）苏0500执${i}号`,
  authority: '某市中级人民法院',
  reason: '有履行能力而拒不履行生效法律文书确定义务',
  outcome: '全部未履行',
  dates: { since: { on: '2026-03-02', from: 'printed' }, validUntil: { on: '2028-03-01', from: 'by-rule', text: '2 年' } },
  region: '江苏',
  extra: { 作出执行依据单位: '某市某区人民法院', 执行依据文号: `（2025）苏0505民初${i}号` },
})

/** A text of about `length` characters with `names` names in it, of which `listed` are of the first `keys`. */
export const inventedText = (length: number, names: number, listed: number, keys: number, nameAt = inventedName): string => {
  const next = random(77)
  const filler =
    '本项目采用公开招标方式确定供应商，投标文件须在规定时间前递交，逾期不予受理。评标委员会按照招标文件规定的方法和标准进行评审，'
  const parts: string[] = []
  let size = 0
  const room = Math.max(0, Math.floor(length / names))
  for (let n = 0; n < names; n++) {
    const name = n % Math.ceil(names / listed) === 0 ? nameAt(Math.floor(next() * keys)) : nameAt(keys + n)
    const words = filler.repeat(Math.ceil(room / filler.length)).slice(0, Math.max(6, room - name.length - 1))
    parts.push(words, '，', name)
    size += words.length + 1 + name.length
    if (size >= length) break
  }
  return parts.join('')
}
