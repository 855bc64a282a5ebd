/** What the command line says of itself and of its arguments. Chinese as everywhere, English with `--english`. */
import type { SyncCode } from '../sync/codes.ts'
import { type Lang, type Speak, speak, type WordTable } from './words.ts'

export const commandWords = {
  program: [
    '信标：在采购文件中找出单位名称，与本机名单核对。',
    'Xinbiao (信标): finds organisations in procurement texts and looks them up in lists on this machine.',
  ],
  english: ['用英文输出', 'print in English'],
  help: ['显示用法', 'show this help'],
  choices: ['（可用：{choices}）', ' (one of: {choices})'],
  default: ['（默认 {value}）', ' (default: {value})'],
  'help-command': ['显示某个命令的用法', 'show a command’s help'],

  mentions: [
    '找出文中的单位。标准输入每行一个 {"id","html"|"text"}，输出每行一个 {"id","mentions"}',
    'find the organisations named in texts: {"id","html"|"text"} a line in, {"id","mentions"} a line out',
  ],
  'mentions-files': [
    '不从标准输入读，改读这些文件：PDF、DOCX、XLSX、CSV、HTML、文本',
    'documents instead of lines: PDF, DOCX, XLSX, CSV, HTML, text',
  ],
  'line-skipped': [
    '第 {line} 行：{why}。该行已跳过，其余照常。',
    'line {line}: {why}; the line was skipped, all others are answered',
  ],
  'line-not-json': ['不是 JSON（{detail}）', 'not JSON ({detail})'],
  'line-no-object': ['应为 {"id":…,"text":…} 这样的对象', 'not an object like {"id":…,"text":…}'],
  'line-no-id': ['缺少 "id"（字符串或数字）', '"id" is missing (a string or a number)'],
  'line-no-text': ['缺少 "html" 或 "text"', 'neither "html" nor "text" is there'],
  'lines-bad': [
    '{total} 行中有 {bad} 行读不了，其余均已输出。',
    '{bad} of {total} lines could not be read; all others were answered',
  ],
  'documents-bad': [
    '{total} 个文件中有 {bad} 个读不了，其余均已输出。',
    '{bad} of {total} documents could not be read; all others were answered',
  ],

  check: ['找出文件中的单位，与名单核对', 'find the organisations named in documents and look them up in registries'],
  'check-files': ['要核对的文件；- 为标准输入', 'documents to check; - for standard input'],
  'check-registry': [
    '名单来源的目录或网址，可给多个',
    'registry to look in, a directory or an address; may be given more than once',
  ],
  'check-root': ['只认这一指纹的名单来源，可给多个', 'accept only registries with this fingerprint; may be given more than once'],
  'check-context': ['适用规则', 'rules that apply'],
  'check-as-of': ['核对日期；默认今天（北京时间）', 'assessment date; default: today in Asia/Shanghai'],
  'check-list-at': ['按名单当日的版本核对；没有该日版本的，答“无法确定”', 'the lists as they stood on that day, else UNKNOWN'],
  'check-fail-on': ['出现此结论时以 1 结束', 'exit with 1 when a finding has it'],
  'check-record': [
    '把各文件中的投标单位合并审查，写成可归档的审查记录（新文件夹或 .zip）',
    'review the documents’ bidders together and write a record to file (a new folder, or a .zip)',
  ],
  'check-project': ['记录上的项目名称', 'the project’s name on the record'],
  'check-number': ['记录上的项目编号', 'the project’s number on the record'],
  'check-window': [
    '查询截止时点，如 2026-11-20..2026-11-30；一端可空。窗口外的查询和数据在记录中注明',
    'the window of the look-up, 2026-11-20..2026-11-30, either end may be empty; what lies outside is said in the record',
  ],
  'check-previous': [
    '同一项目上一次的审查记录，其摘要写入新记录',
    'the project’s review before; its digest goes into the new record',
  ],
  'bad-window': [
    '--window {given}：请写成 2026-11-20..2026-11-30，先早后晚，一端可空。',
    '--window {given}: write 2026-11-20..2026-11-30, the earlier day first, either end may be empty',
  ],
  'record-exists': [
    '{place} 已存在。审查记录不覆盖旧记录，请另给新的位置。',
    '{place} exists. A record is never written over another: give a new place.',
  ],
  'previous-bad': [
    '--previous {place} 不是完整的审查记录，请先用 xinbiao verify 核验。',
    '--previous {place} is no whole record of a review: check it with xinbiao verify',
  ],
  'record-written': [
    '审查记录已写入 {place}：{n} 家单位。记录摘要 {digest}',
    'Record written to {place}: {n} organisations. Digest {digest}',
  ],
  'check-help': [
    `
一个文件输出一个 JSON；多个文件输出 {"files":[{"file":…, …},…]}。
文件可为 PDF、DOCX、XLSX、CSV、HTML（按其声明的编码）、纯文本，或 - 表示标准输入；按内容辨认，不按扩展名。
"places" 是单位在文件中的位置（页、工作表和行、行、段）。没有文字层的页和其他读不了的部分，在标准错误和 "unread" 中列明：
其中提到了谁，无从得知。
未给 --context 时，适用规则由文字推断，输出 "inferred":true，且不作“禁止”的结论。
结束码：0 完成；1 有“禁止”的结论（配 --fail-on barred）；2 用法或输入有误，或有部分未能读取。`,
    `
One FILE gives one JSON document. Several give {"files":[{"file":…, …},…]}, each as for one.
FILE is PDF, DOCX, XLSX, CSV, HTML (its declared charset counts), plain text, or - for standard input; its content says which.
A subject's "places" say where it stands (page, sheet and row, line, paragraph). Pages without a text layer and other parts that could
not be read are named on standard error and in "unread": nothing is known of what they name.
Without --context the context is inferred from the words of the text, "inferred":true is added, and nothing is barred.
Exit code: 0 done, 1 a finding bars (with --fail-on barred), 2 bad usage or input, or a part was not read.`,
  ],
  'bad-day': ['{given} 不是日期，请写成 2026-11-24。', '{given} is no day; write it as 2026-11-24'],
  'page-of': ['{file}：第 {done} 页，共 {total} 页', '{file}: page {done} of {total}'],
  'no-file': [
    '{file}：读不到（{detail}）。请核对路径和权限。',
    '{file}: cannot be read ({detail}). Check the path and its permissions.',
  ],
  'file-says': ['{file}：{what}', '{file}: {what}'],

  'bad-address': [
    '{place}：名单来源的网址应以 https:// 开头（http:// 只限本机）。',
    '{place}: a registry’s address begins with https:// (http:// only on this machine)',
  ],
  'no-directory': ['{place}：没有这个目录。', '{place}: no such directory'],
  'registry-refused': ['{place}：{what}（{code}）', '{place}: {what} ({code})'],
  'list-refused': ['{place}：名单 {list}：{what}（{code}）', '{place}: list {list}: {what} ({code})'],

  import: [
    '把公布的名单文件（CSV、XLSX、JSON、NDJSON、HTML 表格）读成记录，并出质量报告',
    'read published lists (CSV, XLSX, JSON, NDJSON, HTML table) into records, with a quality report',
  ],
  'import-input': ['同一名单的文件', 'files of one list'],
  'import-list': ['名单编号，如 shixin、gp-serious、bank-debarred', 'the list, e.g. shixin, gp-serious, bank-debarred'],
  'import-mapping': [
    '映射文件，或自带的映射：{names}；全部文件一个，或每个文件一个',
    'a mapping file, or a shipped one: {names}; once for all inputs, or once for each',
  ],
  'import-out': ['ID.list.json 和 ID.report.json 写到哪里', 'where to write ID.list.json and ID.report.json'],
  'import-retrieved-at': [
    '从来源取得文件的日期，如 2026-01-31；不给则按映射，再按最早的文件日期',
    'the day the files were taken from their source, 2026-01-31; else the mapping’s, else the oldest file’s',
  ],
  'import-coverage': [
    '来源的条目是否都在这里；不给则按映射',
    'whether every entry of the source is here; else as the mapping says',
  ],
  'import-regions': ['覆盖的地区，用逗号分开', 'regions covered, separated by commas'],
  'import-channel': ['来源渠道', 'the source channel in words'],
  'import-report': ['报告另写到这里', 'another place for the report'],
  'import-publisher': ['提供单位，记入报告', 'who supplied it, for the report'],
  'import-every': ['更新周期（天），记入报告', 'the interval at which it is due in days, for the report'],
  'bad-every': ['--every {given}：应为正整数（天）。', '--every {given}: a whole number of days'],
  'bad-list-id': [
    '--list {given}：名单编号只用小写字母、数字和连字符，如 shixin、gp-serious。',
    '--list {given}: a list’s id has lower-case letters, digits and hyphens only, e.g. shixin, gp-serious',
  ],
  'mapping-count': [
    '{files} 个文件，{mappings} 个映射：映射应为一个，或每个文件一个。',
    '{files} files and {mappings} mappings: give one mapping, or one for each file',
  ],
  'became-partial': [
    '有行未能读入，名单按“不完整”登记：未命中不能证明未列入。见报告。',
    'Some rows could not be read, so the list is registered as partial: no hit proves nothing. See the report.',
  ],
  'day-of-file': [
    '未给出取数日期（--retrieved-at），按最早的文件日期 {day} 登记。',
    'No day of retrieval given (--retrieved-at): the oldest file’s, {day}, is taken.',
  ],
  'bad-coverage': ['--coverage {given}：应为 complete 或 partial。', '--coverage {given}: complete or partial'],

  keys: ['生成名单库的签名密钥', 'make the signing keys of a registry'],
  'keys-out': ['放密钥文件的新目录', 'a new directory for the key files'],
  'keys-n': ['根密钥个数', 'number of root keys'],
  'keys-threshold': ['须有几个根密钥签名', 'how many root keys must sign'],
  'keys-single': ['只用一个根密钥，供一人办公；会给出警示', 'one root key, for an office of one; printed with a warning'],
  'keys-help': [
    '\n设了环境变量 XINBIAO_KEY_PASSPHRASE 时，密钥加密存放（scrypt、AES-256-GCM）。',
    '\nWith XINBIAO_KEY_PASSPHRASE set, the secrets are sealed (scrypt, AES-256-GCM).',
  ],
  'bad-threshold': [
    '--keys {keys} --threshold {threshold}：应为整数，1 ≤ 门限 ≤ 密钥数 ≤ 20。',
    '--keys {keys} --threshold {threshold}: whole numbers, 1 ≤ threshold ≤ keys ≤ 20',
  ],

  publish: ['把名单发布为有签名的名单库', 'publish lists as a signed registry'],
  'publish-out': ['名单库的目录，新的或以前发布过的', 'the registry’s directory, new or published before'],
  'publish-keys': ['密钥文件，由 xinbiao keys 生成', 'key files, from `xinbiao keys`'],
  'publish-previous-keys': ['更换密钥时：旧的密钥目录', 'when the keys change: the old ones'],
  'publish-publisher': ['发布单位名称，第一次必填', 'the publisher’s name; required the first time'],
  'publish-list': [
    '名单，如 shixin=shixin.list.json，可给多个',
    'a list, e.g. shixin=shixin.list.json; may be given more than once',
  ],
  'publish-drop': ['撤下一份名单，可给多个', 'withdraw a list; may be given more than once'],
  'publish-policy': [
    '名单库自己的规则；只能放宽内置规则，只对自己的名单',
    'the registry’s own policy; may weaken the built-in one for its lists',
  ],
  'publish-now': ['签名时刻，如 2026-01-31T08:00:00Z；默认现在', 'time of signing, 2026-01-31T08:00:00Z; default: now'],
  'publish-sample': [
    '演示数据：不能当作必查名单，有效期十年',
    'demonstration data: never satisfies a required list, ten years’ expiry',
  ],
  'publish-objection': ['异议渠道网址', 'objection channel'],
  'publish-source': ['发布单位说明数据的网址', 'where the publisher describes its data'],
  'publish-expires-days': ['时间戳几天后到期，默认 7', 'days until the timestamp expires; default 7'],
  'publish-help': [
    `
名单文件由 xinbiao import 写成。以前发布过而这次没有给出的名单保持不变；不给 --list 时只续签。
第一次发布、更换发布单位或密钥，以及每年一次，需要根密钥。`,
    `
A list file is what \`xinbiao import\` writes. Lists published before and not named stay as they are; without --list only the
signatures are renewed. Root keys are needed the first time, for a change of publisher or keys, and once a year.`,
  ],
  'bad-instant': ['--now {given}：应为时刻，如 2026-01-31T08:00:00Z。', '--now {given}: an instant, e.g. 2026-01-31T08:00:00Z'],
  'bad-days': ['--expires-days {given}：应为 1 以上的整数。', '--expires-days {given}: a whole number from 1'],
  'bad-list-option': [
    '--list {given}：应为 名单编号=文件，如 shixin=shixin.list.json。',
    '--list {given}: ID=FILE, e.g. shixin=shixin.list.json',
  ],

  verify: [
    '核验名单库目录（签名、版本、哈希、Merkle 根、键集、记录），或审查记录（文件夹或 .zip）',
    'check a registry directory (signatures, versions, hashes, Merkle roots, key sets, records), or the record of a review (folder or .zip)',
  ],
  'verify-path': ['名单库的目录，或审查记录', 'the registry’s directory, or the record of a review'],
  'verify-help': ['\n结束码：0 全部成立；2 有不成立的。', '\nExit code: 0 everything holds, 2 something does not.'],
} satisfies WordTable

