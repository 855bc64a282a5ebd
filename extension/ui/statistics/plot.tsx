/**
 * Bars by uPlot, still pictures: every number stands in the table beside, which keyboards and screen readers get. Colours are read from
 * the theme at every drawing, and are the light ones on paper.
 */
import { useEffect, useRef } from 'preact/hooks'
import uPlot from 'uplot'
import { grouped } from '#shared/text/words.ts'
import { useLang } from '../kit/index.ts'
import { type Pattern, patternFill } from './pattern.ts'

export type Token = 'ink' | 'soft' | 'barred' | 'caution' | 'notice' | 'commended' | 'clear' | 'unknown'

export interface PlotSeries {
  label: string
  token: Token
  pattern: Pattern
  /** One for each place; undefined: no bar there. */
  values: (number | undefined)[]
}

export interface PlotProps {
  /** What a screen reader says in the picture's place: it is told where the numbers stand. */
  label: string
  /** Names of the places, from left to right; left out where they would overlap. */
  places: string[]
  /** Stacked on each other in this order, from below. */
  series: PlotSeries[]
  /** Tenfold steps, for numbers that are far apart. */
  log?: boolean
  /** A line across each place, such as a limit, with its words. */
  limits?: { label: string; values: (number | undefined)[] }
}

const HEIGHT = 240
/** Width of an A4 page between its margins, in CSS pixels. */
const PAPER = 640

const colour = (token: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim()

/** Heights of the stack up to and including each series; where a series has no bar there is none. */
const stacked = (series: readonly PlotSeries[]): (number | null)[][] =>
  series.map(({ values }, i) =>
    values.map((value, at) =>
      value === undefined || value === 0
        ? null
        : series.slice(0, i + 1).reduce((sum, { values: below }) => sum + (below[at] ?? 0), 0),
    ),
  )

const dataOf = ({ places, series }: PlotProps): uPlot.AlignedData => [
  places.map((_, i) => i),
  // The highest of a stack is drawn first, the lower ones over it.
  ...(stacked(series).reverse() as number[][]),
]

const optionsOf = (props: PlotProps, width: number, font: string): uPlot.Options => {
  const { places, series, log, limits } = props
  const highest = Math.max(1, ...stacked(series).flat().map(Number), ...(limits?.values ?? []).map(value => value ?? 0))
  const widest = Math.max(
    ...places
      .flatMap(place => place.split('\n'))
      .map(line => [...line].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 7), 10)),
  )
  const axis = { stroke: () => colour('soft'), font, grid: { show: false }, ticks: { stroke: () => colour('line'), width: 1 } }
  return {
    width,
    height: HEIGHT,
    cursor: { show: false },
    legend: { show: false },
    padding: [10, 8, 0, 0],
    scales: {
      x: { time: false, range: [-0.6, places.length - 0.4] },
      // Below one there is nothing to count; the space makes a bar of one.
      y: log
        ? { distr: 3, range: [0.5, 10 ** Math.max(1, Math.ceil(Math.log10(highest) + 0.05))] }
        : { range: [0, highest * 1.08] },
    },
    series: [
      {},
      ...[...series].reverse().map(({ label, token, pattern }) => ({
        label,
        width: 1,
        stroke: () => colour(token),
        fill: (plot: uPlot) =>
          patternFill(plot.ctx, pattern, colour(token), colour('paper'), devicePixelRatio) as unknown as string,
        paths: uPlot.paths.bars!({ size: [0.62, 46], align: 0 }),
        points: { show: false },
      })),
    ],
    axes: [
      {
        ...axis,
        splits: plot => {
          const every = Math.max(1, Math.ceil((widest * places.length) / Math.max(1, plot.bbox.width / devicePixelRatio)))
          return places.map((_, i) => i).filter(i => i % every === 0)
        },
        values: (_, at) => at.map(i => places[i] ?? ''),
      },
      {
        ...axis,
        size: 64,
        grid: { show: true, stroke: () => colour('line'), width: 1 },
        splits: log
          ? (_plot, _axis, _min, max) => Array.from({ length: Math.round(Math.log10(max)) + 1 }, (_, i) => 10 ** i)
          : (_plot, _axis, _min, max) => wholeSteps(max),
        // The default leaves out all but some powers of ten.
        filter: (_plot, splits) => splits,
        values: (_plot, at) => at.map(grouped),
      },
    ],
    hooks: { draw: limits ? [plot => drawLimits(plot, limits.values)] : [] },
  }
}

