import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>
export type ListenOptions = { port?: number; maxHeaderSize?: number; onError?: (error: unknown) => void }

/** An HTTP server on loopback whose stop does not wait for idle connections. */
export const listen = async (
  listener: Listener,
  { port = 0, maxHeaderSize = 16_384, onError = () => {} }: ListenOptions = {},
) => {
  const server = createServer({ maxHeaderSize, keepAliveTimeout: 60_000 }, (request, response) => {
    listener(request, response).catch((error: unknown) => {
      onError(error)
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end('{"message":"Internal Server Error"}')
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type Listening = Awaited<ReturnType<typeof listen>>
