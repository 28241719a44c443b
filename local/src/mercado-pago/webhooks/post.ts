import { type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

/** Longer than that and MercadoPago takes the silence for a no. */
const patience = 22_000

// Not every machine knows that names below localhost are its own.
const lookup: RequestOptions['lookup'] = (_host, options, found) =>
  options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4)

/** Answers the status, or 0 when nobody answers. */
export const post = (address: URL, body: string, headers: Record<string, string>) =>
  new Promise<number>((resolve) => {
    const ask = address.protocol === 'https:' ? requestHttps : requestHttp
    const isLocal = address.hostname.endsWith('.localhost')
    const outgoing = ask(
      address,
      { method: 'POST', headers, timeout: patience, ...(isLocal && { lookup }) },
      (answer) => {
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode ?? 0))
        answer.on('error', () => resolve(0))
      },
    )
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => resolve(0))
    outgoing.end(body)
  })
