/** What a text says of a name and of a code beside it. */
import { type Mutant, mutant } from './mutant.ts'

const LISTED = 'shared/core/mentions/listed.ts'
const LONGER = 'shared/core/mentions/longer.ts'
const ENDINGS = 'shared/core/mentions/endings.ts'
const PRINTED = 'shared/core/mentions/codes.ts'
const OWNER = 'shared/core/mentions/code-owner.ts'
const TABLE = 'shared/core/mentions/code-table.ts'
const SUBJECTS = 'shared/core/subjects.ts'

export const reading: Mutant[] = [
  mutant('tail', LISTED, 'a tail of a longer name is the name', 'around.start === hit.start ||', 'true ||'),
  mutant('tail', LISTED, 'boundary words are a part of the name', 'onlyBoundaryWords(text, around.start, hit.start) ||', ''),
  mutant('former-name', LISTED, '原 in brackets is a part of the name', 'saysFormerly(text, around.start, hit.start) ||', ''),
  mutant('public-body', LISTED, 'a province before a hospital makes another', 'standsInProvince(scan, around.start, hit) ||', ''),
  mutant(
    'tail',
    LONGER,
    'the head of a longer name is the name',
    'end - hit.end >= 2 &&\n    isPartEnd',
    'end - hit.end >= 99 &&\n    isPartEnd',
  ),
  mutant('boundary', LONGER, 'a sentence that goes on makes a longer name', 'if (sentenceAt(text, hit.end) ||', 'if ('),
  mutant('veto', PRINTED, 'numbers of other labels are codes', 'if (!OTHER_NUMBER.test(', 'if (!/^$/.test(1 + '),
  mutant('code-owner', PRINTED, 'only labelled codes are read', 'for (const m of text.matchAll(BARE)) addBare(m)', ''),
  mutant(
    'code-owner',
    TABLE,
    'masked codes in a row belong to nobody',
    'a.code.value === b.code.value || sameEntityCode(a.code, b.code)',
    'sameEntityCode(a.code, b.code)',
  ),
  mutant(
    'code-owner',
    OWNER,
    'another party’s code is the name’s',
    '(namesAnother(between) || !this.#isValue(owner))',
    '!this.#isValue(owner)',
  ),
  mutant('code-owner', OWNER, 'a code said of the parent is the subsidiary’s', "if (isAttribute(between)) return 'none'", ''),
  mutant(
    'code-owner',
    OWNER,
    'codes in order belong to the last name',
    'names.length === run.length ? (free(names[run.indexOf(code)], code)',
    'names.length === run.length ? (free(names.at(-1), code)',
  ),
  mutant(
    'tail',
    SUBJECTS,
    'a tail is a mention like others',
    "if (mention.found === 'tail') group.tailOf ??= mention.within ?? ''\n  else group.sure",
    'group.sure',
  ),
  mutant('boundary', LONGER, 'a firm’s department is another firm', '|| departments.longestAt(text, hit.end) > 0', ''),
  mutant('uscc', PRINTED, 'invisible characters break a code', 'if (!INVISIBLE.test(text)) return', 'return'),
  mutant(
    'uscc',
    PRINTED,
    'what stands on the next line is a part of the code',
    "m[1]!.includes('\\n') && !parseIdentifier(m[1]!)?.valid",
    'false',
  ),
  mutant(
    'code-owner',
    SUBJECTS,
    'a misread code stays though it is printed rightly elsewhere',
    'else if (group.codes[same]!.repaired && !code.repaired) group.codes[same] = code',
    '',
  ),
  mutant('code-owner', SUBJECTS, 'a faulty code counts before a sound one', "sound.find(c => c.type === 'uscc') ?? ", ''),
  mutant('tail', LONGER, 'a branch in brackets is left out', 'if (inBracket) return', 'if (false) return'),
  mutant(
    'boundary',
    LONGER,
    'the next firm is a part of the one before it',
    'if (FIRM.test(text.slice(hit.end, end))) return undefined',
    '',
  ),
  mutant(
    'tail',
    LONGER,
    'a part is only seen before a boundary',
    '(isClosed(end) || BRANCH.test(text.slice(hit.end, end)) || sentenceAt(text, end))',
    'isClosed(end)',
  ),
  mutant('boundary', LONGER, 'what ends like a part is one', '&& noParts.longestBefore(text, end, from) === 0', ''),
  mutant(
    'tail',
    LONGER,
    'something unknown behind a name in a sentence is nothing',
    'if (isRun && isUnknown',
    'if (false && isUnknown',
  ),
  mutant(
    'tail',
    LONGER,
    'something unknown behind a name in a value is nothing',
    'return isValue && isUnknown',
    'return false && isUnknown',
  ),
  mutant('boundary', LONGER, 'a title’s words behind a name are unknown', 'if (titles.longestAt(text, at) > 0 || ', 'if ('),
  mutant(
    'boundary',
    LONGER,
    'a sentence’s words behind a name are unknown',
    'if (STATES.test(text.slice(from, to))) return false',
    '',
  ),
  mutant(
    'tail',
    LONGER,
    'a grammar word is never a syllable',
    'wholeOf(scan, hit) ?? longerOnLeft(scan, hit)',
    'wholeOf(scan, hit)',
  ),
  mutant(
    'boundary',
    LISTED,
    'a value ends as common names do',
    "  return { start: end, end, kind: 'listed', word: '' }",
    '  return undefined',
  ),
  mutant('boundary', LISTED, 'a name has no second one in brackets', 'if (text.charCodeAt(end) !== CLOSE) continue', 'continue'),
  mutant('boundary', LISTED, '有 behind a label begins the name', 'saysWhich(text, around.start, hit.start) ||', ''),
  mutant(
    'boundary',
    LISTED,
    '和 before a place joins no names',
    "((text[hit.end] === '及' || joinsAt(text, hit.end)) && scan.endAt.has(hit.end))",
    'false',
  ),
  mutant(
    'boundary',
    ENDINGS,
    'a word that goes on ends no listed name',
    'if (goesOn.longestAt(text, end) > 0) own',
    'if (false) own',
  ),
  mutant('code-owner', SUBJECTS, 'two codes with one name say nothing', 'return apart.length > 1 ? apart : []', 'return []'),
]
