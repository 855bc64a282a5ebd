/** How one code is read, checked and repaired. */
import { type Mutant, mutant } from './mutant.ts'

const IDENTIFIERS = 'shared/core/identifiers.ts'

export const identifiers: Mutant[] = [
  mutant(
    'uscc',
    IDENTIFIERS,
    'a code whose check is 0 fails',
    'return USCC_ALPHABET[(31 - (sum % 31)) % 31]',
    'return USCC_ALPHABET[31 - (sum % 31)]',
  ),
  mutant(
    'check-character',
    IDENTIFIERS,
    'every code passes its check',
    '&& usccCheckCharacter(code.slice(0, 17)) === code[17]',
    '',
  ),
  mutant(
    'check-character',
    IDENTIFIERS,
    'every organisation code passes its check',
    '&& orgCodeCheckCharacter(code.slice(0, 8)) === code[8]',
    '&& code.length === 9',
  ),
  mutant('org-code', IDENTIFIERS, 'a row of zeros is a code', 'if (isFiller(value)) return undefined', ''),
  mutant('uscc', IDENTIFIERS, 'full width is not read', ".normalize('NFKC')", ''),
  mutant('uscc', IDENTIFIERS, 'lower case is not read', '.toUpperCase()\n', '\n'),
  mutant('org-code', IDENTIFIERS, 'hyphens are not read', '\\ufeff\\-‐‑‒–—−_]+/g', '\\ufeff]+/g'),
  mutant('repaired-code', IDENTIFIERS, 'O is not repaired', ".replace(/O/g, '0')", ''),
  mutant('repaired-code', IDENTIFIERS, 'I is not repaired', ".replace(/I/g, '1')", ''),
  mutant('repaired-code', IDENTIFIERS, 'Z is not repaired', ".replace(/Z/g, '2')", ''),
  mutant('repaired-code', IDENTIFIERS, 'S is not repaired', ".replace(/S/g, '5')", ''),
  mutant(
    'repaired-code',
    IDENTIFIERS,
    'a repair need not check',
    'if (repaired === value || !isValidUscc(repaired)) return undefined',
    'if (repaired === value) return undefined',
  ),
  mutant(
    'repaired-code',
    IDENTIFIERS,
    'a repaired code is a printed one',
    'value: repaired, valid: true, repaired: true }',
    'value: repaired, valid: true }',
  ),
  mutant('masked-code', IDENTIFIERS, 'a mask agrees by four characters', 'if (head.length + tail.length < 6) return false', ''),
  mutant(
    'masked-code',
    IDENTIFIERS,
    'a mask’s beginning does not count',
    'full.startsWith(head) && full.endsWith(tail)',
    'full.endsWith(tail)',
  ),
  mutant(
    'masked-code',
    IDENTIFIERS,
    'a mask’s end does not count',
    'full.startsWith(head) && full.endsWith(tail)',
    'full.startsWith(head)',
  ),
  mutant(
    'masked-code',
    IDENTIFIERS,
    'the number of stars counts',
    'const fits = (full: string) => full.length >= head.length + tail.length',
    'const fits = (full: string) => full.length === masked.length',
  ),
  mutant(
    'masked-code',
    IDENTIFIERS,
    'no mask of an organisation code',
    'return fits(code) || (code.length === 18 && fits(orgCodeOf(code)))',
    'return fits(code)',
  ),
  mutant(
    'reg-no',
    IDENTIFIERS,
    'a tax number holds no organisation code',
    'return isValidOrgCode(tail) ? tail : undefined',
    'return undefined',
  ),
  mutant('sole-trader', IDENTIFIERS, 'a code beginning 92 is a firm’s', "uscc.startsWith('92')", "uscc.startsWith('9x')"),
]
