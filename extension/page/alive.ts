/**
 * Firefox ends the scripts of an extension that is switched off or removed without a word, but takes its sheets out of the pages.
 * So there all that is drawn shows only while the sheet stands that comes with the script that draws (`background/alive.ts`).
 */

/** Stands before a value: empty with the sheet; without it the declaration is void. */
export const whileAlive = import.meta.env.FIREFOX ? 'var(--xinbiao-on)' : ''

/** The overlay's `display` without the sheet. */
export const asleep = import.meta.env.FIREFOX ? 'none' : 'block'
