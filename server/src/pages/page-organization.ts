import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { slug as slugSchema } from '@reservaplus/shared/organizations/schema'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { createCaller } from '../trpc/caller'
import { askedLocale } from './page-locale'
import type { PageRequest } from './page-request'

export type PageOrganization = { catalogue: Catalogue; allowedDomains: string[]; locale: Locale }

/** What the pages of an organization begin with. NOT_FOUND when nobody has that slug. */
export const readPageOrganization = async ({ key, query, ctx }: PageRequest): Promise<PageOrganization> => {
  const { data: slug } = slugSchema.safeParse(key)
  if (!slug) throw new AppError('NOT_FOUND', 'No organization can have this address')

  const { organizationId } = await enterBySlug(ctx, slug)
  const [catalogue, organization] = await Promise.all([
    createCaller(ctx).availability.catalogue({ slug }),
    findOrganization(organizationId),
  ])
  assertPublic(organization, slug)

  return {
    catalogue,
    allowedDomains: organization.allowedDomains,
    locale: askedLocale(query) ?? organization.locale,
  }
}
