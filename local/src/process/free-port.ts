import { createServer } from 'node:net'

const tryPort = (port: number) =>
  new Promise<number | undefined>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(found))
    })
  })

export const freePort = async () => {
  const port = await tryPort(0)
  if (port === undefined) throw new Error('No free port on 127.0.0.1')
  return port
}

/** The wanted port, or the next free one above it. */
export const freePortFrom = async (wanted: number) => {
  for (let port = wanted; port < wanted + 100; port++) {
    if ((await tryPort(port)) !== undefined) return port
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}`)
}
