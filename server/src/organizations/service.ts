import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization, PublicOrganization } from '@reservaplus/shared/organizations/schema'

import type { AppContext, RequestContext } from '../app-context'
import { assertPublic, enterBySlug } from './find-by-slug'
import { toPublicOrganization } from './read-public'
import { findOrganization } from './repository'

export const publicGet = async (ctx: RequestContext, { slug }: { slug: string }): Promise<PublicOrganization> => {
  const { organizationId } = await enterBySlug(ctx, slug)
  const organization = await findOrganization(organizationId)
  assertPublic(organization, slug)

  return toPublicOrganization(organization)
}

export const get = async ({ organizationId }: AppContext): Promise<Organization> => {
  const organization = await findOrganization(organizationId)
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')

  return organization
}
