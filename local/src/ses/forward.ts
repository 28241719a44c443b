import * as z from 'zod'
import { SesError } from './ses-error'

export interface Reply {
  status: number
  body: unknown
}

export interface Forwarded {
  method: string
  path: string
  headers: Headers
  body: string
}

const packageError = z.object({ type: z.string().optional(), message: z.string(), detail: z.string().optional() })

/** The package answers most errors without a type, so that every one would reach the SDK as "unknown". */
const errorName = (status: number, type: string | undefined, message: string) => {
  if (type) return type
  if (status === 403) return 'MissingAuthenticationTokenException'
  if (status === 404) return 'NotFoundException'
  return /already exists/i.test(message) ? 'AlreadyExistsException' : 'BadRequestException'
}

export const forward = async (target: string, { method, path, headers, body }: Forwarded): Promise<Reply> => {
  const passed = { authorization: headers.get('authorization') ?? '', 'content-type': 'application/json' }
  const response = await fetch(target + path, { method, headers: passed, ...(body && { body }) })
  const text = await response.text()
  if (response.ok) return { status: response.status, body: JSON.parse(text || '{}') as unknown }
  if (text.startsWith('<'))
    throw new SesError('UnknownOperationException', `${method} ${path} is not implemented by the stand-in`, 404)
  const { type, message, detail } = packageError.parse(JSON.parse(text))
  throw new SesError(errorName(response.status, type, message), detail ?? message, response.status)
}
