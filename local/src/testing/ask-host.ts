import { type IncomingHttpHeaders, request } from 'node:http'

type Asked = { method?: string; headers?: Record<string, string> }

/** As a browser asks a host of this machine. */
export const answerOf = (base: string, path: string, { method = 'GET', headers = {} }: Asked = {}) =>
  new Promise<{ status: number; body: string; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const { host, port } = new URL(base)
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers: { host, ...headers } }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    outgoing.on('error', reject)
    outgoing.end()
  })

export const ask = async (base: string, path: string) => {
  const { status, body } = await answerOf(base, path)

  return { status, body }
}

export const preflight = async (base: string, path: string, origin: string) => {
  const { status, headers } = await answerOf(base, path, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  })

  return { status, origin: headers['access-control-allow-origin'], methods: headers['access-control-allow-methods'] }
}
