import { AppError } from '@reservaplus/shared/errors/app-error'
import { admits } from '@reservaplus/shared/organizations/admission'
import { createIdTokenVerifier, type VerifiedIdToken } from '../adapters/id-tokens'
import type { AppContext, RequestContext } from '../app-context'
import type { ApiEnv } from '../config/env'
import { findOrganization } from '../organizations/repository'
import { findUser } from '../users/repository'
import type { Entrance } from './context'
import { enterByKey } from './enter-by-key'

const refused = (why: string) => new AppError('UNAUTHENTICATED', why)

type StaffOptions = {
  authorization: string | null
  verifyIdToken: (token: string) => Promise<VerifiedIdToken>
}

/** Role and right to be here come from the items of team member and organization, read now: a token may be an hour old. */
const authenticateStaff = async (ctx: RequestContext, options: StaffOptions): Promise<AppContext> => {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(options.authorization ?? '')?.[1]
  if (!token) throw refused('Sign in first')

  const { organizationId, userId, signedInAt } = await options.verifyIdToken(token)
  const [user, organization] = await Promise.all([findUser(organizationId, userId), findOrganization(organizationId)])
  if (!user || !organization || !admits(organization, user)) throw refused('This account is not active')
  if (signedInAt < Date.parse(user.sessionsValidFrom) / 1000) throw refused('This session was ended')

  return {
    ...ctx,
    organizationId,
    actor: { kind: 'staff', id: userId },
    role: user.role,
    ...(user.professionalId && { professionalId: user.professionalId }),
  }
}

/** A team member's token, or another system's key: each counts at its own entrance and nowhere else. */
export const createStaffEntrance = (env: ApiEnv): Entrance => {
  const verifyIdToken = createIdTokenVerifier({
    userPoolId: env.USER_POOL_ID,
    clientId: env.USER_POOL_CLIENT_ID,
    jwksUri: env.JWKS_URI,
  })

  return (ctx, { headers, viewerAddress, isByKey }) =>
    isByKey
      ? enterByKey(ctx, { apiKey: headers.get('x-api-key'), viewerAddress })
      : authenticateStaff(ctx, { authorization: headers.get('authorization'), verifyIdToken })
}
