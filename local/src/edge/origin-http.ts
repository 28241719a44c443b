import { Agent, request } from 'node:http'

import type { OriginAnswer } from './origin-answer'

export type OriginRequest = { url: string; method: string; headers: Record<string, string>; body: Buffer }

// These belong to one connection and never pass a proxy.
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

export const createHttpOrigin = () => {
  const agent = new Agent({ keepAlive: true })
  const ask = ({ url, method, headers, body }: OriginRequest) =>
    new Promise<OriginAnswer>((resolve, reject) => {
      const length = body.length > 0 ? { 'content-length': String(body.length) } : {}
      const outgoing = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
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