export type CommandSpeak = Speak<typeof commandWords>
export const commandSpeak = (lang: Lang): CommandSpeak => speak(commandWords, lang)

/** What a registry's refusal means for the check. */
const refusalWords: { [C in SyncCode]?: readonly [zh: string, en: string] } = {
  offline: ['连不上；其名单按“未安装”处理', 'it could not be reached; its lists are absent'],
  timeout: ['没有按时回应；其名单按“未安装”处理', 'it did not answer in time; its lists are absent'],
  'not-a-registry': ['此处没有名单来源', 'there is no registry at this address'],
  'fingerprint-differs': [
    '指纹与 --root 给出的都不同；其名单按“未核验”处理',
    'its fingerprint is none of those given with --root; its lists are unverified',
  ],
  'already-added': ['给出了两次', 'it was named twice'],
  expired: [
    '签名已过期；发布方重新签名前，其名单按“过期”处理',
    'its metadata have run out; its lists count as stale until the publisher signs again',
  ],
  unverified: [
    '有签名或哈希不成立；其名单按“未核验”处理，内容一概不用',
    'a signature or a hash does not hold; its lists are unverified and nothing of them is used',
  ],
  rollback: ['比见过的版本旧；其名单按“未核验”处理', 'it is older than what was seen before; its lists are unverified'],
  damaged: ['有一部分已损坏', 'a part of it is damaged'],
  unsupported: ['须用更新的程序读取', 'it is written for a newer program'],
}

