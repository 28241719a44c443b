import type * as z from 'zod'

import type { Json } from '../../template/json'
import type { Desk } from '../desk'
import { badRequest } from '../errors'
import type { Account } from '../state'

export type ApiRequest = {
  desk: Desk
  /** What the pattern of the path caught. */
  id: string
  query: URLSearchParams
  body: Json
  idempotencyKey: string | undefined
}

export type ApiAnswer = { status: number; body: object }

export type OwnedOperation = (request: ApiRequest, caller: Account) => ApiAnswer
export type OpenOperation = (request: ApiRequest) => ApiAnswer

export const parse = <Value>(shape: z.ZodType<Value>, body: Json): Value => {
  const { data, error } = shape.safeParse(body)
  if (!error) return data
  const [issue] = error.issues
  throw badRequest(`${issue?.path.join('.')}: ${issue?.message}`, 1)
}
