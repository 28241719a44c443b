import * as z from 'zod'
import { notFound } from './ses-error'
import type { SuppressedAddress } from './ses-state'

const putRequest = z.object({ EmailAddress: z.string(), Reason: z.enum(['BOUNCE', 'COMPLAINT']) })

export const suppressionList = (addresses: readonly SuppressedAddress[], now: () => number) => {
  const entries = new Map(addresses.map((entry) => [entry.EmailAddress.toLowerCase(), entry]))

  const require = (address: string) => {
    const entry = entries.get(address.toLowerCase())
    if (!entry) throw notFound(`Email address ${address} does not exist on your suppression list.`)
    return entry
  }

  return {
    has: (address: string) => entries.has(address.toLowerCase()),
    all: () => Array.from(entries.values()),
    put(body: unknown) {
      const { EmailAddress, Reason } = putRequest.parse(body)
      entries.set(EmailAddress.toLowerCase(), { EmailAddress, Reason, LastUpdateTime: now() / 1000 })
      return {}
    },
    get: (address: string) => ({ SuppressedDestination: require(address) }),
    remove(address: string) {
      require(address)
      entries.delete(address.toLowerCase())
      return {}
    },
    list(query: URLSearchParams) {
      const reasons = query.getAll('Reason')
      const found = Array.from(entries.values()).filter(
        ({ Reason }) => reasons.length === 0 || reasons.includes(Reason),
      )
      const start = Number(query.get('NextToken') ?? 0)
      const end = start + Number(query.get('PageSize') ?? 100)
      const next = end < found.length ? { NextToken: String(end) } : {}
      return { SuppressedDestinationSummaries: found.slice(start, end), ...next }
    },
  }
}
export type SuppressionList = ReturnType<typeof suppressionList>
