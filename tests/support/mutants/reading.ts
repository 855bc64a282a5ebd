/** What a text says of a name and of a code beside it. */
import { type Mutant, mutant } from './mutant.ts'

const LISTED = 'shared/core/mentions/listed.ts'
const PRINTED = 'shared/core/mentions/codes.ts'
const OWNER = 'shared/core/mentions/code-owner.ts'
const SUBJECTS = 'shared/core/subjects.ts'

export const reading: Mutant[] = [
  mutant(
    'tail',
    LISTED,
    'a tail of a longer name is the name',
    '(onlyBoundaryWords(text, around.start, hit.start) ||',
    '(true ||',
  ),
  mutant('tail', LISTED, 'boundary words are a part of the name', 'onlyBoundaryWords(text, around.start, hit.start) ||', ''),
  mutant('former-name', LISTED, '原 in brackets is a part of the name', 'saysFormerly(text, around.start, hit.start) ||', ''),
  mutant(
    'public-body',
    LISTED,
    'a province before a hospital makes another',
    'standsInProvince(scan, around.start, hit))',
    'false)',
  ),
  mutant(
    'tail',
    LISTED,
    'the head of a longer name is the name',
    'if (isPartEnd(text, end, hit.end) && (closed',
    'if (false && (closed',
  ),
  mutant('boundary', LISTED, 'a sentence that goes on makes a longer name', 'if (sentenceAt(text, hit.end) ||', 'if ('),
  mutant('veto', PRINTED, 'numbers of other labels are codes', 'if (!OTHER_NUMBER.test(', 'if (!/^$/.test(1 + '),
  mutant('code-owner', PRINTED, 'only labelled codes are read', 'for (const m of text.matchAll(BARE)) addBare(m)', ''),
  mutant(
    'code-owner',
    OWNER,
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
    'names.length === run.length ? (this.#free(names[run.indexOf(code)], code)',
    'names.length === run.length ? (this.#free(names.at(-1), code)',
  ),
  mutant(
    'tail',
    SUBJECTS,
    'a tail is a mention like others',
    "if (mention.found === 'tail') group.tailOf ??= mention.within ?? ''\n  else group.sure",
    'group.sure',
  ),
  mutant('boundary', LISTED, 'a firm’s department is another firm', '|| departments.longestAt(text, hit.end) > 0', ''),
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
  mutant('tail', LISTED, 'a branch in brackets is left out', 'if (inBracket) return', 'if (false) return'),
  mutant('boundary', LISTED, 'the next firm is a part of the one before it', 'if (FIRM.test(part)) return undefined', ''),
  mutant(
    'tail',
    LISTED,
    'a part is only seen before a boundary',
    'closed || BRANCH.test(part) || sentenceAt(text, end)',
    'closed',
  ),
  mutant('boundary', LISTED, 'what ends like a part is one', '&& noParts.longestBefore(text, end, from) === 0', ''),
]
