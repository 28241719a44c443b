import { effectiveService, isPublicService, offersService } from '../availability/effective'
import { foldText } from '../clients/fold'
import type { Money } from '../money/schema'
import type { Organization } from '../organizations/schema'
import type { Professional } from '../professionals/schema'
import type { DayException } from '../schedules/schema'
import type { Service } from '../services/schema'
import { wordsOf } from './words'

const shownServices = 3
const shownDescription = 300
const longestCity = 100

/** Not in the middle of a letter that takes two. */
export const shortened = (text: string, length: number): string => text.slice(0, length).replace(/\p{Surrogate}$/u, '')

type Shown =
  | 'slug'
  | 'name'
  | 'industry'
  | 'description'
  | 'address'
  | 'city'
  | 'country'
  | 'timeZone'
  | 'currency'
  | 'locale'
  | 'accentColor'
  | 'logo'
  | 'cover'
  | 'openingHours'
  | 'isFeatured'

/** What the marketplace keeps of an organization that is in it. */
export type MarketCard = Pick<Organization, Shown> & {
  listedSince: string
  /** Of what clients can book; absent where there is nothing. */
  price?: { min: Money; max: Money }
  services: string[]
  serviceCount: number
  professionalCount: number
  closures: DayException[]
  words: string[]
}

type Facts = {
  organization: Organization
  services: readonly Service[]
  team: readonly Professional[]
  /** The organization's own, from today on. */
  closures: readonly DayException[]
}

/** Active, complete, and willing. */
export const isInMarket = ({ isActive, isListed, onboardedAt, writeMode }: Organization): boolean =>
  isActive && isListed && onboardedAt !== undefined && writeMode !== 'moved'

const priceRange = (prices: readonly Money[]): { price?: { min: Money; max: Money } } => {
  const [min, ...others] = [...prices].sort((a, b) => a.amount - b.amount)

  return min ? { price: { min, max: others.at(-1) ?? min } } : {}
}

/** F-43: only services that clients can book, and only professionals who do one of them. */
export const cardOf = ({ organization, services, team, closures }: Facts): MarketCard => {
  const { slug, name, industry, address, city, timeZone, currency, locale, accentColor, logo, cover } = organization
  const takers = team.filter(({ isActive, acceptsBookings }) => isActive && acceptsBookings)
  const offers = services
    .filter(isPublicService)
    .flatMap((service) => takers.filter((each) => offersService(service, each)).map((by) => ({ service, by })))
  const offered = [...new Set(offers.map(({ service }) => service))]
  const people = [...new Set(offers.map(({ by }) => by))]

  return {
    slug,
    name,
    industry,
    address,
    city,
    timeZone,
    currency,
    locale,
    accentColor,
    ...(logo && { logo }),
    ...(cover && { cover }),
    country: organization.country.toUpperCase(),
    description: shortened(organization.description, shownDescription),
    openingHours: organization.openingHours,
    isFeatured: organization.isFeatured,
    listedSince: organization.onboardedAt ?? organization.createdAt,
    ...priceRange(offers.map(({ service, by }) => effectiveService(service, by).price)),
    services: offered.slice(0, shownServices).map((service) => service.name),
    serviceCount: offered.length,
    professionalCount: people.length,
    closures: [...closures],
    words: wordsOf([
      name,
      city,
      ...offered.map((service) => service.name),
      ...people.map((each) => each.name),
      ...offered.map(({ category }) => category),
      organization.description,
    ]),
  }
}

export const foldCity = (city: string): string => shortened(foldText(city), longestCity)
