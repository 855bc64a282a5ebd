/** XML parts of office files, scanned in slices. */
import { Parser } from 'htmlparser2'
import type { Pace } from './pace.ts'

/** Characters parsed between two looks at the clock. */
const SLICE = 1 << 18

export type Attributes = { [name: string]: string }

export interface Handler {
  open?(tag: string, attributes: Attributes): void
  text?(text: string): void
  close?(tag: string): void
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Tags without their namespace prefix: some writers prefix every one (`x:row`), others none. */
export const scan = async (xml: string, pace: Pace, handler: Handler): Promise<void> => {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open?.(local(name), attributes),
      ontext: text => handler.text?.(text),
      onclosetag: name => handler.close?.(local(name)),
    },
    { xmlMode: true },
  )
  for (let at = 0; at < xml.length; at += SLICE) {
    parser.write(xml.slice(at, at + SLICE))
    await pace()
  }
  parser.end()
}

/** An attribute by its local name. */
export const attribute = (attributes: Attributes, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1]

/** Relationship id → path inside the archive. `folder`: where the part that owns the relationships stands, `xl/` say. */
export const readTargets = async (
  xml: string,
  folder: string,
  pace: Pace,
): Promise<Map<string, { path: string; type: string }>> => {
  const targets = new Map<string, { path: string; type: string }>()
  await scan(xml, pace, {
    open: (tag, a) => {
      if (tag !== 'Relationship' || !a.Target || !a.Id || a.TargetMode === 'External') return
      const path = a.Target.startsWith('/') ? a.Target.slice(1) : `${folder}${a.Target}`
      targets.set(a.Id, { path, type: a.Type?.split('/').at(-1) ?? '' })
    },
  })
  return targets
}
