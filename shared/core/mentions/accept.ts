/** Whether what stands between a beginning and an ending is an organisation's name, or only words: 本公司, 评标委员会, 采购中心. */
import words from '../data/words.json' with { type: 'json' }
import type { Start } from './boundary.ts'
import type { Ending } from './endings.ts'
import { regionAt } from './regions.ts'
import { afterRegions, genericPublic, genericWords, isNameUnit, type Scan } from './scan.ts'
import { split, UnitSet, WordSet } from './words.ts'

const BAD_START = /^(?:[的了与及或由是被该此且]|[0-9]+$)/
const BAD_PUBLIC_START = /^(?:[和对在为将等其之本各某即而但也又并以于不可应须已未按从到至级届名含请楼层室]|[市县区省](?!政))/
/** Words of sentences, not of names. */
const SENTENCE =
  /[占已被把使令若却吗呢吧了这那哪何谁们着只各的]|域内|境内|范围内|以及|或|如果|没有|不得|应当|可以|必须|进行|有效|需要|后来/
/** 美国第四大投资银行, 台湾的…中心: said of one, not its name. */
const DESCRIBED = /第[0-9一二三四五六七八九十]+大(?![队街道厦院学])/
const official = new WordSet(split(words.official))
/** What `SENTENCE`, `DESCRIBED` and `ADDRESS_INSIDE` begin with: nearly all names have none of these units. */
const suspects = new UnitSet('占已被把使令若却吗呢吧了这那哪何谁们着只各的域境范以或如没不应可必进有需后第大路街号')
const isSuspect = (text: string, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (suspects.has(text.charCodeAt(i))) return true
  return false
}
/** 请贵公司, 该公司, 履行将对公司…: said of a firm named elsewhere. */
const SOMEBODYS = /(?:[本我贵该各某对从给让被把等]|[资级股属下]子|提交)$/
const ADDRESS_BEFORE = /[路街巷弄号层楼室座栋幢旁侧]$/
const ADDRESS_AFTER =
  /^[^,。;:、()]{0,10}?(?:[0-9A-Z一二三四五六七八九十][号楼层室幢栋座]|[路街巷弄]|[东南西北]侧|村|新?[东南西北]区)/
const ADDRESS_INSIDE = /(?:大道|[^铁公道线马]路(?!政|桥|灯|网|面|产|段)|街[0-9东南西北]|[0-9]号)/
const ADDRESS_LABEL = /(?:地址|地点|住所|所在地|位于)[^:]{0,4}:?$/

/** Punctuation, white space or the text's end on both sides: the words stand alone, as a value or a line. */
const standsAlone = (scan: Scan, start: Start, ending: Ending): boolean => {
  const { text, gap } = scan.folded
  const right = ending.end >= text.length || gap[ending.end] === 2 || !isNameUnit(text.charCodeAt(ending.end))
  return right && (start.by === 'edge' || start.by === 'label')
}

/** 商场三层商铺, 酒店2楼会议室: a building, not who keeps it. */
const BUILDING = /(?:商场|超市|宾馆|酒店|饭店|大厦|广场)$/
const STOREY = /^(?:[地负]?[0-9一二三四五六七八九十]+[层楼]|楼上|楼下)/

const isAddress = (scan: Scan, from: number, ending: Ending, suspect: boolean): boolean => {
  const { text } = scan.folded
  if (BUILDING.test(ending.word) && STOREY.test(text.slice(ending.end, ending.end + 5))) return true
  if (from > 0 && ADDRESS_BEFORE.test(text[from - 1]!)) return true
  if (suspect && ADDRESS_INSIDE.test(text.slice(from, ending.start))) return true
  return (
    ADDRESS_LABEL.test(text.slice(Math.max(0, from - 10), from)) && ADDRESS_AFTER.test(text.slice(ending.end, ending.end + 14))
  )
}

