/** Instants as TUF writes them: UTC, whole seconds. */
export const SPEC_VERSION = '1.0.31'

export const instant = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`
export const addDaysTo = (ms: number, days: number): string => instant(ms + days * 86_400_000)
