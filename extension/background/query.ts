import { limits } from '#shared/contract/limits.ts'

/** A selection or what was typed, made a query: one line, not endless. */
export const asQuery = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, limits.query)
