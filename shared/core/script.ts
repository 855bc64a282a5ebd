/** 繁→简 with its table of characters, apart from what uses it because the table is large. */
import table from './data/t2s.json' with { type: 'json' }
import { simplifier } from './simplify.ts'

export const simplify = simplifier(table)
