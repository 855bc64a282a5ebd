/** Forms that everything kept or filed of a review shares. */
import * as z from 'zod/mini'
import { isDay } from '../core/days.ts'

export const day = z.string().check(z.refine(isDay))
export const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/))
export const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