export const refusalText = (code: SyncCode, lang: Lang): string =>
  (refusalWords[code] ?? (['未被接受', 'it was refused'] as const))[lang === 'en' ? 1 : 0]

/** The argument parser's own errors and headings, by its codes; what it has no code for stays English. */
const parserWords: { [code: string]: string } = {
  'commander.missingArgument': '缺少参数：{what}。用法见 --help。',
  'commander.missingMandatoryOptionValue': '缺少选项：{what}。用法见 --help。',
  'commander.optionMissingArgument': '选项缺少值：{what}。用法见 --help。',
  'commander.unknownOption': '没有这个选项：{what}。用法见 --help。',
  'commander.unknownCommand': '没有这个命令：{what}。用法见 --help。',
  'commander.excessArguments': '参数太多。用法见 --help。',
  'commander.invalidArgument': '选项的值不对：{what}。用法见 --help。',
}
const QUOTED = /'([^']*)'/g

/** @param message the parser's; what it quotes is kept. */
export const parserErrorText = (code: string, message: string, lang: Lang): string => {
  const words = parserWords[code]
  if (lang === 'en' || !words) return message
  const what = [...message.matchAll(QUOTED)].map(m => m[1]).join(' ')
  const choices = /Allowed choices are (.+)\.$/.exec(message)?.[1]
  return words.replace('{what}', choices ? `${what}（可用：${choices}）` : what)
}

const headings: { [english: string]: string } = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}
export const headingText = (english: string, lang: Lang): string => (lang === 'en' ? english : (headings[english] ?? english))
