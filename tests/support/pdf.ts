/** A small PDF writer for tests: text where it is put, ruled lines, pictures without text, rotation, a password. Coordinates in points from the upper left corner. */

export interface PdfText {
  text: string
  x: number
  y: number
  size?: number
  /** Degrees, clockwise. */
  angle?: number
  /** Added between characters, in points. */
  spacing?: number
}

export interface PdfPageSpec {
  texts?: PdfText[]
  /** x0, y0, x1, y1. */
  lines?: [number, number, number, number][]
  /** A picture over the whole page. */
  scan?: boolean
  rotate?: 0 | 90 | 180 | 270
}

export interface PdfSpec {
  pages: PdfPageSpec[]
  /**
   * `unicode`: codes of its own with a ToUnicode map, as word processors write. `gb`: a Chinese font that is not embedded, by a
   * predefined character map. `mute`: codes of its own that nothing explains.
   */
  font?: 'unicode' | 'gb' | 'mute'
  password?: boolean
}

const WIDTH = 595
const HEIGHT = 842
const hex4 = (n: number) => n.toString(16).padStart(4, '0')
const widthOf = (c: string) => (c < '\u2e80' ? 500 : 1000)

export const textWidth = (text: string, size = 10.5): number => [...text].reduce((sum, c) => sum + (widthOf(c) * size) / 1000, 0)

/** Codes in the order of first use. `mute` ones lie where no script of ours has its letters. */
class Codes {
  readonly #codes = new Map<string, number>()
  readonly #font: NonNullable<PdfSpec['font']>
  constructor(font: NonNullable<PdfSpec['font']>) {
    this.#font = font
  }
  of(c: string): number {
    if (this.#font === 'gb') return c.charCodeAt(0)
    const known = this.#codes.get(c) ?? this.#codes.size + (this.#font === 'mute' ? 0x1200 : 1)
    this.#codes.set(c, known)
    return known
  }
  entries = () => [...this.#codes]
}

const num = (n: number) => String(Math.round(n * 1000) / 1000)

const content = (page: PdfPageSpec, codes: Codes): string => {
  const out: string[] = []
  if (page.scan) out.push(`q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /Im0 Do Q`)
  for (const [x0, y0, x1, y1] of page.lines ?? [])
    out.push(`0.5 w ${num(x0)} ${num(HEIGHT - y0)} m ${num(x1)} ${num(HEIGHT - y1)} l S`)
  for (const { text, x, y, size = 10.5, angle = 0, spacing = 0 } of page.texts ?? []) {
    const turn = (-angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const codesHex = [...text].map(c => hex4(codes.of(c))).join('')
    out.push(
      `BT /F1 ${num(size)} Tf ${num(spacing)} Tc ${num(cos)} ${num(sin)} ${num(-sin)} ${num(cos)} ${num(x)} ${num(HEIGHT - y)} Tm <${codesHex}> Tj ET`,
    )
  }
  return out.join('\n')
}

const fontObjects = (font: NonNullable<PdfSpec['font']>, codes: Codes): string[] => {
  if (font === 'gb')
    return [
      '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
      '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 939 500]>>',
      '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
      '<<>>',
    ]
  const widths = codes.entries().map(([c, code]) => `${code}[${widthOf(c)}]`)
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${chunks(
    codes.entries(),
    100,
  )
    .map(
      some =>
        `${some.length} beginbfchar\n${some.map(([c, code]) => `<${hex4(code)}> <${hex4(c.charCodeAt(0))}>`).join('\n')}\nendbfchar`,
    )
    .join('\n')}\nendcmap end end`
  return [
    `<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]${font === 'mute' ? '' : '/ToUnicode 6 0 R'}>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[${widths.join(' ')}]>>`,
    '<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80>>',
    stream(map),
  ]
}

const chunks = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))

const stream = (body: string, dictionary = '') => `<<${dictionary}/Length ${body.length}>>\nstream\n${body}\nendstream`

export const pdf = ({ pages, font = 'unicode', password = false }: PdfSpec): Uint8Array<ArrayBuffer> => {
  const codes = new Codes(font)
  const contents = pages.map(page => content(page, codes))
  const first = 8
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}]>>`,
    ...fontObjects(font, codes),
    stream('\xff', '/Type/XObject/Subtype/Image/Width 1000/Height 1414/ColorSpace/DeviceGray/BitsPerComponent 8'),
  ]
  // The catalog is 1, the pages 2, the font 3 to 6, the picture 7.
  pages.forEach((page, i) => {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]${page.rotate ? `/Rotate ${page.rotate}` : ''}/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 7 0 R>>>>/Contents ${first + 2 * i + 1} 0 R>>`,
      stream(contents[i]!),
    )
  })
  const key = '0'.repeat(64)
  const trailer = password ? `/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<${key}>/U<${key}>>>/ID[<00><00>]` : ''
  let out = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer <</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${xref}\n%%EOF\n`
  return Uint8Array.from(out, c => c.charCodeAt(0) & 0xff)
}

/** A ruled table: each column's left edge and the last one's right edge, each row's cells; a cell's lines stand under each other, centred in height. */
export const ruledTable = (
  xs: number[],
  top: number,
  rowHeight: number,
  rows: string[][],
): Required<Pick<PdfPageSpec, 'texts' | 'lines'>> => {
  const bottom = top + rows.length * rowHeight
  const lines: [number, number, number, number][] = [
    ...rows.map((_, r): [number, number, number, number] => [xs[0]!, top + r * rowHeight, xs.at(-1)!, top + r * rowHeight]),
    [xs[0]!, bottom, xs.at(-1)!, bottom],
    ...xs.map((x): [number, number, number, number] => [x, top, x, bottom]),
  ]
  const texts = rows.flatMap((cells, r) =>
    cells.flatMap((cell, c) => {
      const shown = cell.split('\n')
      return shown.map((text, i) => ({
        text,
        x: xs[c]! + 4,
        y: top + r * rowHeight + rowHeight / 2 + 4 + (i - (shown.length - 1) / 2) * 13,
      }))
    }),
  )
  return { texts, lines }
}
