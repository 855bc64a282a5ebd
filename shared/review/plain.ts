/** Values that others wrote, made fit to be shown and filed. */

/** Characters that turn, hide or break the text around them are shown as what they are; a line end stays one. */
export const plain = (value: string): string =>
  value.replace(/[\p{Cf}\p{Cc}\uFFFE\uFFFF]/gu, c =>
    c === '\n' ? c : `[U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`,
  )
