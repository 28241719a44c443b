import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ChangeSlugInput, SlugCheck } from '@reservaplus/shared/organizations/inputs'
import { type Organization, slug as slugSchema } from '@reservaplus/shared/organizations/schema'
import { isReservedSlug, slugOf } from '@reservaplus/shared/organizations/slug-rules'
import type { AppContext } from '../app-context'
import { uniqueKinds } from '../db/keys'
import { uniqueClaim, uniqueRelease } from '../db/unique'
import { assertOwnOrganization, changeOrganization } from './change'
import { assertWritable } from './check-writable'
import { findOrganizationIdBySlug } from './repository'

const refused = (code: 'CONFLICT' | 'BAD_INPUT', message: string) =>
  new AppError(code, message, { issues: [{ path: ['slug'], message }] })

/** The new address is claimed and the old one given back in the same transaction. */
export const changeSlug = async (ctx: AppContext, { id, version, slug }: ChangeSlugInput): Promise<Organization> => {
  assertOwnOrganization(ctx, id)
  if (isReservedSlug(slug)) throw refused('BAD_INPUT', 'This address is reserved')

  return changeOrganization(ctx, {
    version,
    change: (current) => {
      assertWritable(current)

      return { ...current, slug }
    },
    writes: (next, current) => [
      uniqueClaim({ value: uniqueKinds.slug(next.slug), organizationId: next.id, holderId: next.id }, 'limit'),
      uniqueRelease({ value: uniqueKinds.slug(current.slug), holderId: current.id }),
    ],
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
