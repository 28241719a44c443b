import { AppError } from '@reservaplus/shared/errors/app-error'
import { admits } from '@reservaplus/shared/organizations/admission'
import type { VerifiedIdToken } from '../adapters/id-tokens'
import type { AppContext, RequestContext } from '../app-context'
import { findOrganization } from '../organizations/repository'
import { findUser } from '../users/repository'

const refused = (why: string) => new AppError('UNAUTHENTICATED', why)

export type StaffOptions = {
  authorization: string | null
  verifyIdToken: (token: string) => Promise<VerifiedIdToken>
}

/** Role and right to be here come from the items of team member and organization, read now: a token may be an hour old. */
export const authenticateStaff = async (ctx: RequestContext, options: StaffOptions): Promise<AppContext> => {
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
