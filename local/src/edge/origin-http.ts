import { Agent, request } from 'node:http'

import type { OriginAnswer } from './origin-answer'

export type OriginRequest = {
  base: string
  path: string
  method: string
  headers: Record<string, string>
  body: Buffer
}

// These belong to one connection and never pass a proxy.
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

export const createHttpOrigin = () => {
  const agent = new Agent({ keepAlive: true })
  const ask = ({ base, path, method, headers, body }: OriginRequest) =>
    new Promise<OriginAnswer>((resolve, reject) => {
      const length = body.length > 0 ? { 'content-length': String(body.length) } : {}
      const { hostname, port } = new URL(base)
      // As it was written: an address would be put in order, and lead to another place than the one that was judged.
      const written = path.replace(/[^\x21-\x7e]/gu, encodeURIComponent)
      const settings = { hostname, port, path: written, method, agent, headers: { ...headers, ...length } }
      const outgoing = request(settings, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const kept = Object.entries(response.headers).filter(([name]) => !hopByHop.includes(name))
          const names = kept.map(([name, value]) => [name, value ?? ''])
          resolve({
            status: response.statusCode ?? 502,
            headers: Object.fromEntries(names),
            body: Buffer.concat(parts),
          })
        })
      })
      outgoing.on('error', reject)
      outgoing.end(body)
    })
  return { ask, stop: () => agent.destroy() }
}
