/** Words of the common screen elements. */
export const kitWords = {
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
  required: ['必填', 'required'],
  basis: ['匹配依据', 'Basis of match'],
  working: ['正在处理…', 'Working…'],
  done: ['已完成 {done} / {total}', '{done} of {total} done'],
  'memory-what': [
    '名单只在内存中：浏览器不允许在本机保存数据。',
    'Lists are held in memory only: the browser lets no data be kept.',
  ],
  'memory-means': [
    '关闭浏览器或扩展休眠后，添加的来源和名单即丢失；本机导入也不能写入。',
    'Registries and lists you add are gone once the browser closes or puts the extension to sleep; files cannot be imported.',
  ],
  'memory-cure': [
    '请检查磁盘空间和浏览器的本机数据设置，然后重新启动浏览器。',
    'Check the disk’s free space and the browser’s settings for data on this machine, then start the browser again.',
  ],
  'opens-site': ['（在新标签页打开）', '(opens in a new tab)'],
} as const
