/** Whether the table of scripts (`script.ts`) would change a name, told without the table: most names need none. */

/** Characters of GB 2312 that the table changes all the same: they are also written for another. */
const ALSO_TRADITIONAL = '么乾吒夥後徵拚捱摺於榘菸著薹袷醣麴麽'

/** The Han characters of GB 2312, rows 16–87: the simplified script of 1980, so that 繁→简 leaves a name of these as it is. */
const standard = (): RegExp => {
  const decoder = new TextDecoder('gb2312')
  let all = ''
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe
    const bytes = new Uint8Array(2 * (last - 0xa0))
    for (let cell = 0xa1, i = 0; cell <= last; cell++) bytes.set([row, cell], 2 * i++)
    all += decoder.decode(bytes)
  }
  return new RegExp(`^(?:[${all}]|[^\\p{Script=Han}])*$`, 'u')
}
let plain: RegExp | undefined

/** True: simplifying `text` gives `text`. False: it may give another. */
export const isPlainScript = (text: string): boolean => {
  plain ??= standard()
  return plain.test(text) && !Array.from(ALSO_TRADITIONAL).some(c => text.includes(c))
}
