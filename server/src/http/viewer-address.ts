/**
 * `198.51.100.7:4711` and `2001:db8::1:4711` become what callers are counted by: an IPv4 address, or the /64 network of an
 * IPv6 one (a household has the whole network).
 */
export const viewerAddressOf = (header: string | undefined): string | undefined => {
  const address = header?.slice(0, header.lastIndexOf(':'))
  if (!address) return undefined
  if (!address.includes(':')) return address

  const [head = '', tail] = address.split('::')
  const first = head.split(':').filter(Boolean)
  const last = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0')

  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`
}
