/** Keys, names in their forms, and how many bear one. */
import { type Mutant, mutant } from './mutant.ts'

const KEYS = 'shared/core/keys.ts'
const NORMALISE = 'shared/core/normalise.ts'
const VARIANTS = 'shared/core/variants.ts'
const ENTITIES = 'shared/core/entities.ts'
const CHECK = 'shared/lookup/check.ts'

export const keys: Mutant[] = [
  mutant(
    'org-code',
    KEYS,
    'no key of the organisation code inside a USCC',
    "if (subject.uscc) add('o', orgCodeOf(subject.uscc))",
    '',
  ),
  mutant('org-code', KEYS, 'no key of an organisation code', "add('o', subject.orgCode)", ''),
  mutant('reg-no', KEYS, 'no key of a 15-digit number', "add('r', subject.regNo)", ''),
  mutant(
    'reg-no',
    KEYS,
    'no key of the organisation code in a tax number',
    "if (subject.regNo) add('o', orgPartOf(",
    "if (false) add('o', orgPartOf(",
  ),
  mutant('former-name', KEYS, 'no key of a former name', '...(subject.formerNames ?? []), ', ''),
  mutant('latin', KEYS, 'no key of a name in another script', '...(subject.otherNames ?? [])]', ']'),
  mutant('org-code', KEYS, 'the organisation code on a page is not tried', "if (org) keys.push({ type: 'o', value: org })", ''),
  mutant(
    'reg-no',
    KEYS,
    'the 15-digit number on a page is not tried',
    "if (code.type === 'reg-no') keys.push",
    'if (false) keys.push',
  ),
  mutant('registered-name', KEYS, 'the name on a page is not tried', "{ type: 'n', value: nameKey(name) },", ''),
  mutant('script', KEYS, 'the variant form on a page is not tried', "{ type: 'v', value: variant },", ''),
]

export const names: Mutant[] = [
  mutant(
    'registered-name',
    NORMALISE,
    'brackets of another width are another name',
    "name.replaceAll('（', '(').replaceAll('）', ')')",
    'name',
  ),
  mutant('registered-name', NORMALISE, 'white space, width and case are another name', ': fold(name).text', ': name'),
  mutant(
    'bracket-order',
    NORMALISE,
    'bracket order is another name',
    'parts[2]! + parts[1]! + parts[3]!',
    'parts[1]! + parts[2]! + parts[3]!',
  ),
  mutant(
    'typing',
    NORMALISE,
    'punctuation is another name',
    "joined.replace(/[^\\p{L}\\p{N}]/gu, '')",
    "joined.replace(/[()]/gu, '')",
  ),
  mutant(
    'script',
    VARIANTS,
    'the other script is another name',
    'rearrange(simplify(nameKey(name)))',
    'rearrange(nameKey(name))',
  ),
  mutant(
    'several-entities',
    ENTITIES,
    'whoever bore the name once is of the name',
    'if (nameKey(record.subject.name) !== key) continue',
    '',
  ),
  mutant(
    'several-entities',
    ENTITIES,
    'a faulty code proves another firm',
    "code.valid && code.type !== 'reg-no'",
    "code.type !== 'reg-no'",
  ),
  mutant(
    'several-entities',
    ENTITIES,
    'a registration number proves another firm',
    "code.valid && code.type !== 'reg-no'",
    'code.valid',
  ),
  mutant(
    'several-entities',
    ENTITIES,
    'two entries are two firms',
    '!known.some(other => other.some(a => codes.some(b => sameEntityCode(a, b))))',
    'true',
  ),
  mutant('directory', CHECK, 'what a directory offers is not followed', 'if (jobs.length === 0) return', 'return'),
  mutant(
    'directory',
    CHECK,
    'a code that proves nothing keeps the directory out',
    'if (codeAsserts(subject.code) ||',
    'if (subject.code ||',
  ),
]
