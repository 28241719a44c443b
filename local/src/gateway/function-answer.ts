import * as z from 'zod'

import type { Json } from '../template/json'

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const structured = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
})

export type HttpAnswer = { status: number; headers: Record<string, string | string[]>; body: Buffer }

export const messageAnswer = (status: number, message: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ message })),
})

const isStructured = (answer: Json) => typeof answer === 'object' && answer !== null && 'statusCode' in answer

/** What a function answered as HTTP; anything without a status code is taken for a JSON body, as AWS does. */
export const readFunctionAnswer = (answer: Json): HttpAnswer => {
  if (!isStructured(answer)) {
    const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer))
    return { status: 200, headers: { 'content-type': 'application/json' }, body }
  }
  const parsed = structured.safeParse(answer)
  if (!parsed.success) return messageAnswer(500, 'Internal Server Error')
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data
  const names = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(names),
      ...(cookies && cookies.length > 0 ? { 'set-cookie': cookies } : {}),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  }
}
