/**
 * Checks `endings.json`, `words.json` and `labels.json`: a source named, no word twice in a list, no ending in two classes, no
 * white space or full-width brackets inside words. Run: `node shared/core/data/check-words.ts`.
 */
import endings from './endings.json' with { type: 'json' }
import labels from './labels.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

const faults: string[] = []
const lists = (data: object): [string, string[]][] =>
  Object.entries(data).flatMap(([key, value]): [string, string[]][] => {
    if (key === 'source' || key === 'lots' || key === 'notBefore' || key === 'soft' || key === 'latin') return []
    if (typeof value === 'string') return [[key, value.split(' ')]]
    return lists(value as object)
  })
for (const [name, data] of Object.entries({ endings, labels, words })) {
  if (!data.source) faults.push(`${name}: no source`)
  for (const [key, list] of lists(data)) {
    const seen = new Set<string>()
    for (const word of list) {
      if (word === '') faults.push(`${name}.${key}: an empty word`)
      if (seen.has(word)) faults.push(`${name}.${key}: ${word} twice`)
      if (/[（）〔〕\s]/.test(word)) faults.push(`${name}.${key}: ${word} is not folded`)
      seen.add(word)
    }
  }
}
const classOf = new Map<string, string>()
for (const [key, list] of lists(endings)) {
  if (key === 'decoys') continue
  for (const word of list) {
    if (classOf.has(word)) faults.push(`endings: ${word} is ${classOf.get(word)} and ${key}`)
    classOf.set(word, key)
  }
}
for (const [word, rule] of Object.entries(words.soft)) {
  if (word.length !== 1 || !['always', 'complete', 'left', 'org', 'region'].includes(rule.when)) faults.push(`words.soft: ${word}`)
}
for (const fault of faults) console.log(fault)
if (faults.length > 0) process.exitCode = 1
else console.log('the word lists are in order')
