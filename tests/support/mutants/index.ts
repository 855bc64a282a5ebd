/**
 * The matching rules, each with a change that takes it away or turns it. The name benchmark must notice every one; a text that no
 * longer stands in its file fails the test, so that this list follows the code.
 */
import { codes } from './codes.ts'
import { identifiers } from './identifiers.ts'
import { certainties, matching } from './match.ts'
import type { Mutant } from './mutant.ts'
import { keys, names } from './names.ts'
import { reading } from './reading.ts'

export type { Mutant } from './mutant.ts'

export const mutants: Mutant[] = [...certainties, ...matching, ...codes, ...identifiers, ...keys, ...names, ...reading]
