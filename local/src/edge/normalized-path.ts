const unreserved = /[0-9A-Za-z._~-]/

const withoutDots = (path: string) => {
  const parts: string[] = []
  const given = path.slice(1).split('/')
  for (const [index, part] of given.entries()) {
    const isLast = index === given.length - 1
    if (part === '..') parts.pop()
    if (part !== '.' && part !== '..') parts.push(part)
    else if (isLast) parts.push('')
  }
  return `/${parts.join('/')}`
}

/** What CloudFront compares with its path patterns (RFC 3986); the origin gets the path as it was written. */
export const normalizedPath = (path: string) =>
  withoutDots(
    path.replace(/%([0-9A-Fa-f]{2})/g, (written, code: string) => {
      const character = String.fromCharCode(Number.parseInt(code, 16))
      return unreserved.test(character) ? character : written
    }),
  )
