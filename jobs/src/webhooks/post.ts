import { lookup as systemLookup } from 'node:dns'
import { type RequestOptions, request as systemRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { DeliveryError } from '@reservaplus/shared/webhooks/schema'
import { isDeliverable } from '@reservaplus/shared/webhooks/url'
import { isPublicAddress } from './public-address'

const patienceMilliseconds = 5_000

class NotPublic extends Error {}

/** What a test puts in the place of the internet. */
export type Line = {
  request?: typeof systemRequest
  lookup?: LookupFunction
  isPublic?: (address: string) => boolean
  isAllowed?: (url: string) => boolean
  patience?: number
}

export type Posted = { status: number } | { error: DeliveryError }

/**
 * Resolves a name and looks at what it stands for, at the moment of connecting: the address that was looked at is the one
 * that is called, so a name that changes its mind gains nothing.
 */
const checked =
  (lookup: LookupFunction, isPublic: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = [found].flat().flatMap((each) => (typeof each === 'object' ? [each] : []))
      const [first] = addresses
      if (error || !first) return callback(error ?? new Error('No address'), '', 0)
      if (!addresses.every(({ address }) => isPublic(address))) return callback(new NotPublic(hostname), '', 0)

      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const errorOf = (error: unknown): DeliveryError => {
  if (error instanceof NotPublic) return 'address-not-public'
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')) return 'timeout'

  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_VERIFY/.test(codeOf(error)) ? 'tls' : 'unreachable'
}

/** One POST: no redirect is followed, nothing of the answer is read but its status, and five seconds are all it gets. */
export const post = (
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  line: Line = {},
): Promise<Posted> => {
  const { request = systemRequest, lookup = systemLookup, isPublic = isPublicAddress, isAllowed = isDeliverable } = line
  if (!isAllowed(url)) return Promise.resolve({ error: 'address-not-public' })
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup: checked(lookup, isPublic),
    agent: false,
    signal: AbortSignal.timeout(line.patience ?? patienceMilliseconds),
  }

  return new Promise((resolve) => {
    const outgoing = request(url, options, (response) => {
      resolve({ status: response.statusCode ?? 0 })
      response.destroy()
    })
    // Whoever wants to speak something else has answered: nothing goes on over that line.
    outgoing.on('upgrade', (response, socket) => {
      resolve({ status: response.statusCode ?? 0 })
      socket.destroy()
    })
    outgoing.on('error', (error) => resolve({ error: errorOf(error) }))
    // Always the last word, whatever came before it, or nothing at all.
    outgoing.on('close', () => resolve({ error: 'unreachable' }))
    outgoing.end(body)
  })
}
