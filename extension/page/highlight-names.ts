/** What our highlights are called in the page's registry. */
import type { Assessment } from '#shared/core/types.ts'
import { assessments } from './colours.ts'

export const FLASH = 'xinbiao-flash'

export const nameOf = (assessment: Assessment, onDark: boolean): string => `xinbiao-${assessment}${onDark ? '-dark' : ''}`

export const allNames = (): string[] => [FLASH, ...assessments.flatMap(a => [nameOf(a, false), nameOf(a, true)])]
