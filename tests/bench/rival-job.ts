/** One comparison, in a process of its own for its memory: `rival-job.ts N [FILE]` prints a JSON line. Started by `parts/rival.ts`. */
import AhoCorasick from 'modern-ahocorasick'
import { fold } from '#shared/core/fold.ts'
import { probeEndings } from '#shared/core/mentions/beginnings.ts'
import { endingTable, findEndings } from '#shared/core/mentions/endings.ts'
import { nameKey } from '#shared/core/normalise.ts'
import { makeProbe, Prefilter } from '#shared/format/prefilter.ts'
import { median, timedTogether } from './figure.ts'
import { inventedText } from './invented.ts'
import { madeKeySet } from './key-sets.ts'
import { loadNames, namesFor } from './names.ts'
import type { RivalResult } from './parts/rival.ts'

const [count, file] = process.argv.slice(2)
const keys = Number(count)
const CHARACTERS = 1_000_000
const RUNS = 5

const { nameAt } = loadNames(file)
const began = performance.now()
const automaton = new AhoCorasick(Array.from({ length: keys }, (_, i) => nameKey(nameAt(i))))
const buildMs = performance.now() - began
const peakBytes = process.resourceUsage().maxRSS * 1024

const { set } = madeKeySet(keys, nameAt)
const ask = makeProbe([set], new Prefilter([set]))
const source = inventedText(CHARACTERS, namesFor(8000, nameAt), 100, keys, nameAt)
const once = fold(source)
const folded = { ...once, units: once.units.slice() }
const endings = findEndings(folded.text, endingTable(), folded.units)
const times = timedTogether(
  {
    automaton: () => automaton.search(folded.text),
    endings: () => findEndings(folded.text, endingTable(), folded.units),
    probe: () => probeEndings(folded, endings, ask),
  },
  RUNS,
)
const per = CHARACTERS / folded.text.length
console.log(
  JSON.stringify({
    peakBytes,
    buildMs,
    automaton: median(times.automaton) * per,
    endings: median(times.endings) * per,
    probe: median(times.probe) * per,
    found: { automaton: automaton.search(folded.text).length, probe: probeEndings(folded, endings, ask).length },
  } satisfies RivalResult),
)
