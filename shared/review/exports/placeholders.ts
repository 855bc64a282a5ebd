/** The placeholders of an office's template, as a tree: what stands at the top, and what stands inside which loop. */
import data from './placeholders.json' with { type: 'json' }

export interface Level {
  /** Placeholder → [member of the summary at this level, meaning in English]. */
  fields: { [name: string]: [from: string, en: string] }
  loops?: { [name: string]: Loop }
}
export interface Loop extends Level {
  from: string
  en: string
}

export const placeholders: Level = { fields: data.fields, loops: data.loops } as unknown as Level

export type Values = { [name: string]: string | Values[] }

/** A summary's values under the placeholders' names. */
export const valuesOf = (level: Level, source: object): Values => {
  const of = source as { [member: string]: unknown }
  return {
    ...Object.fromEntries(Object.entries(level.fields).map(([name, [from]]) => [name, String(of[from] ?? '')])),
    ...Object.fromEntries(
      Object.entries(level.loops ?? {}).map(([name, loop]) => [
        name,
        (of[loop.from] as object[]).map(one => valuesOf(loop, one)),
      ]),
    ),
  }
}

/** Loops around a field, outermost first; undefined where there is no such field. */
export const loopsAround = (name: string, level: Level = placeholders): string[] | undefined => {
  if (Object.hasOwn(level.fields, name) || (level.loops && Object.hasOwn(level.loops, name))) return []
  for (const [loop, inner] of Object.entries(level.loops ?? {})) {
    const found = loopsAround(name, inner)
    if (found) return [loop, ...found]
  }
  return undefined
}