export const isName = (scan: Scan, start: Start, ending: Ending): boolean => {
  const { text } = scan.folded
  const from = start.at
  const to = ending.start
  if (ending.kind === 'exact') return true
  if (from > to || ending.kind === 'listed') return false
  if (official.longestAt(text, from, ending.end) === ending.end - from) return true
  const rest = afterRegions(text, from, to)
  const hasRegion = rest > from
  if (hasRegion && text[rest] === '的' && text[rest + 1] !== '士') return false
  const length = to - rest
  if (!hasRegion && length < 2) return false
  const core = text.slice(from, to)
  const suspect = isSuspect(text, from, to)
  if (suspect && DESCRIBED.test(core)) return false
  if (from < to && (text.charCodeAt(from) === 40 || text.charCodeAt(from) === 41)) return false
  if (ending.word === '公司' && SOMEBODYS.test(core)) return false
  const company = ending.kind === 'company'
  if (!hasRegion && (BAD_START.test(core) || (suspect && SENTENCE.test(core)) || (!company && BAD_PUBLIC_START.test(core))))
    return false
  const distinct = length >= 2 && !(company ? genericWords : genericPublic).covers(text, rest, to)
  if (company) {
    // 云泽市青杉有限公司: what looks like a second region is the firm's own word.
    const own = hasRegion && ending.word !== '公司' && length < 2 ? to - from - regionAt(text, from, to) : 0
    if (own >= 2) return true
    if (distinct) return ending.word !== '公司' || !suspect || !SENTENCE.test(core)
    return (
      length >= 2 &&
      (hasRegion || (length >= 4 && ending.word.length > 3 && (standsAlone(scan, start, ending) || (from === 0 && length >= 6))))
    )
  }
  const inner = innerOrganisation(scan, from, ending)
  if (ending.kind === 'branch') {
    if (inner) return true
    return length >= 2 && distinct && (hasRegion || start.by === 'label' || (start.by === 'edge' && ending.word === '分公司'))
  }
  if (ending.kind === 'outlet') {
    if (inner === undefined || to - innerEnd(scan, from, ending) < 2) return false
    return !PLACE.test(ending.word) || !isNameUnit(text.charCodeAt(ending.end) || 0)
  }
  if (!inner && isAddress(scan, from, ending, suspect)) return false
  switch (ending.kind) {
    case 'firm':
      if (hasRegion)
        return (
          length + ending.word.length >= 2 &&
          (length > 0 || start.by !== 'region') &&
          (ending.word.length > 1 || distinct || length >= 2)
        )
      return distinct && (start.by !== 'word' || length >= 3)
    case 'strong':
      if (hasRegion) return length > 0 || ending.word.length > 2 || !NEEDS_MORE.has(ending.word)
      return distinct
    default:
      if (inner) return inner === 'public' || INNER_WEAK.test(ending.word)
      if (hasRegion) return length + ending.word.length >= 3 && !SINGLE.test(ending.word)
      return distinct && length >= 3 && (start.by === 'label' || standsAlone(scan, start, ending))
  }
}

/** 杭州医院, 北京学校: a kind of place, not a name. */
const NEEDS_MORE = new Set(['医院', '学校', '中学', '小学', '委员会', '幼儿园'])
/** Too short to stand without the body they belong to. */
const SINGLE = /^[司科部]$/
/** What a firm or university can have as a body of its own; its departments (物资部, 办公室) are left to it. */
const INNER_WEAK = /(?:中心|大厦|指挥部|厂|院|所|馆|大队|矿|油田)$/

/** Another organisation's ending inside the name: its branch or department. */
const innerOrganisation = (scan: Scan, from: number, ending: Ending): 'company' | 'public' | undefined => {
  let found: 'company' | 'public' | undefined
  for (let i = ending.start; i > from + 2; i--) {
    const e = scan.endAt.get(i)
    if (!e || e === ending) continue
    if (e.kind === 'company' || /(?:合作社|供销社|联社)$/.test(e.word)) return 'company'
    if (e.kind === 'exact' || PUBLIC_BODY.test(e.word)) found = 'public'
  }
  return found
}
/** Outlets whose word goes on into other words: 市场价格, 停车场工程. */
const PLACE = /^(?:店|矿|城|市场|停车场|总站|汽车站|客运站|工程处|餐厅|.部)$/
/** Where the last organisation inside the name ends. */
const innerEnd = (scan: Scan, from: number, ending: Ending): number => {
  for (let i = ending.start; i > from + 2; i--) {
    const kind = scan.endAt.get(i)?.kind
    if (kind === 'company' || kind === 'branch' || kind === 'firm') return i
  }
  return from
}
const PUBLIC_BODY = /(?:大学|学院|医院|银行|研究院|设计院|厅|局|政府|委员会|管委会|中心)$/
