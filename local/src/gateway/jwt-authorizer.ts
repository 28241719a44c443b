import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod'

import type { Json } from '../template/json'

export type JwtAuthorizerOptions = { issuer: string; audience: string[]; jwksUri: string; now: () => number }
export type JwtClaims = Record<string, Json>

const header = z.object({ alg: z.enum(['RS256', 'RS384', 'RS512']), kid: z.string() })
const claims = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  client_id: z.string().optional(),
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
})
const jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) })
const values = z.record(z.string(), z.json())

export class TokenRefused extends Error {}

const decode = (part: string) => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
  } catch {
    throw new TokenRefused('the token is not well formed')
  }
}

const parse = <T>(schema: z.ZodType<T>, value: unknown) => {
  const result = schema.safeParse(value)
  if (!result.success) throw new TokenRefused('the token is not well formed')
  return result.data
}

/** The check that an HTTP API makes itself before it calls the function. */
export const createJwtAuthorizer = ({ issuer, audience, jwksUri, now }: JwtAuthorizerOptions) => {
  let keys = new Map<string, KeyObject>()
  const keyOf = async (kid: string) => {
    if (!keys.has(kid)) {
      const found = jwks.parse(await (await fetch(jwksUri)).json())
      keys = new Map(found.keys.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]))
    }
    const key = keys.get(kid)
    if (!key) throw new TokenRefused('the token has an unknown key')
    return key
  }
  const checkTimes = ({ exp, nbf, iat }: z.infer<typeof claims>) => {
    const seconds = now() / 1000
    if (exp <= seconds) throw new TokenRefused('the token has expired')
    if ((nbf ?? 0) > seconds || (iat ?? 0) > seconds + 1) throw new TokenRefused('the token is not valid yet')
  }
  const checkAudience = ({ aud, client_id }: z.infer<typeof claims>) => {
    const given = aud === undefined ? [client_id ?? ''] : [aud].flat()
    if (!given.some((one) => audience.includes(one))) throw new TokenRefused('the token has an invalid audience')
  }
  return async (token: string): Promise<JwtClaims> => {
    const [head = '', body = '', signature = '', ...more] = token.split('.')
    if (!signature || more.length > 0) throw new TokenRefused('the token is not well formed')
    const { alg, kid } = parse(header, decode(head))
    const content = parse(claims, decode(body))
    if (content.iss !== issuer) throw new TokenRefused('the token has an invalid issuer')
    const isGenuine = verify(
      alg.replace('RS', 'RSA-SHA'),
      Buffer.from(`${head}.${body}`),
      await keyOf(kid),
      Buffer.from(signature, 'base64url'),
    )
    if (!isGenuine) throw new TokenRefused('the token has an invalid signature')
    checkTimes(content)
    checkAudience(content)
    return values.parse(content)
  }
}

export type JwtAuthorizer = ReturnType<typeof createJwtAuthorizer>

const claimText = (value: Json) => {
  if (Array.isArray(value)) return `[${value.join(' ')}]`
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}

/** Claims reach the function as text only. */
export const claimsForEvent = (content: JwtClaims) =>
  Object.fromEntries(Object.entries(content).map(([name, value]) => [name, claimText(value)]))
