import { createHash } from 'node:crypto'
import * as z from 'zod'

import { grant, invalidGrant } from '../accounts'
import type { Desk } from '../desk'
import { MercadoPagoError } from '../errors'
import { type OpenOperation, type OwnedOperation, parse } from './request'

const tokenInput = z.object({
  client_id: z.coerce.string(),
  client_secret: z.string(),
  grant_type: z.string(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
})
type TokenInput = z.infer<typeof tokenInput>

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

const byCode = (desk: Desk, { code = '', redirect_uri, code_verifier = '' }: TokenInput) => {
  const found = desk.state.codes[code]
  delete desk.state.codes[code]
  if (!found || found.expiresAt <= desk.now() || found.redirectUri !== redirect_uri) throw invalidGrant()
  if (found.challenge && found.challenge !== challengeOf(code_verifier)) throw invalidGrant()
  return grant(desk, found.accountId)
}

const byRefreshToken = (desk: Desk, { refresh_token = '' }: TokenInput) => {
  const found = desk.state.refreshTokens[refresh_token]
  if (!found) throw invalidGrant()
  delete desk.state.refreshTokens[refresh_token]
  return grant(desk, found.accountId)
}

export const createToken: OpenOperation = ({ desk, body }) => {
  const input = parse(tokenInput, body)
  const { clientId, clientSecret } = desk.application
  if (input.client_id !== clientId || input.client_secret !== clientSecret) {
    throw new MercadoPagoError(400, 'invalid_client', 'invalid client_id or client_secret')
  }
  if (input.grant_type === 'authorization_code') return { status: 200, body: byCode(desk, input) }
  if (input.grant_type === 'refresh_token') return { status: 200, body: byRefreshToken(desk, input) }
  throw new MercadoPagoError(400, 'unsupported_grant_type', 'Allowed values are authorization_code and refresh_token')
}

export const getAccount: OwnedOperation = (_request, { id, nickname, email }) => ({
  status: 200,
  body: { id, nickname, email, site_id: 'MLC', country_id: 'CL' },
})
