import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands in front of a DynamoDB that stops answering after so many requests, without closing a connection. */
export const startFreezingTable = async (endpointOf: () => string) => {
  let left = Number.POSITIVE_INFINITY
  const server = createServer((incoming, outgoing) => {
    left -= 1
    if (left < 0) return
    const { method, headers, url = '/' } = incoming
    const passedOn = request(new URL(url, endpointOf()), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    })
    incoming.pipe(passedOn)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freezeAfter: (requests: number) => {
      left = requests
    },
    thaw: () => {
      left = Number.POSITIVE_INFINITY
    },
    stop: () => {
      server.closeAllConnections()

      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
