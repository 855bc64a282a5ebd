/**
 * Canonical JSON after RFC 8785: object keys sorted by UTF-16 units, no white space, strings and numbers as ECMAScript prints
 * them; absent and `undefined` members are the same. Always valid JSON, unlike the form TUF signs over, which leaves control characters bare.
 */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const object = value as { [key: string]: unknown }
    let out = ''
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined) continue
      out += `${out === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key])}`
    }
    return `{${out}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('a number JSON cannot say')
  return JSON.stringify(value)
}
