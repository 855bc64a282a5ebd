/** The gazetteer: full, short and old names of three levels, and countries. Strength says how far a name alone can be trusted. */
import data from '../data/regions.json' with { type: 'json' }
import words from '../data/words.json' with { type: 'json' }
import { split, UnitSet, WordSet } from './words.ts'

const MINORITY =
  /(?:壮|回|维吾尔|藏|苗|彝|土家|侗|瑶|白|哈尼|傣|傈僳|景颇|羌|朝鲜|蒙古|哈萨克|柯尔克孜|满|畲|黎|达斡尔|鄂温克|鄂伦春|水|布依|仡佬|佤|拉祜|布朗|纳西|怒|独龙|普米|仫佬|毛南|撒拉|保安|东乡|裕固|土|锡伯|塔吉克|各)*族?(?:自治区|自治州|自治县|自治旗)$/

const shortOf = (name: string): string => {
  if (/自治/.test(name)) return name.replace(MINORITY, '')
  return name.replace(/(?:特别行政区|地区|新区|林区|省|市|区|县|旗|盟)$/, '')
}

/** {"县": "丁青 …"}: names under their last character. */
export const namesOf = (groups: { [suffix: string]: string }): string[] =>
  Object.entries(groups).flatMap(([suffix, stems]) => split(stems).map(stem => stem + suffix))

const common = new Set([...split(words.generic), ...split(words.genericPublic)])
const strong = new Set<string>()
const weak = new Set<string>()
for (const name of split(data.provinces)) {
  strong.add(name)
  strong.add(shortOf(name))
}
for (const name of namesOf(data.cities)) {
  strong.add(name)
  const short = shortOf(name)
  if (short.length >= 2) {
    weak.add(short)
    // Counties became districts, prefectures cities: old names go on in firms' names.
    if (!common.has(short)) for (const suffix of ['市', '县', '地区']) strong.add(short + suffix)
  }
}
for (const name of [...namesOf(data.counties), ...split(data.old)]) {
  // 容县, 南县: two units are too little to begin a name inside a run (苍南县).
  if (name.length > 2) strong.add(name)
  else weak.add(name)
  const short = shortOf(name)
  if (short.length >= 2) {
    // 合作市, 城区: the stem alone is a common word.
    if (common.has(short)) continue
    weak.add(short)
    for (const suffix of ['县', '市', '区']) strong.add(short + suffix)
  }
}
const countries = new Set<string>()
for (const name of split(data.countries)) {
  weak.add(name)
  if (name.length === 2 && name.endsWith('国')) countries.add(name)
}
for (const name of split(words.national)) strong.add(name)
// The large cities stand without 市 in most firms' names.
for (const name of split(
  '广州 深圳 杭州 南京 武汉 成都 西安 郑州 长沙 济南 青岛 大连 沈阳 长春 哈尔滨 合肥 福州 厦门 南昌 南宁 昆明 贵阳 兰州 西宁 银川 太原 石家庄 呼和浩特 乌鲁木齐 拉萨 海口 苏州 无锡 宁波 温州 佛山 东莞 珠海',
)) {
  weak.delete(name)
  strong.add(name)
}
for (const name of strong) weak.delete(name)

const strongSet = new WordSet(strong)
const anySet = new WordSet([...strong, ...weak])

const LONGEST_REGION = 11

const GUO = 0x56fd
/** 中美国际, 金泰国有: 国 belongs to the word on its right. */
const GOES_WITH_GUO = '际家有企资民内药土产货贸华色学画医防风威盛'
const countryAt = (text: string, at: number, limit: number): number =>
  at + 2 < limit &&
  text.charCodeAt(at + 1) === GUO &&
  countries.has(text.slice(at, at + 2)) &&
  !GOES_WITH_GUO.includes(text[at + 2]!)
    ? 2
    : 0

/** Length of the region name that starts at `at`: provinces, names with their suffix, large cities, national words, 美国. */
export const strongRegionAt = (text: string, at: number, limit: number): number => {
  const n = strongSet.longestAt(text, at, limit) || countryAt(text, at, limit)
  if (n === 0) return 0
  // 上海南方, 鹿城区: no region starts inside another.
  for (let back = 1; back <= 3 && back <= at; back++) {
    const m = regionAt(text, at - back, Math.min(limit, at - back + LONGEST_REGION))
    if (m > back) return 0
  }
  return n
}

/** The same with short names of prefectures and counties, and countries. */
export const regionAt = (text: string, at: number, limit: number): number => anySet.longestAt(text, at, limit)

/** Length of the region name, any level, that ends just before `end`. */
export const regionBefore = (text: string, end: number, from: number): number => anySet.longestBefore(text, end, from)

const provinces = new Set(split(data.provinces))
const cities = new WordSet(namesOf(data.cities))
const provinceNames = new WordSet(split(data.provinces).flatMap(name => [name, shortOf(name)]))
/** Whether a province's name, full or short, ends just before `end`. */
export const provinceBefore = (text: string, end: number, from: number): boolean =>
  provinceNames.longestBefore(text, end, from) > 0

/** Whether `text[from..to)` is a province's full name and a prefecture's full name begins at `to`. */
export const isProvinceBefore = (text: string, from: number, to: number): boolean =>
  provinces.has(text.slice(from, to)) && cities.longestAt(text, to) > 0

/** Words that end like places. */
const NO_PLACE =
  /(?:超市|城市|上市|股市|夜市|集市|都市|门市|小区|社区|园区|城区|市区|地区|片区|校区|景区|库区|辖区|街区|矿区|灾区|开发区|城镇|乡镇|城乡|农村|乡村|本[省市县区镇乡村]|[该各全我贵][省市县区镇乡村])$/
const PLACE_ENDS = new UnitSet('省市县区州旗镇乡村')
const LONGEST_STEM = 3
const ZI = 0x81ea
const ZHI = 0x6cbb

/** Length of what looks like a place's name (云岭县, 九店乡): towns and new or old places are in no gazetteer. */
export const placeAt = (text: string, at: number, limit: number): number => {
  for (let end = at + 1; end <= at + LONGEST_STEM && end < limit; end++) {
    const unit = text.charCodeAt(end - 1)
    if (unit < 0x4e00 || unit > 0x9fff) return 0
    const next = text.charCodeAt(end)
    const autonomous =
      next === ZI && end + 2 < limit && text.charCodeAt(end + 1) === ZHI && PLACE_ENDS.has(text.charCodeAt(end + 2))
    if (!autonomous && !PLACE_ENDS.has(next)) continue
    const n = end - at + (autonomous ? 3 : 1)
    return NO_PLACE.test(text.slice(at, at + n)) ? 0 : n
  }
  return 0
}
