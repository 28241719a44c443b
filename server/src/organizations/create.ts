import { AppError } from '@reservaplus/shared/errors/app-error'
import { type OrganizationId, organizationId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { type Changes, settingsOf } from '@reservaplus/shared/organizations/settings'
import { slugOf } from '@reservaplus/shared/organizations/slug-rules'
import type { Settings } from '@reservaplus/shared/organizations/template-settings'
import type { Subscription } from '@reservaplus/shared/subscriptions/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext, RequestContext } from '../app-context'
import { changeEvent, commitChange } from '../db/change'
import { uniqueKinds } from '../db/keys'
import { uniqueClaim } from '../db/unique'
import { eventCreation } from '../events/repository'
import { subscriptionCreation } from '../subscriptions/repository'
import { organizationCreation } from './repository'

type Identity = Pick<
  Organization,
  'name' | 'industry' | 'email' | 'phone' | 'address' | 'city' | 'country' | 'timeZone' | 'currency' | 'locale'
>
type Optional = Pick<
  Organization,
  'description' | 'website' | 'accentColor' | 'allowedDomains' | 'isListed' | 'isFeatured' | 'onboardedAt'
>

/**
 * Whatever is left out, down to a single rule or word, is the industry's. `onboardedAt` left out: it is complete and open
 * to the public from the first moment; given as undefined: it is being set up.
 */
export type NewOrganization = Identity & {
  [Field in keyof Optional]?: Optional[Field] | undefined
} & Changes<Settings> & {
    subscription: Omit<Subscription, 'organizationId' | 'version' | 'periodStart'>
  }

/** Seen by nobody: it only says that the next number is to be tried. */
const slugTaken = new AppError('CONFLICT', 'This address is taken')

/** How many names with the same address may exist before a person has to choose. */
const slugAttempts = 50

const usualAccentColor = '#0f766e'

const insert = async (ctx: AppContext, input: NewOrganization, slug: string) => {
  const { subscription, bookingRules, openingHours, terminology, ...given } = input
  const now = instantOf(ctx.clock.now())
  const organization: Organization = {
    ...given,
    ...settingsOf(input.industry, { bookingRules, openingHours, terminology }),
    description: given.description ?? '',
    accentColor: given.accentColor ?? usualAccentColor,
    allowedDomains: given.allowedDomains ?? [],
    isListed: given.isListed ?? true,
    isFeatured: given.isFeatured ?? false,
    onboardedAt: 'onboardedAt' in given ? given.onboardedAt : now,
    id: ctx.organizationId,
    slug,
    formerSlugs: [],
    gallery: [],
    isActive: true,
    writeMode: 'open',
    version: 1,
    createdAt: now,
  }

  const begun = { ...subscription, organizationId: organization.id, periodStart: now, version: 1 }

  await commitChange(
    ctx,
    { kind: 'organization', id: organization.id, version: 1, after: organization },
    [
      uniqueClaim(
        { value: uniqueKinds.slug(slug), organizationId: organization.id, holderId: organization.id },
        'limit',
      ),
      organizationCreation(organization),
      subscriptionCreation(begun),
      eventCreation(changeEvent(ctx, { kind: 'subscription', id: organization.id, version: 1, after: begun })),
    ],
    slugTaken,
  )

  return organization
}

/** A new organization with its subscription; equal names get numbered addresses (`la-encina-2`). */
export const createOrganization = async (
  request: RequestContext & Pick<AppContext, 'origin'>,
  input: NewOrganization,
  { id = organizationId.parse(request.newId()) }: { id?: OrganizationId } = {},
): Promise<Organization> => {
  const ctx: AppContext = {
    ...request,
    organizationId: id,
    actor: { kind: 'system', id: 'onboarding' },
  }

  for (let attempt = 1; attempt <= slugAttempts; attempt++) {
    try {
      return await insert(ctx, input, slugOf(input.name, attempt))
    } catch (error) {
      if (error !== slugTaken) {
        throw error
      }
    }
  }
  throw new AppError('CONFLICT', 'No address is free for this name', {
    issues: [{ path: ['name'], message: 'No address is free for this name' }],
  })
}
