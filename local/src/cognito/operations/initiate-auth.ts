import { createHmac } from 'node:crypto'
import * as z from 'zod'
import { type Attempt, afterPassword } from '../authentication'
import { openChallenge } from '../challenges'
import { invalidParameter, userNotFound, wrongCredentials } from '../errors'
import { recordFailure, requireUnlocked } from '../lock-out'
import { adminOperation, metadata, publicOperation } from '../operation'
import { passwordMatches } from '../passwords'
import { type Pool, requireClient } from '../pool'
import type { ClientSettings } from '../settings'
import { fromHex, openExchange, padHex, prime, randomBig } from '../srp'
import { fireTrigger } from '../triggers'
import { findUser, requireEnabled } from '../users'
import { refresh } from './refresh-tokens'

const request = z.object({
  ClientId: z.string(),
  AuthFlow: z.string(),
  AuthParameters: z.record(z.string(), z.string()).default({}),
  ClientMetadata: metadata,
})
type Request = z.infer<typeof request>

const admit = async (pool: Pool, attempt: Attempt) => {
  requireEnabled(attempt.user)
  requireUnlocked(pool, attempt.user)
  await fireTrigger(pool, 'PreAuthentication', {
    source: 'PreAuthentication_Authentication',
    user: attempt.user,
    clientId: attempt.client.clientId,
    request: { validationData: attempt.clientMetadata ?? {}, userNotFound: false },
  })
}

/** Always the same answer for the same unknown name: an answer that varies would tell that nobody is there. */
const decoy = (pool: Pool, username: string) => {
  const digest = createHmac('sha256', pool.state.signingKey).update(username.toLowerCase()).digest('hex')
  const id = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `a${digest.slice(17, 20)}`]
  return { id: `${id.join('-')}-${digest.slice(20, 32)}`, salt: fromHex(digest.slice(32)), verifier: randomBig(380) }
}

const withSrp = async (pool: Pool, client: ClientSettings, { AuthParameters, ClientMetadata }: Request) => {
  const { USERNAME = '', SRP_A = '' } = AuthParameters
  if (!/^[0-9a-f]+$/i.test(SRP_A)) throw invalidParameter('Missing required parameter SRP_A')
  const clientPublic = fromHex(SRP_A)
  // A multiple of the prime makes the shared secret zero for any password.
  if (clientPublic % prime === 0n) throw invalidParameter('Invalid SRP_A')
  const user = findUser(pool, USERNAME)
  if (!user && !client.hideUnknownUsers) throw userNotFound()
  if (user) await admit(pool, { user, client, clientMetadata: ClientMetadata })
  const known = user && {
    id: user.sub,
    salt: fromHex(user.password.salt),
    verifier: fromHex(user.password.verifier),
  }
  const { id, salt, verifier } = known ?? decoy(pool, USERNAME)
  const exchange = openExchange(clientPublic, verifier)
  const secretBlock = openChallenge(pool, client, { name: 'PASSWORD_VERIFIER', sub: user?.sub, exchange }, 512)
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: padHex(salt),
      SECRET_BLOCK: secretBlock,
      SRP_B: exchange.serverPublic.toString(16),
      USERNAME: id,
      USER_ID_FOR_SRP: id,
    },
  }
}

const withPassword = async (pool: Pool, client: ClientSettings, { AuthParameters, ClientMetadata }: Request) => {
  const { USERNAME, PASSWORD } = AuthParameters
  if (!USERNAME) throw invalidParameter('Missing required parameter USERNAME')
  if (!PASSWORD) throw invalidParameter('Missing required parameter PASSWORD')
  const user = findUser(pool, USERNAME)
  if (!user) throw client.hideUnknownUsers ? wrongCredentials() : userNotFound()
  const attempt = { user, client, clientMetadata: ClientMetadata }
  await admit(pool, attempt)
  if (!passwordMatches(pool, user, PASSWORD)) {
    recordFailure(pool, user)
    throw wrongCredentials()
  }
  return afterPassword(pool, attempt)
}

const flowNames: Record<string, string> = {
  REFRESH_TOKEN: 'ALLOW_REFRESH_TOKEN_AUTH',
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
}

const requireFlow = (client: ClientSettings, flow: string) => {
  if (!client.authFlows.includes(flowNames[flow] ?? `ALLOW_${flow}`))
    throw invalidParameter(`${flow} flow not enabled for this client`)
}

const start = (admin: boolean) => async (pool: Pool, input: Request) => {
  const client = requireClient(pool, input.ClientId)
  requireFlow(client, input.AuthFlow)
  if (input.AuthFlow === 'REFRESH_TOKEN_AUTH' || input.AuthFlow === 'REFRESH_TOKEN')
    return refresh(pool, client, {
      token: input.AuthParameters.REFRESH_TOKEN ?? '',
      clientMetadata: input.ClientMetadata,
    })
  if (input.AuthFlow === 'USER_SRP_AUTH') return withSrp(pool, client, input)
  const adminFlow = input.AuthFlow === 'ADMIN_USER_PASSWORD_AUTH' || input.AuthFlow === 'ADMIN_NO_SRP_AUTH'
  if (input.AuthFlow === 'USER_PASSWORD_AUTH' || (admin && adminFlow)) return withPassword(pool, client, input)
  throw invalidParameter('Initiate Auth method not supported.')
}

export const initiateAuth = publicOperation(request, start(false))
export const adminInitiateAuth = adminOperation(request, start(true))
