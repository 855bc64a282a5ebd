/** An instant in ms as `2026-11-24 10:32:07`, Asia/Shanghai: a look-up's time is filed to the second. */
export const secondAt = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
