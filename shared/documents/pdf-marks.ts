/** What a page draws besides text: ruled lines, from which tables are read, and how much of it pictures cover. */

type Matrix = readonly [number, number, number, number, number, number]

/** A ruled line, level or upright, in points of the page as shown. */
export interface Line {
  /** Where it stands: y of a level line, x of an upright one. */
  at: number
  from: number
  to: number
  level: boolean
}

export interface Marks {
  lines: Line[]
  /** The largest share of the page that one picture covers. */
  pictureShare(width: number, height: number): number
}

interface Operators {
  fnArray: readonly number[]
  argsArray: readonly unknown[]
}
type Codes = { readonly [name: string]: number }

/** Thicker strokes are bars and boxes. */
const THICK = 3
const SHORT = 4
/** A drawing, not a table. */
const MOST_LINES = 20_000

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]
const isMatrix = (value: unknown): value is Matrix =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as number[]).length === 6

/** Pictures were left out of the operators, so a square that is set and then left without drawing was one. */
export const readMarks = ({ fnArray, argsArray }: Operators, view: readonly number[], ops: Codes): Marks => {
  const lines: Line[] = []
  const pictures: [number, number][] = []
  const stack: Matrix[] = []
  let matrix = view as Matrix
  const strokes = new Set([
    ops.stroke,
    ops.closeStroke,
    ops.fillStroke,
    ops.eoFillStroke,
    ops.closeFillStroke,
    ops.closeEOFillStroke,
  ])
  const fills = new Set([ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke, ops.closeEOFillStroke])
  for (let i = 0; i < fnArray.length; i++) {
    const op = fnArray[i]
    const args = argsArray[i] as unknown[] | null
    if (op === ops.save) stack.push(matrix)
    else if (op === ops.restore) matrix = stack.pop() ?? (view as Matrix)
    else if (op === ops.transform && isMatrix(args)) {
      matrix = times(matrix, args)
      if (fnArray[i + 1] === ops.restore || i + 1 === fnArray.length) pictures.push(sizeOf(matrix))
    } else if (op === ops.paintFormXObjectBegin) {
      stack.push(matrix)
      if (isMatrix(args?.[0])) matrix = times(matrix, args[0])
    } else if (op === ops.paintFormXObjectEnd) matrix = stack.pop() ?? (view as Matrix)
    else if (op === ops.constructPath && args && lines.length < MOST_LINES) {
      const [paint, data] = args as [number, unknown[]]
      const path = data?.[0]
      if (path instanceof Float32Array || Array.isArray(path))
        addPath(path as ArrayLike<number>, matrix, { stroke: strokes.has(paint), fill: fills.has(paint) }, lines)
    }
  }
  return {
    lines: lines.length < MOST_LINES ? lines : [],
    pictureShare: (width, height) =>
      pictures.reduce((most, [w, h]) => Math.max(most, (Math.min(w, width) * Math.min(h, height)) / (width * height)), 0),
  }
}

const sizeOf = (m: Matrix): [number, number] => [Math.abs(m[0]) + Math.abs(m[2]), Math.abs(m[1]) + Math.abs(m[3])]

interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** Path data: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close, each followed by its points. */
const COORDINATES = [2, 2, 6, 4, 0]

const addPath = (path: ArrayLike<number>, m: Matrix, paint: { stroke: boolean; fill: boolean }, lines: Line[]): void => {
  if (!paint.stroke && !paint.fill) return
  let points: [number, number][] = []
  let curved = false
  const end = () => {
    if (points.length > 1 && !curved) addShape(points, paint, lines)
    points = []
    curved = false
  }
  for (let i = 0; i < path.length; ) {
    const code = path[i++]!
    const length = COORDINATES[code]
    if (length === undefined) return
    if (code === 0) end()
    if (code === 2 || code === 3) curved = true
    if (code === 4) {
      if (points.length > 2) points.push(points[0]!)
      end()
      continue
    }
    const [x, y] = [path[i]!, path[i + 1]!]
    points.push([m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]])
    i += length
  }
  end()
}

const addShape = (points: [number, number][], { stroke, fill }: { stroke: boolean; fill: boolean }, lines: Line[]): void => {
  const box = boxOf(points)
  if (isThin(box)) {
    addLine(box, lines)
    return
  }
  // A filled area is a shade; only its outline, if it is drawn, rules a table.
  if (fill && !stroke) return
  for (let i = 1; i < points.length; i++) addLine(boxOf([points[i - 1]!, points[i]!]), lines)
}

const boxOf = (points: readonly [number, number][]): Box => {
  const xs = points.map(p => p[0])
  const ys = points.map(p => p[1])
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}
const isThin = ({ x0, y0, x1, y1 }: Box) => Math.min(x1 - x0, y1 - y0) <= THICK

const addLine = ({ x0, y0, x1, y1 }: Box, lines: Line[]): void => {
  const [w, h] = [x1 - x0, y1 - y0]
  if (!Number.isFinite(w + h) || Math.min(w, h) > THICK || Math.max(w, h) < SHORT) return
  if (w >= h) lines.push({ level: true, at: (y0 + y1) / 2, from: x0, to: x1 })
  else lines.push({ level: false, at: (x0 + x1) / 2, from: y0, to: y1 })
}
