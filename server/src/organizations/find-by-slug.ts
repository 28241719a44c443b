import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'

import type { AppContext, RequestContext } from '../app-context'
import { findOrganizationIdBySlug } from './repository'

const keptMilliseconds = 60_000
const keptSlugs = 500
const known = new Map<string, { id: OrganizationId; until: number }>()

/** An address hardly ever changes hands, so a container remembers it for a minute. */
const lookUp = async (slug: string, now: number) => {
  const remembered = known.get(slug)
  if (remembered && remembered.until > now) return remembered.id

  const id = await findOrganizationIdBySlug(slug)
  if (known.size >= keptSlugs) known.clear()
  if (id) known.set(slug, { id, until: now + keptMilliseconds })

  return id
}

const notFound = () => new AppError('NOT_FOUND', 'There is no such organization')

/** Inside the organization that the public address names, as somebody who is not signed in. */
export const enterBySlug = async (ctx: RequestContext, slug: string): Promise<AppContext> => {
  const organizationId = await lookUp(slug, ctx.clock.now().getTime())
  if (!organizationId) throw notFound()

  return { ...ctx, organizationId, actor: { kind: 'client', id: 'guest' }, role: undefined, professionalId: undefined }
}

const isAddressOf = (slug: string, organization: Organization) =>
  organization.slug === slug || organization.formerSlugs.includes(slug)

/** For whoever came by the public address: one that is closed, is being set up, or gave the address away, is not there. */
export const assertPublic: (
  organization: Organization | undefined,
  slug?: string,
) => asserts organization is Organization = (organization, slug) => {
  const isThere = organization?.isActive && organization.onboardedAt !== undefined
  if (!isThere || (slug !== undefined && !isAddressOf(slug, organization))) throw notFound()
}
