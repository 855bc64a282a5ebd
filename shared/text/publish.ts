/** Words of `xinbiao keys`, `publish` and `verify`. Keys that are codes are the publisher's, the trust store's and the format's. */
import { type Lang, speak } from './words.ts'

export const publishErrorWords = {
  'keys-exist': [
    '{detail} 已存在。密钥不会被覆盖：丢失的根密钥无法再造。请另选目录。',
    '{detail} exists. Keys are never overwritten: a lost root key cannot be made again. Choose another directory.',
  ],
  'no-key-file': [
    '读不到密钥文件 {detail}。请核对 --keys，或先运行 xinbiao keys。',
    'Key file {detail} cannot be read. Check --keys, or run xinbiao keys first.',
  ],
  'bad-key-file': ['密钥文件 {detail} 已损坏或被改动。请用备份恢复。', 'Key file {detail} is damaged. Restore it from a copy.'],
  'no-online-key': [
    '缺少在线密钥 {detail}。没有它不能签发名单。',
    'The online key {detail} is missing. Lists cannot be signed without it.',
  ],
  'needs-passphrase': [
    '{detail} 有口令保护。请把口令放入环境变量 XINBIAO_KEY_PASSPHRASE。',
    '{detail} is protected. Put the passphrase into the environment variable XINBIAO_KEY_PASSPHRASE.',
  ],
  'wrong-passphrase': ['{detail} 的口令不对。', 'The passphrase does not open {detail}.'],
  'no-root-keys': [
    '需要签发新的 {detail}，但现有根密钥不足门限。请把足够的根密钥文件放回密钥目录；更换密钥时用 --previous-keys 给出旧密钥目录。',
    'A new {detail} has to be signed and too few root keys are at hand. Put enough root key files back; when changing keys name the old ones with --previous-keys.',
  ],
  'no-publisher': ['第一次发布请用 --publisher 写明发布单位。', 'Name the publisher with --publisher at the first publication.'],
  'nothing-to-publish': [
    '还没有名单可发布。请用 --list 给出名单文件。',
    'There is nothing to publish yet. Give list files with --list.',
  ],
  'bad-list-file': [
    '名单文件有误：{detail}。请用 xinbiao import 重新生成。',
    'The list file is not right: {detail}. Make it again with xinbiao import.',
  ],
  'same-list-twice': ['名单 {detail} 给出了两次。', 'List {detail} was given twice.'],
  'older-data': [
    '数据比已发布的旧（{detail}）。发布它会让已修复的记录重新出现，已停止。',
    'The data are older than what is published ({detail}). Publishing them would bring repaired records back, so nothing was done.',
  ],
  'future-data': [
    '数据日期在今天之后（{detail}）。请核对 retrievedAt。',
    'The data’s day is in the future ({detail}). Check retrievedAt.',
  ],
  'clock-back': [
    '签发时间早于上一次（{detail}）。请核对本机时钟或 --now。',
    'The time of signing is before the last one ({detail}). Check this machine’s clock or --now.',
  ],
  'not-published': ['没有发布过名单 {detail}，无从撤下。', 'List {detail} was never published, so it cannot be withdrawn.'],
  'bad-policy': ['规则文件 {detail} 不合格式。', 'Policy file {detail} does not have the right form.'],
  'previous-damaged': [
    '输出目录里的旧文件有问题：{detail}。请用备份恢复，或用 xinbiao verify 查看。',
    'Something is wrong with the files published before: {detail}. Restore them, or look with xinbiao verify.',
  ],
  'bad-record': ['名单中有不合格式的记录：{detail}。', 'The list holds a record of the wrong form: {detail}.'],
  'record-without-key': [
    '名单中有既无名称又无统一社会信用代码、组织机构代码的记录，查不到它：{detail}。请改正或删去。',
    'The list holds an entry with neither a name nor a USCC or organisation code, which nobody would find: {detail}. Correct or remove it.',
  ],
  'duplicate-id': ['名单中有重复的记录编号：{detail}。', 'The list holds one record id twice: {detail}.'],
} as const

export const faultWords = {
  missing: ['文件缺失', 'the file is missing'],
  'wrong-hash': ['内容与签名的哈希不符，已损坏或被改动', 'its bytes differ from the signed hash: damaged or changed'],
  'wrong-length': ['长度与签名的不符，不完整', 'its length differs from the signed one: cut short'],
  'bad-part': ['结构有误', 'it is not well-formed'],
  'bad-manifest': ['清单结构有误', 'the manifest is not well-formed'],
  'bad-record': ['有不合格式的记录', 'it holds a record of the wrong form'],
  'record-without-key': ['有既无名称又无可查代码的记录', 'it holds an entry with neither a name nor a code to find it by'],
  'duplicate-id': ['记录编号重复', 'it holds one record id twice'],
  'unknown-schema': ['由更新版本的程序写成，不能读', 'it was written by a newer program'],
  'unknown-normaliser': ['名称规则版本不同，不能读', 'its names follow a version of the rules unknown here'],
  'unknown-hash': ['键哈希版本不同，不能读', 'its key hash has a version unknown here'],
  misplaced: ['清单与所在位置不符', 'the manifest lies under another list or number'],
  'merkle-root': ['默克尔根不符', 'the Merkle root differs'],
  'keys-differ': ['键集与记录不符：有的记录会查不到', 'the key set differs from the records: some would not be found'],
  'not-canonical': ['按记录重新生成，结果不同', 'made again from its records it comes out otherwise'],
  count: ['条数或键覆盖与清单不符', 'the counts differ from the manifest’s'],
  'bad-metadata': ['不是签名元数据', 'it is no signed metadata'],
  'too-large': ['文件过大', 'it is too large'],
  'wrong-fingerprint': ['指纹不符', 'its fingerprint is another one'],
  'bad-signature': ['没有有效签名', 'no signature holds'],
  'below-threshold': ['有效签名数不足门限', 'fewer signatures hold than the threshold asks for'],
  expired: ['已过期', 'it has expired'],
  rollback: ['版本倒退', 'its version goes back'],
  'wrong-version': ['版本号不符', 'it has the wrong version'],
} as const

