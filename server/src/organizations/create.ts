import { AppError } from '@reservaplus/shared/errors/app-error'
import { organizationId } from '@reservaplus/shared/ids/schema'
import type { Organization, Subscription } from '@reservaplus/shared/organizations/schema'
import { slugOf } from '@reservaplus/shared/organizations/slug-rules'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext, RequestContext } from '../app-context'
import { claimUnique, commitChange } from '../db/change'
import { uniqueKinds } from '../db/keys'
import { subscriptionCreation } from '../subscriptions/repository'
import { organizationCreation } from './repository'

export type NewOrganization = Omit<Organization, 'id' | 'slug' | 'isActive' | 'writeMode' | 'version' | 'createdAt'> & {
  subscription: Pick<Subscription, 'plan' | 'status' | 'billingCycle' | 'periodEnd' | 'monthlyAppointments'>
}

/** How many names with the same address may exist before a person has to choose. */
const slugAttempts = 50

const insert = async (ctx: AppContext, { subscription, ...settings }: NewOrganization, slug: string) => {
  const organization: Organization = {
    ...settings,
    id: ctx.organizationId,
    slug,
    isActive: true,
    writeMode: 'open',
    version: 1,
    createdAt: instantOf(ctx.clock.now()),
  }

  await commitChange(
    ctx,
    { kind: 'organization', id: organization.id, version: 1 },
    [
      claimUnique(ctx, uniqueKinds.slug(slug), organization.id),
      organizationCreation(organization),
      subscriptionCreation({
        ...subscription,
        organizationId: organization.id,
        version: 1,
      }),
    ],
    new AppError('LIMIT_EXCEEDED', 'This address is taken'),
  )

  return organization
}

/** A new organization with its subscription; equal names get numbered addresses (`la-encina-2`). */
export const createOrganization = async (
  request: RequestContext & Pick<AppContext, 'origin'>,
  input: NewOrganization,
): Promise<Organization> => {
  const ctx: AppContext = {
    ...request,
    organizationId: organizationId.parse(request.newId()),
    actor: { kind: 'system', id: 'onboarding' },
  }

  for (let attempt = 1; attempt <= slugAttempts; attempt++) {
    try {
      return await insert(ctx, input, slugOf(input.name, attempt))
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'LIMIT_EXCEEDED')) {
        throw error
      }
    }
  }
  throw new AppError('CONFLICT', 'No address is free for this name', {
    issues: [{ path: ['name'], message: 'No address is free for this name' }],
  })
}
