import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangeSlugInput, SlugCheck } from '@reservaplus/shared/organizations/inputs'
import { formerSlugLimit, type Organization, slug as slugSchema } from '@reservaplus/shared/organizations/schema'
import { isReservedSlug, slugOf } from '@reservaplus/shared/organizations/slug-rules'
import type { AppContext } from '../app-context'
import { uniqueKinds } from '../db/keys'
import type { Write } from '../db/transact'
import { uniqueClaim, uniqueRelease } from '../db/unique'
import { assertOwnOrganization, changeOrganization } from './change'
import { assertWritable } from './check-writable'
import { findOrganizationIdBySlug } from './repository'

const refused = (code: 'CONFLICT' | 'BAD_INPUT', message: string) =>
  new AppError(code, message, { issues: [{ path: ['slug'], message }] })

/** The address before becomes a former one; one of those that is taken up again is no longer former. */
const withSlug = (current: Organization, slug: string): Organization =>
  slug === current.slug
    ? current
    : {
        ...current,
        slug,
        formerSlugs: [current.slug, ...current.formerSlugs.filter((each) => each !== slug)].slice(0, formerSlugLimit),
      }

const addressesOf = ({ slug, formerSlugs }: Organization) => [slug, ...formerSlugs]

/** What is new is claimed and what is no longer remembered given back, in the transaction of the change. */
const claimWrites = (next: Organization, current: Organization): Write[] => {
  const [before, after] = [addressesOf(current), addressesOf(next)]
  const holder = { organizationId: next.id, holderId: next.id }

  return [
    ...after
      .filter((each) => !before.includes(each))
      .map((each) => uniqueClaim({ ...holder, value: uniqueKinds.slug(each) }, 'limit')),
    ...before
      .filter((each) => !after.includes(each))
      .map((each) => uniqueRelease({ ...holder, value: uniqueKinds.slug(each) })),
  ]
}

/** Frames in salons' own sites, and links, were made with the address before: they go on working. */
export const changeSlug = async (ctx: AppContext, { id, version, slug }: ChangeSlugInput): Promise<Organization> => {
  assertOwnOrganization(ctx, id)
  if (isReservedSlug(slug)) throw refused('BAD_INPUT', 'This address is reserved')

  return changeOrganization(ctx, {
    version,
    change: (current) => {
      assertWritable(current)

      return withSlug(current, slug)
    },
    writes: claimWrites,
    onLimit: refused('CONFLICT', 'This address is taken'),
  })
}

const suggestions = 5

/** Free for this organization: nobody's, or its own already. */
const isFreeFor = async ({ organizationId }: AppContext, slug: string) => {
  const holder = await findOrganizationIdBySlug(slug)

  return holder === undefined || holder === organizationId
}

/** While somebody types; only the change itself is a promise. */
export const checkSlug = async (
  ctx: AppContext,
  input: { id: Organization['id']; slug: string },
): Promise<SlugCheck> => {
  assertOwnOrganization(ctx, input.id)
  const { slug } = input
  const isUsable = slugSchema.safeParse(slug).success && !isReservedSlug(slug)
  if (isUsable && (await isFreeFor(ctx, slug))) return { slug, isFree: true }

  const candidates = Array.from({ length: suggestions }, (_, index) => slugOf(slug, index + 1))
  const free = await Promise.all(candidates.map((each) => isFreeFor(ctx, each)))

  return { slug, isFree: false, suggestion: candidates.find((_, index) => free[index]) }
}