export const publishWords = {
  'single-warning': [
    '注意：单一根密钥（1/1）。这一把丢失或被盗，名单库就只能换指纹重来。人手允许时请用默认的 2/3。',
    'Beware: a single root key (1 of 1). If it is lost or stolen the registry has to start again under a new fingerprint. Use the default 2 of 3 if people allow.',
  ],
  'keys-written': ['密钥已写入 {dir}：{files}', 'Keys written to {dir}: {files}'],
  'keys-advice': [
    '根密钥（root-*.json）请分人离线保管，日常发布只需 online.json 和 keyring.json。',
    'Keep the root keys (root-*.json) offline and with different people; daily publishing needs only online.json and keyring.json.',
  ],
  'keys-open': [
    '密钥未加口令。设置环境变量 XINBIAO_KEY_PASSPHRASE 后再生成，可加密保存。',
    'The keys have no passphrase. Set the environment variable XINBIAO_KEY_PASSPHRASE before making them to have them sealed.',
  ],
  published: ['已发布到 {dir}', 'Published to {dir}'],
  fingerprint: ['指纹 sha256-{fingerprint}', 'Fingerprint sha256-{fingerprint}'],
  versions: [
    '根 {root} · 时间戳 {timestamp} · 快照 {snapshot} · 目标 {targets}',
    'root {root} · timestamp {timestamp} · snapshot {snapshot} · targets {targets}',
  ],
  'list-new': ['{list}  第 {seq} 版  {count} 条  新增', '{list}  version {seq}  {count} records  new'],
  'list-updated': ['{list}  第 {seq} 版  {count} 条  更新', '{list}  version {seq}  {count} records  updated'],
  'list-unchanged': [
    '{list}  第 {seq} 版  {count} 条  无变化，未出新版',
    '{list}  version {seq}  {count} records  unchanged, no new version',
  ],
  'list-kept': ['{list}  第 {seq} 版  {count} 条  保留', '{list}  version {seq}  {count} records  kept'],
  'list-dropped': ['{list}  第 {seq} 版  撤下', '{list}  version {seq}  withdrawn'],
  removed: ['已清除不再使用的文件 {n} 个', '{n} files no longer used were removed'],
  'root-late': [
    '注意：根元数据 {expires} 到期，现有根密钥不足以续签。请在此之前带齐根密钥发布一次。',
    'Beware: the root expires {expires} and too few root keys are at hand to renew it. Publish once with them before that.',
  ],
  holds: ['✓ {what}', '✓ {what}'],
  root: ['根元数据第 {version} 版，发布单位：{publisher}', 'root version {version}, publisher: {publisher}'],
  sample: ['示例数据，不作依据', 'demonstration data, not to be relied on'],
  metadata: [
    '时间戳、快照、目标的签名、版本与有效期，签于 {signedAt}，{expires} 到期',
    'signatures, versions and dates of timestamp, snapshot and targets; signed {signedAt}, expires {expires}',
  ],
  list: [
    '{list} 第 {seq} 版：{count} 条，{keys} 个键，{blocks} 块；数据日期 {retrievedAt}，{coverage}；哈希、默克尔根、键集与记录一致',
    '{list} version {seq}: {count} records, {keys} keys, {blocks} blocks; data of {retrievedAt}, {coverage}; hashes, Merkle roots, key set and records agree',
  ],
  complete: ['完整', 'complete'],
  partial: ['不完整', 'partial'],
  'tuf-holds': ['独立实现 tuf-js 读通：{n} 个目标', 'tuf-js, an independent implementation, reads it: {n} targets'],
  'tuf-fails': ['✗ 独立实现 tuf-js 读不通：{detail}', '✗ tuf-js, an independent implementation, does not read it: {detail}'],
  'tuf-absent': ['– 未做独立校验：未安装 tuf-js', '– no independent check: tuf-js is not installed'],
  fault: ['✗ {path}：{what}{detail}', '✗ {path}: {what}{detail}'],
  'verdict-good': ['全部成立。', 'Everything holds.'],
  'verdict-bad': [
    '{n} 处不成立。不要使用这份名单库；请从发布处重新取得，或由发布单位重新发布。',
    '{n} faults. Do not use this registry: fetch it again, or have its publisher publish it again.',
  ],
  'no-registry': ['{path} 不是名单库目录（没有 1.root.json）。', '{path} is no registry directory (it has no 1.root.json).'],
} as const

export const publishSpeak = (lang: Lang) => speak(publishWords, lang)

/** Words of an error code, or undefined for codes that are bugs here. */
export const publishErrorText = (code: string, detail: string, lang: Lang): string | undefined =>
  code in publishErrorWords ? speak(publishErrorWords, lang)(code as keyof typeof publishErrorWords, { detail }) : undefined

export const faultText = (code: keyof typeof faultWords, lang: Lang): string => speak(faultWords, lang)(code)
