/** Fills that are told apart without colour: solid, hatched, dotted, lined, crossed, outlined. */

export const patterns = ['solid', 'hatch', 'dots', 'lines', 'cross', 'outline'] as const
export type Pattern = (typeof patterns)[number]

/** A tile of `size` device pixels a side: opaque, so that what lies behind a stacked bar does not show. */
const tile = (pattern: Pattern, ink: string, paper: string, ratio: number): HTMLCanvasElement => {
  const size = Math.round(8 * ratio)
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const draw = canvas.getContext('2d')!
  draw.fillStyle = pattern === 'solid' ? ink : paper
  draw.fillRect(0, 0, size, size)
  draw.strokeStyle = ink
  draw.fillStyle = ink
  draw.lineWidth = Math.max(1, 1.75 * ratio)
  const line = (x1: number, y1: number, x2: number, y2: number) => {
    draw.beginPath()
    draw.moveTo(x1, y1)
    draw.lineTo(x2, y2)
    draw.stroke()
  }
  if (pattern === 'hatch' || pattern === 'cross')
    for (const shift of [-size, 0, size]) line(shift - 1, size + 1, shift + size + 1, -1)
  if (pattern === 'cross') for (const shift of [-size, 0, size]) line(shift - 1, -1, shift + size + 1, size + 1)
  if (pattern === 'lines') line(0, size / 2, size, size / 2)
  if (pattern === 'dots') {
    draw.beginPath()
    draw.arc(size / 2, size / 2, 1.9 * ratio, 0, 2 * Math.PI)
    draw.fill()
  }
  return canvas
}

export const patternFill = (
  draw: CanvasRenderingContext2D,
  pattern: Pattern,
  ink: string,
  paper: string,
  ratio: number,
): CanvasPattern => draw.createPattern(tile(pattern, ink, paper, ratio), 'repeat')!
