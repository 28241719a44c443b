import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { sessionDays } from '@reservaplus/shared/self-service/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { findCurrentWithIds } from '../clients/find-current'
import { findOrganization } from '../organizations/repository'
import { findValidFrom } from './repository'
import { verifySessionToken } from './session-token'

export type OpenSession = { ctx: AppContext; client: Client; organization: Organization }

const signInAgain = () => new AppError('UNAUTHENTICATED', 'Sign in again')

/** Who holds the token, as they are now: gone, closed or signed out everywhere, and it opens nothing. */
export const openSession = async (request: RequestContext, token: string): Promise<OpenSession> => {
  const { organizationId, clientId, signedInAt } = await verifySessionToken(request.config, token)
  const now = instantOf(request.clock.now())
  if (addMinutes(signedInAt, sessionDays * 24 * 60) <= now) throw signInAgain()
  const [organization, { client, ids }] = await Promise.all([
    findOrganization(organizationId),
    findCurrentWithIds(organizationId, clientId),
  ])
  // Merged meanwhile: whoever signed out as any of those they were since is out of what was opened before.
  const ends = await Promise.all(ids.map((id) => findValidFrom({ organizationId, clientId: id })))
  const isOver = ends.some((end) => end && signedInAt <= end)
  if (isOver || !client?.isActive || !organization?.isActive) throw signInAgain()

  return { ctx: { ...request, organizationId, actor: { kind: 'client', id: client.id } }, client, organization }
}
