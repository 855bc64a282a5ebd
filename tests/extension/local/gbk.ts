/** Text → GBK bytes. Browsers only decode it, so the table is the decoder's, turned round. */
const table = new Map<string, [number, number]>()
const decoder = new TextDecoder('gbk')
for (let lead = 0x81; lead <= 0xfe; lead++)
  for (let trail = 0x40; trail <= 0xfe; trail++) {
    if (trail === 0x7f) continue
    const character = decoder.decode(new Uint8Array([lead, trail]))
    if (character.length === 1 && character !== '\ufffd' && !table.has(character)) table.set(character, [lead, trail])
  }

export const gbk = (text: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    [...text].flatMap(character => {
      if (character < '\x80') return [character.charCodeAt(0)]
      const pair = table.get(character)
      if (!pair) throw new Error(`${character} is not in GBK`)
      return pair
    }),
  )
