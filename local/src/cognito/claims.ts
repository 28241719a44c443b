import * as z from 'zod'
import type { Claims } from './signing-keys'
import { invalidTriggerAnswer } from './triggers'

/** Claims no trigger may touch. */
const reserved = new Set(
  'acr amr at_hash aud auth_time azp client_id cognito:username device_key event_id exp iat identities iss jti nbf nonce origin_jti scope sub token_use username version'.split(
    ' ',
  ),
)

const suppress = z.array(z.string()).nullish()
const version1 = z.object({
  claimsToAddOrOverride: z.record(z.string(), z.string()).nullish(),
  claimsToSuppress: suppress,
  groupOverrideDetails: z.object({ groupsToOverride: z.array(z.string()).nullish() }).nullish(),
})
const tokenChanges = z.object({
  claimsToAddOrOverride: z.record(z.string(), z.unknown()).nullish(),
  claimsToSuppress: suppress,
  scopesToAdd: z.array(z.string()).nullish(),
  scopesToSuppress: suppress,
})
const version2 = z.object({
  idTokenGeneration: tokenChanges.nullish(),
  accessTokenGeneration: tokenChanges.nullish(),
  groupOverrideDetails: z.object({ groupsToOverride: z.array(z.string()).nullish() }).nullish(),
})
type TokenChanges = z.infer<typeof tokenChanges>

export interface TokenClaims {
  id: Claims
  access: Claims
}

const changeClaims = (claims: Claims, changes: TokenChanges | null | undefined) => {
  for (const [name, value] of Object.entries(changes?.claimsToAddOrOverride ?? {}))
    if (!reserved.has(name)) claims[name] = value
  for (const name of changes?.claimsToSuppress ?? []) if (!reserved.has(name)) delete claims[name]
}

const changeScopes = (access: Claims, changes: TokenChanges | null | undefined) => {
  const dropped = new Set(changes?.scopesToSuppress ?? [])
  const scopes = [...String(access.scope).split(' '), ...(changes?.scopesToAdd ?? [])]
  access.scope = scopes.filter((scope) => !dropped.has(scope)).join(' ')
}

const setGroups = ({ id, access }: TokenClaims, groups: readonly string[] | null | undefined) => {
  if (!groups?.length) return
  id['cognito:groups'] = groups
  access['cognito:groups'] = groups
}

const parse = <T>(schema: z.ZodType<T>, value: unknown): T => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw invalidTriggerAnswer()
  return parsed.data
}

/** Applies what PreTokenGeneration answered; version 1 reaches the ID token only. */
export const applyTokenTrigger = (tokens: TokenClaims, response: Record<string, unknown>, version: 'V1_0' | 'V2_0') => {
  if (version === 'V1_0') {
    const details = parse(version1.nullish(), response.claimsOverrideDetails)
    changeClaims(tokens.id, details)
    setGroups(tokens, details?.groupOverrideDetails?.groupsToOverride)
    return
  }
  const details = parse(version2.nullish(), response.claimsAndScopeOverrideDetails)
  changeClaims(tokens.id, details?.idTokenGeneration)
  changeClaims(tokens.access, details?.accessTokenGeneration)
  changeScopes(tokens.access, details?.accessTokenGeneration)
  setGroups(tokens, details?.groupOverrideDetails?.groupsToOverride)
}
