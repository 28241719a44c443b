import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { MarketingState } from '@reservaplus/shared/self-service/schema'

import type { RequestContext } from '../app-context'
import { findCurrent } from '../clients/find-current'
import { changeClient } from '../clients/update'
import { findOrganization } from '../organizations/repository'
import { verifyLeaveToken } from './leave-token'

const linkInvalid = () => new AppError('LINK_INVALID', 'This link does not work')

/** Who the link is of now: merged meanwhile, it is of whom they are part of. */
const open = async (request: RequestContext, token: string) => {
  const { organizationId, clientId } = await verifyLeaveToken(request.config, token)
  const [organization, client] = await Promise.all([
    findOrganization(organizationId),
    findCurrent(organizationId, clientId),
  ])
  if (!organization || !client) throw linkInvalid()

  return {
    organization,
    client,
    ctx: { ...request, organizationId, actor: { kind: 'client', id: client.id } as const },
  }
}

type Opened = Awaited<ReturnType<typeof open>>

const shown = ({ organization: { slug, name, locale } }: Opened, client: Client): MarketingState => ({
  isGiven: client.marketingConsent?.given ?? false,
  organization: { slug, name, locale },
})

export const marketingState = async (
  request: RequestContext,
  { token }: { token: string },
): Promise<MarketingState> => {
  const opened = await open(request, token)

  return shown(opened, opened.client)
}

/** They want to hear no more of the salon; said twice it is the same. What they book is told them all the same. */
export const endMarketing = async (request: RequestContext, { token }: { token: string }): Promise<MarketingState> => {
  const opened = await open(request, token)
  const client = await changeClient(opened.ctx, { id: opened.client.id, marketingConsent: false })

  return shown(opened, client)
}