/** Whole numbers, five at most. */
export const wholeSteps = (max: number): number[] => {
  const rough = Math.max(1, max / 4)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(times => times * power).find(one => one >= rough)!
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step)
}

const drawLimits = (plot: uPlot, values: readonly (number | undefined)[]): void => {
  const { ctx } = plot
  ctx.save()
  ctx.strokeStyle = colour('ink')
  ctx.lineWidth = 2 * devicePixelRatio
  for (const [i, value] of values.entries()) {
    if (value === undefined) continue
    const y = plot.valToPos(value, 'y', true)
    ctx.beginPath()
    ctx.moveTo(plot.valToPos(i - 0.42, 'x', true), y)
    ctx.lineTo(plot.valToPos(i + 0.42, 'x', true), y)
    ctx.stroke()
  }
  ctx.restore()
}

export const Plot = (props: PlotProps) => {
  const { label, series, limits } = props
  const box = useRef<HTMLDivElement>(null)
  const lang = useLang()
  const shape = JSON.stringify([props, lang])
  useEffect(() => {
    const host = box.current!
    const font = `12px ${getComputedStyle(host).fontFamily}`
    const widthNow = () => Math.max(200, Math.floor(host.clientWidth))
    const plot = new uPlot(optionsOf(props, widthNow(), font), dataOf(props), host)
    const refit = () => plot.setSize({ width: widthNow(), height: HEIGHT })
    const sizes = new ResizeObserver(refit)
    sizes.observe(host)
    const themes = new MutationObserver(() => plot.redraw(false))
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    // What is printed is printed light, at the paper's width.
    const { dataset } = document.documentElement
    let theme: string | undefined
    const before = () => {
      theme = dataset.theme
      dataset.theme = 'light'
      plot.setSize({ width: Math.min(PAPER, widthNow()), height: HEIGHT })
    }
    const after = () => {
      if (theme !== undefined) dataset.theme = theme
      refit()
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
      sizes.disconnect()
      themes.disconnect()
      plot.destroy()
    }
  }, [shape])
  return (
    <div class="plot">
      <div ref={box} role="img" aria-label={label} />
      <ul class="plot-legend small">
        {series.map(one => (
          <li key={one.label}>
            <Swatch token={one.token} pattern={one.pattern} />
            {one.label}
          </li>
        ))}
        {limits && (
          <li>
            <span class="plot-limit" aria-hidden="true" />
            {limits.label}
          </li>
        )}
      </ul>
    </div>
  )
}

/** The fill as it stands in the plot; drawn as SVG, so that it follows theme and paper by itself. */
const Swatch = ({ token, pattern }: { token: Token; pattern: Pattern }) => (
  <svg class="plot-swatch" viewBox="0 0 16 12" width="16" height="12" aria-hidden="true" style={{ color: `var(--${token})` }}>
    <rect
      x="0.75"
      y="0.75"
      width="14.5"
      height="10.5"
      fill={pattern === 'solid' ? 'currentColor' : 'none'}
      stroke="currentColor"
    />
    {(pattern === 'hatch' || pattern === 'cross') && (
      <path d="M1 11 11 1M6 11 15 2M1 6 6 1" stroke="currentColor" stroke-width="1.5" />
    )}
    {pattern === 'cross' && <path d="M5 1 15 11M1 2 10 11" stroke="currentColor" stroke-width="1.5" />}
    {pattern === 'lines' && <path d="M1 4H15M1 8H15" stroke="currentColor" stroke-width="1.5" />}
    {pattern === 'dots' && (
      <g fill="currentColor">
        <circle cx="4" cy="6" r="1.6" />
        <circle cx="8" cy="6" r="1.6" />
        <circle cx="12" cy="6" r="1.6" />
      </g>
    )}
  </svg>
)
