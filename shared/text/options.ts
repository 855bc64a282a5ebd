/** Words of the options page: its frame, pairs, sites, language and theme, about; with those of registries and lists. Words of local lists: `local.ts`. */
import { listSettingsWords } from './list-settings.ts'
import { registrySettingsWords } from './registry-settings.ts'

export const optionsWords = {
  ...registrySettingsWords,
  ...listSettingsWords,
  title: ['信标设置', 'Xinbiao settings'],
  sections: ['设置栏目', 'Settings'],
  'nav.registries': ['名单来源', 'Registries'],
  'nav.lists': ['名单', 'Lists'],
  'nav.local': ['本机导入', 'Local lists'],
  'nav.pairs': ['已确认的对应', 'Confirmed pairs'],
  'nav.records': ['核验审查记录', 'Verify a record'],
  'nav.sites': ['站点', 'Sites'],
  'nav.look': ['语言与外观', 'Language and theme'],
  'nav.about': ['关于', 'About'],
  'nav.watch': ['关注名单与预警', 'Watch list and warnings'],
  'nav.statistics': ['统计与报告', 'Statistics and reports'],
  loading: ['正在读取本机设置…', 'Reading the settings on this machine…'],
  retry: ['重试', 'Try again'],

  // ------------------------------------------------------------ confirmed pairs
  'pair.intro': [
    '经办人核对后确认的“所印名称与名单主体是同一单位”。只保存在本机，不随名单更新或移除而丢失；清除浏览器数据或卸载信标会一并删除。',
    'What officers confirmed after checking: a printed name and the subject of a list are one organisation. Kept on this computer only, through every update and removal of lists; clearing the browser’s data or uninstalling Xinbiao deletes it.',
  ],
  'pair.empty': ['还没有已确认的对应', 'Nothing has been confirmed yet'],
  'pair.empty-cure': [
    '在侧边栏展开一家单位，从“匹配依据与确认”中确认。',
    'Open an organisation in the side panel and confirm under “Basis of match, confirm”.',
  ],
  'pair.printed-code': ['所印代码', 'Code as printed'],
  'pair.no-code': ['未印代码', 'none printed'],
  'pair.subject': ['名单主体', 'Subject of the list'],
  'pair.list': ['名单', 'List'],
  'pair.day': ['核对日期', 'Day of checking'],
  'pair.reason': ['核对依据', 'Grounds'],
  'pair.revoke': ['撤销', 'Revoke'],
  'pair.revoke-label': ['撤销 {name}（{list}）', 'Revoke {name} ({list})'],
  'pair.revoke-title': ['撤销“{name}”的确认？', 'Revoke the confirmation of “{name}”?'],
  'pair.revoke-text': [
    '撤销后不再按同一单位处理，所有打开的页面随即重新判断。确认的日期和依据一并删除，不能恢复。',
    'They are then no longer treated as one, and every open page is assessed anew at once. Day and grounds are deleted with it and cannot be brought back.',
  ],
  'pair.revoked': ['已撤销“{name}”的确认。', 'The confirmation of “{name}” has been revoked.'],

  // ------------------------------------------------------------ sites
  'site.intro': [
    '信标只在下列站点自动标注；在其他网站，点一次工具栏图标才启用。',
    'Xinbiao marks pages by itself on these sites only; on any other site, one click on the toolbar button switches it on.',
  ],
  'site.built-in': ['内置采购站点', 'Built-in procurement sites'],
  'site.built-in-count': ['{on} 个启用，共 {all} 个', '{on} of {all} on'],
  'site.added': ['自行添加的站点', 'Added sites'],
  'site.added-empty': [
    '还没有添加。在任一网页点工具栏图标，选择“在本站始终启用”。',
    'None yet. On any page, click the toolbar button and choose “Always on this site”.',
  ],
  'site.add': ['添加站点', 'Add a site'],
  'site.add-hint': [
    '域名或网址，例如 https://www.example.org。浏览器会请您允许访问。',
    'A host or address, e.g. https://www.example.org. The browser will ask you to allow access.',
  ],
  'site.add-bad': ['这不是一个网址或域名。', 'This is not an address or host name.'],
  'site.add-button': ['添加', 'Add'],
  'site.denied': ['浏览器未允许访问该站点，没有添加。', 'The browser did not allow access; the site was not added.'],
  'site.already': ['该站点已在列表中。', 'This site is already on the list.'],
  'site.filter': ['筛选站点', 'Filter sites'],
  'site.name': ['站点', 'Site'],
  'site.on': ['启用', 'On'],
  'site.on-label': ['在 {host} 启用', 'On for {host}'],
  'site.context': ['适用规则', 'Rules that apply'],
  'site.context-label': ['{host} 的适用规则', 'Rules that apply on {host}'],
  'site.context-auto': ['按页面内容推断', 'Inferred from the page'],
  'site.context-fixed': ['{context}（站点默认）', '{context} (the site’s own)'],
  'site.context-note': [
    '推断的适用规则须在侧边栏确认；确认前不给出“限制参加”。',
    'Inferred rules are to be confirmed in the side panel; until then nothing is “barred”.',
  ],
  'site.remove': ['移除', 'Remove'],
  'site.remove-label': ['移除站点 {host}', 'Remove the site {host}'],

  // ------------------------------------------------------------ look
  'look.lang': ['语言', 'Language'],
  'look.lang-auto': ['跟随浏览器', 'As the browser'],
  'look.lang-zh': ['中文', '中文 (Chinese)'],
  'look.lang-en': ['English（英文）', 'English'],
  'look.theme': ['外观', 'Theme'],
  'look.theme-auto': ['跟随系统', 'As the system'],
  'look.theme-light': ['浅色', 'Light'],
  'look.theme-dark': ['深色', 'Dark'],
  'look.legend': ['标记含义', 'What the marks mean'],

  // ------------------------------------------------------------ about
  'about.what': [
    '信标在本机名单中查找页面上的单位，标出名单、严重程度、期限和依据。软件提供信息，由人作出判断。',
    'Xinbiao looks up the organisations on a page in lists on this machine and shows list, severity, dates and legal basis. It informs; people decide.',
  ],
  'about.limits': ['使用限度', 'Limits'],
  'about.limit-legal': [
    '不是法律意见。标注“依据待核实”“依据为转载”的条目须由经办人核对原文。',
    'Not legal advice. Entries marked as unconfirmed or reprinted must be checked against the original text.',
  ],
  'about.limit-channel': [
    '不是官方查询渠道。资格审查以信用中国、中国政府采购网等采购文件载明的渠道为准。',
    'Not an official channel. Qualification review relies on the channels the procurement document names, such as Credit China (信用中国) and the government procurement site (中国政府采购网).',
  ],
  'about.limit-name': [
    '多数页面不印统一社会信用代码。按名称未命中不等于没有记录；同名单位须核对代码。',
    'Most pages print no credit code. No hit by name is not proof of no record; namesakes are told apart by code.',
  ],
  'about.limit-person': [
    '不按姓名查询自然人，不保存身份证号码。',
    'Natural persons are never looked up by name; identity numbers are never stored.',
  ],
  'about.privacy': ['保密', 'Confidentiality'],
  'about.privacy-text': [
    '页面内容、单位名称和代码不离开浏览器。联网只做一件事：从您添加的名单来源下载名单文件。没有账号，没有统计上报。',
    'Page text, names and codes never leave the browser. The network is used for one thing: downloading list files from the registries you added. No account, no telemetry.',
  ],
  'about.storage': ['本机存储', 'Storage on this machine'],
  'about.storage-said': ['已用 {used}', '{used} used'],
  'about.storage-of': ['已用 {used}，浏览器允许 {quota}', '{used} used of {quota} allowed'],
  'about.storage-unknown': ['浏览器未提供用量', 'The browser does not say'],
  'about.version': ['版本 {version}', 'Version {version}'],

  // ------------------------------------------------------------ errors: what happened, what it means, what to do
  'error.offline.what': ['连接不上名单来源', 'The registry cannot be reached'],
  'error.offline.means': [
    '本机已有名单照常可用，到期后未命中显示“未核清”。',
    'Lists already here stay usable; once stale, their silence shows as “unresolved”.',
  ],
  'error.offline.cure': [
    '请检查网络、网址，或向发布方确认服务是否正常，然后重试。',
    'Check the network and the address, or ask the publisher whether the service is up, then try again.',
  ],
  'error.not-a-registry.what': ['这个网址不是名单来源', 'There is no registry at this address'],
  'error.not-a-registry.means': [
    '没有读到签名的名单文件，什么也没有添加。',
    'No signed list files were found; nothing was added.',
  ],
  'error.not-a-registry.cure': [
    '请向发布方核对网址。若需先登录网络（如酒店、机关无线网），请登录后重试。',
    'Check the address with the publisher. If the network wants a login page first, log in and try again.',
  ],
  'error.bad-url.what': ['网址不能使用', 'The address cannot be used'],
  'error.bad-url.means': ['什么也没有添加。', 'Nothing was added.'],
  'error.bad-url.cure': ['请填写以 https:// 开头的完整网址。', 'Enter the whole address, beginning with https://.'],
  'error.fingerprint-differs.what': ['指纹与核对时不同', 'The fingerprint differs from the one you checked'],
  'error.fingerprint-differs.means': [
    '文件可能被替换，来源没有添加。',
    'The files may have been replaced; the registry was not added.',
  ],
  'error.fingerprint-differs.cure': ['请不要继续，先向发布方核实。', 'Do not go on; ask the publisher first.'],
  'error.already-added.what': ['这个来源已经在本机', 'This registry is already here'],
  'error.already-added.means': ['没有重复添加。', 'It was not added twice.'],
  'error.already-added.cure': ['需要最新名单时，请用“立即更新”。', 'Use “Update now” for its newest lists.'],
  'error.unknown-registry.what': ['本机没有这个来源', 'This registry is not on this machine'],
  'error.unknown-registry.means': ['可能已在另一个窗口移除。', 'It may have been removed in another window.'],
  'error.unknown-registry.cure': ['请刷新本页。', 'Reload this page.'],
  'error.expired.what': ['来源的签名已过期', 'The registry’s signatures have expired'],
  'error.expired.means': [
    '发布方未按时重新签名，或本机时钟不准。名单的命中仍显示，未命中显示“未核清”。',
    'The publisher did not sign again in time, or this machine’s clock is wrong. Hits are still shown, silence shows as “unresolved”.',
  ],
  'error.expired.cure': [
    '请先核对本机日期；日期无误时联系发布方。',
    'Check this machine’s date first; if it is right, contact the publisher.',
  ],
  'error.unverified.what': ['签名未通过验证', 'The signatures could not be verified'],
  'error.unverified.means': [
    '下载的内容没有采用，本机原有名单不变。',
    'What was downloaded was not used; the lists here are as they were.',
  ],
  'error.unverified.cure': ['请稍后重试；仍不通过时向发布方核实。', 'Try again later; if it persists, ask the publisher.'],
  'error.rollback.what': ['来源给出的版本比本机已有的旧', 'The registry offered an older version than this machine has seen'],
  'error.rollback.means': [
    '可能是镜像未同步，也可能有人重放旧文件；没有采用。',
    'A mirror may lag, or somebody replays old files; it was not used.',
  ],
  'error.rollback.cure': ['请稍后重试；持续出现时向发布方核实。', 'Try again later; if it persists, ask the publisher.'],
  'error.damaged.what': ['下载的名单文件不完整或被改动', 'A downloaded list file is incomplete or altered'],
  'error.damaged.means': ['没有采用，本机原有名单不变。', 'It was not used; the lists on this machine are as they were.'],
  'error.damaged.cure': ['请重试更新；仍不通过时向发布方核实。', 'Update again; if it persists, ask the publisher.'],
  'error.unsupported.what': ['名单采用了更新的格式', 'The list is written in a newer format'],
  'error.unsupported.means': ['本版软件不能读取，没有采用。', 'This version cannot read it; it was not used.'],
  'error.unsupported.cure': ['请升级信标。', 'Update Xinbiao.'],
  'error.quota.what': ['本机存储空间不足', 'This machine’s storage is full'],
  'error.quota.means': ['新名单没有写入，本机原有名单不变。', 'The new lists were not written; those here are as they were.'],
  'error.quota.cure': [
    '请清理磁盘，或移除不用的名单来源，然后重试。',
    'Free disk space or remove registries you do not need, then try again.',
  ],
  'error.pairs-quota.what': ['本机存储空间不足', 'This machine’s storage is full'],
  'error.pairs-quota.means': ['没有写入，已确认的对应不变。', 'Nothing was written; the confirmed pairs are as they were.'],
  'error.pairs-quota.cure': ['请清理磁盘空间后重试。', 'Free some disk space and try again.'],
  'error.not-kept.what': ['浏览器没能读写本机数据', 'The browser could not read or write data on this machine'],
  'error.not-kept.means': [
    '已确认的对应没有改变；读不出时一律按“未经确认”处理。',
    'What was confirmed is as it was; while it cannot be read, nothing counts as confirmed.',
  ],
  'error.not-kept.cure': [
    '请检查磁盘和浏览器的本机数据设置，重新启动浏览器后再试。',
    'Check the disk and the browser’s settings for data on this machine, start the browser again, then retry.',
  ],
  'error.aborted.what': ['已停止', 'Stopped'],
  'error.aborted.means': ['本机原有名单不变。', 'The lists on this machine are as they were.'],
  'error.aborted.cure': [
    '需要时可以重新开始，从停下的地方接着做。',
    'Start again when you like; it goes on from where it stopped.',
  ],
  'error.internal.what': ['软件内部出错', 'Something went wrong inside the software'],
  'error.internal.means': [
    '这一步没有完成，本机原有名单不变。',
    'This step was not finished; the lists on this machine are as they were.',
  ],
  'error.internal.cure': [
    '请重新加载本页再试；仍出错时请记下代码“{code}”反馈。',
    'Reload this page and try again; if it persists, report the code “{code}”.',
  ],
} as const
