/**
 * Canonical JSON after RFC 8785: object keys sorted by UTF-16 units, no white space, strings and numbers as ECMAScript prints
 * them; absent and `undefined` members are the same. Always valid JSON, unlike the form TUF signs over, which leaves control characters bare.
 */
export const canonicalJson = (value: unknown): string => {
  const out: string[] = []
  write(value, out)
  // Joined once: a string grown by `+=` stays a tree of its pieces, ten times the memory in a list of a million keys.
  return out.join('')
}

const write = (value: unknown, out: string[]): void => {
  if (Array.isArray(value)) {
    out.push('[')
    for (let i = 0; i < value.length; i++) {
      if (i > 0) out.push(',')
      write(value[i], out)
    }
    out.push(']')
  } else if (typeof value === 'object' && value !== null) {
    const object = value as { [key: string]: unknown }
    let sign = '{'
    for (const key of Object.keys(object).sort()) {
      if (object[key] === undefined) continue
      out.push(sign, JSON.stringify(key), ':')
      write(object[key], out)
      sign = ','
    }
    out.push(sign === '{' ? '{}' : '}')
  } else {
    const text = typeof value === 'number' && !Number.isFinite(value) ? undefined : JSON.stringify(value)
    if (text === undefined) throw new TypeError('a value JSON cannot say')
    out.push(text)
  }
}
