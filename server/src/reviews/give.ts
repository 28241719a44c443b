import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import {
  type GiveReviewInput,
  publicReview,
  type Review,
  type ReviewInvitation,
  reviewDays,
} from '@reservaplus/shared/reviews/schema'
import { authorNameOf } from '@reservaplus/shared/reviews/totals'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { findClient } from '../clients/repository'
import { commitCreation } from '../db/create'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findOrganization } from '../organizations/repository'
import { findReview, reviewWrites } from './repository'
import { verifyReviewToken } from './review-token'

const reviewMinutes = reviewDays * 24 * 60

type Opened = { ctx: AppContext; appointment: Appointment; organization: Organization }

/** A visit that took place, while it is still remembered; anything else is a link that opens nothing. */
const openLink = async (request: RequestContext, token: string): Promise<Opened> => {
  const { organizationId, appointmentId } = await verifyReviewToken(request.config, token)
  const [organization, appointment] = await Promise.all([
    findOrganization(organizationId),
    findAppointment(organizationId, appointmentId),
  ])
  const now = instantOf(request.clock.now())
  const isOpen = appointment?.status === 'completed' && now <= addMinutes(appointment.end, reviewMinutes)
  if (!isOpen || !organization?.isActive) throw new AppError('LINK_INVALID', 'This link does not work')
  const actor = { kind: 'client', id: appointment.clientId } as const

  return { ctx: { ...request, organizationId, actor }, appointment, organization }
}

/** What the page behind the link shows. */
export const invitation = async (request: RequestContext, { token }: { token: string }): Promise<ReviewInvitation> => {
  const { ctx, appointment, organization } = await openLink(request, token)
  const given = await findReview(ctx.organizationId, appointment.id)
  const { serviceName, professionalName, localStart } = appointment

  return {
    organization: { slug: organization.slug, name: organization.name },
    serviceName,
    professionalName,
    localStart,
    ...(given && { review: publicReview.parse(given) }),
  }
}

type Said = Pick<GiveReviewInput, 'rating' | 'text'>

const newReview = async ({ ctx, appointment }: Opened, said: Said): Promise<Review> => {
  const { organizationId } = ctx
  const client = await findClient(organizationId, appointment.clientId)
  if (!client) throw new AppError('LINK_INVALID', 'This link does not work')
  const { id, clientId, professionalId, professionalName, serviceId, serviceName } = appointment
  const createdAt = instantOf(ctx.clock.now())

  return {
    id,
    organizationId,
    clientId,
    professionalId,
    professionalName,
    serviceId,
    serviceName,
    authorName: authorNameOf(client),
    ...said,
    status: 'published',
    createdAt,
    updatedAt: createdAt,
    version: 1,
  }
}

/** One for a visit: said again, it takes the place of what was said before; the salon's answer stays below it. */
export const give = async (
  request: RequestContext,
  { token, rating, text }: GiveReviewInput,
): Promise<ReviewInvitation> => {
  const opened = await openLink(request, token)
  const { ctx, appointment } = opened
  const { organizationId } = ctx
  const said = { rating, text }
  const find = () => findReview(organizationId, appointment.id, { consistent: true })

  const made = await commitCreation<Review>(ctx, {
    kind: 'review',
    id: appointment.id,
    find,
    decide: async () => {
      await findWritable(ctx)
      const item = await newReview(opened, said)

      return { item, writes: reviewWrites(item, undefined) }
    },
  })
  if (made.rating !== rating || made.text !== text) {
    await commitUpdate<Review>(ctx, {
      kind: 'review',
      read: find,
      change: async (current) => {
        await findWritable(ctx)

        return { ...current, ...said, updatedAt: instantOf(ctx.clock.now()) }
      },
      writes: (next, current) => reviewWrites(next, current),
    })
  }

  return invitation(request, { token })
}
