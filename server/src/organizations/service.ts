import type { Organization, PublicOrganization } from '@reservaplus/shared/organizations/schema'

import type { AppContext, RequestContext } from '../app-context'
import { assertPublic, enterBySlug } from './find-by-slug'
import { findExisting } from './find-existing'
import { toPublicOrganization } from './read-public'
import { findOrganization } from './repository'

export const publicGet = async (ctx: RequestContext, { slug }: { slug: string }): Promise<PublicOrganization> => {
  const { organizationId } = await enterBySlug(ctx, slug)
  const organization = await findOrganization(organizationId)
  assertPublic(organization, slug)

  return toPublicOrganization(organization)
}

export const get = (ctx: AppContext): Promise<Organization> => findExisting(ctx)
