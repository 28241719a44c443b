import { AppError } from '@reservaplus/shared/errors/app-error'
import { isInMarket } from '@reservaplus/shared/marketplace/card'
import { isOpenAt } from '@reservaplus/shared/marketplace/open-now'
import type { MarketOrganization } from '@reservaplus/shared/marketplace/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import { localDateOf } from '@reservaplus/shared/time/zone'
import type { RequestContext } from '../app-context'
import { catalogue } from '../availability/service'
import { enterBySlug } from '../organizations/find-by-slug'
import { findOrganization } from '../organizations/repository'
import { findDayExceptions } from '../schedules/repository'

const featuredCount = 3

/** One organization of the marketplace with everything that can be booked there, read as it is now. */
export const readOrganization = async (
  ctx: RequestContext,
  { slug }: { slug: string },
): Promise<MarketOrganization> => {
  const { organizationId } = await enterBySlug(ctx, slug)
  const now = instantOf(ctx.clock.now())
  // Wherever it lies, its today and yesterday are among these.
  const today = localDateOf(now, 'UTC')
  const [organization, offered, days] = await Promise.all([
    findOrganization(organizationId),
    catalogue(ctx, { slug }),
    findDayExceptions(organizationId, { from: addDays(today, -2), to: addDays(today, 1) }),
  ])
  if (!organization || !isInMarket(organization)) throw new AppError('NOT_FOUND', 'There is no such organization')
  const closures = days.filter(({ professionalId }) => professionalId === 'ALL')
  const prices = offered.offers.map(({ price }) => price).sort((a, b) => a.amount - b.amount)
  const [min, max] = [prices[0], prices.at(-1)]

  return {
    organization: offered.organization,
    isFeatured: organization.isFeatured,
    isOpenNow: isOpenAt({ ...organization, closures }, now),
    openingHours: organization.openingHours,
    ...(min && max && { price: { min, max } }),
    services: offered.services,
    professionals: offered.professionals,
    featuredServices: [...offered.services]
      .sort((a, b) => b.price.amount - a.price.amount || a.name.localeCompare(b.name))
      .slice(0, featuredCount),
  }
}
