/** The walk to the left from every name ending, each beginning probed in the lists' key sets. */
import { fold } from '#shared/core/fold.ts'
import { keyHash } from '#shared/core/keyhash.ts'
import { probeEndings } from '#shared/core/mentions/beginnings.ts'
import { endingTable, findEndings } from '#shared/core/mentions/endings.ts'
import { findMentions } from '#shared/core/mentions/index.ts'
import type { Block } from '#shared/core/types.ts'
import { makeProbe, Prefilter } from '#shared/format/prefilter.ts'
import { type Bench, median, timed, timedTogether } from '../figure.ts'
import { inventedText } from '../invented.ts'
import { madeKeySet } from '../key-sets.ts'
import { namesFor } from '../names.ts'

const CHARACTERS = 1_000_000
const ENDINGS = 8000
const LISTED = 100
const RUNS = 9
/** A paragraph of a page. */
const BLOCK = 500

/**
 * The bare loop that probing is compared with: every character read once, and joined so that the reading cannot be left out. Not
 * added up: sums that outgrow small integers leave the loop at a third of its speed in some runs, and would flatter every ratio.
 */
export const bareLoop = (text: string): number => {
  let all = 0
  for (let i = 0; i < text.length; i++) all ^= text.charCodeAt(i)
  return all
}

const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  for (let at = 0; at < text.length; at += BLOCK) blocks.push({ text: text.slice(at, at + BLOCK), kind: 'text' })
  return blocks
}

/** Share of keys surely not held that are taken for held. */
const falsePositives = (mayHave: (lo: number, hi: number) => boolean, tries: number): number => {
  let wrong = 0
  for (let i = 0; i < tries; i++) {
    const { lo, hi } = keyHash('n', `未列入单位${i}有限公司`)
    if (mayHave(lo, hi)) wrong++
  }
  return wrong / tries
}

export const probe = (bench: Bench): void => {
  const { keys, figure } = bench
  const { nameAt, from } = bench.names.load()
  // Compiled before anything else can teach the compiler another text: its slow form would flatter every ratio.
  const text = inventedText(CHARACTERS, namesFor(ENDINGS, nameAt), LISTED, keys, nameAt)
  const once = fold(text)
  const folded = { ...once, units: once.units.slice() }
  timed(() => bareLoop(folded.text), 3)
  const { set, pageBits } = madeKeySet(keys, nameAt)
  const epsilon = set.count / 2 ** set.bits
  figure(`key set, ${keys.toLocaleString('en-US')} keys`, pageBits / set.count, 'bits/key', {
    most: Math.log2(1 / epsilon) + 1.7,
    note: `${set.count} distinct, ${set.bits}-bit prefixes, ${from}`,
  })
  figure('  its ε, keys / 2^bits', epsilon, '', { most: 1e-5 })
  figure(
    '  false positives seen, 5 M keys not held',
    falsePositives((lo, hi) => set.mayHave(lo, hi), 5_000_000),
    '',
  )
  const building = timed(() => new Prefilter([set]), keys > 2e6 ? 3 : 7)
  figure('prefilter, built from the set', median(building), 'ms', { most: 1500 * Math.max(1, keys / 1e7) })
  const prefilter = new Prefilter([set])
  figure('  in memory', (prefilter.bytes * 8) / set.count, 'bits/key')
  figure('memory, set and prefilter', (pageBits / 8 + prefilter.bytes) / 1e6, 'MB')
  figure(
    '  false positives seen, 1 M keys not held',
    falsePositives((lo, hi) => prefilter.mayHave(lo, hi), 1_000_000),
    '',
  )

  const endings = findEndings(folded.text, endingTable(), folded.units)
  const ask = makeProbe([set], prefilter)
  const hits = probeEndings(folded, endings, ask).length
  if (hits < LISTED) throw new Error(`${hits} of ${LISTED} listed names were found`)
  let probes = 0
  probeEndings(folded, endings, () => {
    probes++
    return false
  })

  // Times are brought to exactly 1 M characters.
  const per = CHARACTERS / folded.text.length
  // As the worker gets them from the page: in a message.
  const blocks = structuredClone(blocksOf(text))
  const times = timedTogether(
    {
      bare: () => bareLoop(folded.text),
      fold: () => fold(text),
      endings: () => findEndings(folded.text, endingTable(), folded.units),
      walk: () => probeEndings(folded, endings, ask),
      whole: () => findMentions(blocks, { probe: ask }),
    },
    RUNS,
  )
  const ms = (name: keyof typeof times): number => median(times[name]) * per
  figure('bare loop over 1 M characters', ms('bare'), 'ms')
  figure('fold', ms('fold'), 'ms')
  figure('endings', ms('endings'), 'ms')
  figure('probe, warm', ms('walk'), 'ms', { most: 10, note: `${endings.length} endings, ${hits} listed, ${probes} probes` })
  figure('  to the bare loop', ms('walk') / ms('bare'), '×', { most: 4 })
  figure('  one probe', (median(times.walk) * 1e6) / probes, 'ns')
  figure('normalise + find + probe', ms('whole'), 'ms', { most: 25, note: 'whole finder: boundaries, codes, roles' })
  figure('  to the bare loop', ms('whole') / ms('bare'), '×')
}
