import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, LookupFunction } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Line, post } from './post'

type Answer = (incoming: IncomingMessage, response: ServerResponse) => void

let answer: Answer
let received: { url: string; headers: IncomingMessage['headers']; body: string }[]
let port: number
const server = createServer((incoming, response) => {
  const parts: Buffer[] = []
  incoming.on('data', (part: Buffer) => parts.push(part))
  incoming.on('end', () => {
    received.push({ url: incoming.url ?? '', headers: incoming.headers, body: Buffer.concat(parts).toString() })
    answer(incoming, response)
  })
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
beforeEach(() => {
  received = []
  answer = (_, response) => response.writeHead(204).end()
})
afterAll(() => server.close())

/** The name of a receiver stands for these addresses, one answer after the other. */
const names = (...answers: string[][]): LookupFunction => {
  let asked = 0

  return (_, options, callback) => {
    const found = answers[Math.min(asked++, answers.length - 1)] ?? []
    const addresses = found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    if (options.all) callback(null, addresses)
    else callback(null, addresses[0]?.address ?? '', 4)
  }
}

/** This machine plays the internet: plain HTTP, and its own address counts as public. */
const here: Line = { request, isAllowed: () => true, isPublic: () => true, lookup: names(['127.0.0.1']) }
const message = { headers: { 'content-type': 'application/json' }, body: '{"a":"ñ"}' }
const send = (line: Line = {}) => post(`http://caja.example.com:${port}/hooks?a=1`, message, { ...here, ...line })

describe('a delivery', () => {
  it('is one POST with the body as it was signed', async () => {
    expect(await send()).toEqual({ status: 204 })
    expect(received).toMatchObject([{ url: '/hooks?a=1', body: message.body, headers: { 'content-length': '10' } }])
  })

  it('follows no redirect', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end()

    expect(await send()).toEqual({ status: 302 })
    expect(received).toHaveLength(1)
  })

  it('has only so much time, also where an answer begins and never ends', async () => {
    answer = () => undefined
    expect(await send({ patience: 100 })).toEqual({ error: 'timeout' })
  })

  it('reads nothing of an answer that never ends', async () => {
    answer = (_, response) => {
      response.writeHead(200)
      const flood = setInterval(() => response.write('x'.repeat(10_000)), 1)
      response.on('close', () => clearInterval(flood))
    }
    expect(await send({ patience: 2000 })).toEqual({ status: 200 })
  })

  it.each([
    [
      'begins to speak something else',
      'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      { status: 101 },
    ],
    ['offers something else', 'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n', { status: 200 }],
    ['only says to go on', 'HTTP/1.1 100 Continue\r\n\r\n', { error: 'timeout' }],
    ['only says what is coming', 'HTTP/1.1 103 Early Hints\r\n\r\n', { error: 'timeout' }],
  ])('comes to an end with a receiver who %s', async (_, written, outcome) => {
    answer = ({ socket }) => socket.write(written)

    expect(await send({ patience: 300 })).toEqual(outcome)
  })

  it('comes to an end with a receiver who hangs up', async () => {
    answer = ({ socket }) => socket.destroy()

    expect(await send()).toEqual({ error: 'unreachable' })
  })

  it('that nobody takes is unreachable', async () => {
    expect(await post('http://caja.example.com:9/', message, here)).toEqual({ error: 'unreachable' })
  })
})

describe('a delivery never goes to', () => {
  const isPublic = (address: string) => address === '127.0.0.1'

  it.each([
    ['an address inside', [['10.0.0.7']]],
    ['a name that stands for an address outside and one inside', [['127.0.0.1', '10.0.0.7']]],
    ['a name that stands for nothing', [[]]],
  ])('%s', async (_, answers) => {
    const result = await send({ isPublic, lookup: names(...answers) })

    expect(result).toEqual({ error: answers.flat().length > 0 ? 'address-not-public' : 'unreachable' })
    expect(received).toEqual([])
  })

  it('another address than the one that was looked at', async () => {
    expect(await send({ isPublic, lookup: names(['127.0.0.1'], ['10.0.0.7']) })).toEqual({ status: 204 })
    expect(received).toHaveLength(1)
  })

  it.each(['https://127.0.0.1/', 'http://caja.example.com/', 'https://[::1]/', 'https://localhost/'])(
    '%s, whatever was stored',
    async (url) => {
      expect(await post(url, message)).toEqual({ error: 'address-not-public' })
    },
  )

  it('a name of the public internet that stands for this machine', async () => {
    const lookup = names(['127.0.0.1'])

    expect(await post('https://caja.example.com/', message, { lookup })).toEqual({ error: 'address-not-public' })
  })
})
