import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startSes } from '@reservaplus/local/ses/start-ses'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import * as z from 'zod'

type Ses = Awaited<ReturnType<typeof startSes>>
type SesReport = Parameters<NonNullable<Parameters<typeof startSes>[0]['onEvent']>>[0]

/** What a network does to a call: passes it on, loses SES's answer, lets SES refuse it, or lets SES break in the middle. */
export type Line = 'good' | 'answer lost' | 'refused' | 'broken'

const sentHeaders = z.object({
  Content: z.object({ Simple: z.object({ Headers: z.array(z.object({ Name: z.string(), Value: z.string() })) }) }),
})

const startLine = async (ses: Ses) => {
  const state = { line: 'good' as Line }
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) {
      chunks.push(chunk)
    }
    const { line } = state
    asked.push(Buffer.concat(chunks).toString('utf8'))
    if (line === 'broken') {
      response.writeHead(500, { 'content-type': 'application/json', 'x-amzn-errortype': 'InternalFailure' })
      response.end(JSON.stringify({ message: 'Something went wrong.' }))
      return
    }
    if (line === 'refused') {
      response.writeHead(429, { 'content-type': 'application/json', 'x-amzn-errortype': 'TooManyRequestsException' })
      response.end(JSON.stringify({ message: 'Maximum sending rate exceeded.' }))
      return
    }
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' && !['host', 'connection', 'content-length', 'expect'].includes(name)
        ? [[name, value] as [string, string]]
        : [],
    )
    const answer = await fetch(`${ses.url}${request.url}`, {
      method: request.method ?? 'POST',
      headers,
      body: Buffer.concat(chunks),
    })
    const body = Buffer.from(await answer.arrayBuffer())
    if (line === 'answer lost') {
      request.socket.destroy()
      return
    }
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  return { state, asked, url: `http://127.0.0.1:${port}`, stop: () => new Promise((resolve) => server.close(resolve)) }
}

/** SES behind a line that can fail, its reports, and the environment that serverless.yml gives the mail functions. */
export const useMailCloud = (env: (name: string, value: string) => void) => {
  const reports: SesReport[] = []
  let ses: Ses
  let line: Awaited<ReturnType<typeof startLine>>

  beforeAll(async () => {
    ses = await startSes({ now: Date.now, configurationSets: ['mail'], onEvent: (report) => reports.push(report) })
    line = await startLine(ses)
    env('AWS_ENDPOINT_URL_SESV2', line.url)
    env('AWS_REGION', 'sa-east-1')
    env('AWS_ACCESS_KEY_ID', 'local')
    env('AWS_SECRET_ACCESS_KEY', 'local')
    env('APP_ORIGIN', 'http://app.localhost:3000')
    env('BOOK_ORIGIN', 'http://book.localhost:3000')
    env('LINK_SECRET', 'a secret of tests that is long enough')
    env('MAIL_FROM', 'ReservaPlus <no-reply@reservaplus.example>')
    env('MAIL_CONFIGURATION_SET', 'mail')
  })
  beforeEach(() => {
    line.state.line = 'good'
    reports.length = 0
  })
  afterAll(async () => {
    await line.stop()
    await ses.stop()
  })

  return {
    reports,
    setLine: (next: Line) => {
      line.state.line = next
    },
    /** The headers of the last mail to an address, as SES was asked for them. */
    headersTo: (address: string): Record<string, string> => {
      const last = line.asked.findLast((each) => each.includes(address)) ?? '{}'
      const { data } = sentHeaders.safeParse(JSON.parse(last))

      return Object.fromEntries((data?.Content.Simple.Headers ?? []).map(({ Name, Value }) => [Name, Value]))
    },
    mailsTo: (address: string) => ses.mails().filter((mail) => JSON.stringify(mail).includes(address)),
  }
}
