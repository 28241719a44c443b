import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'

import { freePort, freePortFrom } from './free-port'

describe('freePortFrom', () => {
  it('answers the wanted port when it is free', async () => {
    const port = await freePort()
    expect(await freePortFrom(port)).toBe(port)
  })

  it('answers a later port when the wanted one is taken', async () => {
    const port = await freePort()
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    expect(await freePortFrom(port)).toBeGreaterThan(port)
    await new Promise((resolve) => server.close(resolve))
  })
})
