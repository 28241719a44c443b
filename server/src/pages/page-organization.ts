import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { isLocale, type Locale } from '@reservaplus/shared/texts/locales'
import { findOrganization, findOrganizationIdBySlug } from '../organizations/repository'
import { createCaller } from '../trpc/caller'
import type { PageRequest } from './create-pages'

export type PageOrganization = { catalogue: Catalogue; allowedDomains: string[]; locale: Locale }

/** What the pages of an organization begin with. NOT_FOUND when nobody has that slug. */
export const readPageOrganization = async ({ key: slug, query, ctx }: PageRequest): Promise<PageOrganization> => {
  const findBySlug = async () => {
    const id = await findOrganizationIdBySlug(slug)

    return id && findOrganization(id)
  }
  const [catalogue, organization] = await Promise.all([
    createCaller(ctx).availability.catalogue({ slug }),
    findBySlug(),
  ])
  if (!organization) throw new AppError('NOT_FOUND', 'There is no such organization')

  const lang = query.get('lang')

  return {
    catalogue,
    allowedDomains: organization.allowedDomains,
    locale: isLocale(lang) ? lang : organization.locale,
  }
}
