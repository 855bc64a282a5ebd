/** How dates, sizes and fingerprints are written: the same in both languages. */
import { dayAt } from '#shared/core/days.ts'

const pad = (n: number) => String(n).padStart(2, '0')

/** An instant in ms as `2026-11-24 10:32`, Asia/Shanghai. */
export const minuteAt = (ms: number): string => {
  const local = new Date(ms + 8 * 3_600_000)
  return `${dayAt(ms)} ${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}`
}

/** Bytes as `812 B`, `14.2 kB`, `3.0 MB`, decimal units. */
export const byteSize = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`
}

/** A hex fingerprint in groups of four, for reading aloud. */
export const inFours = (hex: string): string => hex.replace(/(.{4})(?=.)/g, '$1 ')
