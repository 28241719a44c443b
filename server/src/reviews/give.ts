import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
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
import { findCurrent } from '../clients/find-current'
import { clientStands } from '../clients/find-standing'
import { commitCreation } from '../db/create'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { findOrganization } from '../organizations/repository'
import { findReview, reviewWrites } from './repository'
import { verifyReviewToken } from './review-token'

const reviewMinutes = reviewDays * 24 * 60

const invalid = () => new AppError('LINK_INVALID', 'This link does not work')

/** Who was erased gives no review any more. */
const findAuthor = async ({ organizationId, clientId }: Appointment): Promise<Client> => {
  const client = await findCurrent(organizationId, clientId)
  if (!client) throw invalid()

  return client
}

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
  if (!isOpen || !organization?.isActive) throw invalid()
  await findAuthor(appointment)
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

const newReview = ({ ctx, appointment }: Opened, client: Client, said: Said): Review => {
  const { organizationId } = ctx
  const { id, professionalId, professionalName, serviceId, serviceName } = appointment
  const createdAt = instantOf(ctx.clock.now())

  return {
    id,
    organizationId,
    clientId: client.id,
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
      const [author] = await Promise.all([findAuthor(appointment), findWritable(ctx)])
      const item = newReview(opened, author, said)

      return { item, writes: [...reviewWrites(item, undefined), clientStands(organizationId, author.id)] }
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
      writes: async (next, current) => [
        ...reviewWrites(next, current),
        clientStands(organizationId, (await findAuthor(appointment)).id),
      ],
    })
  }

  return invitation(request, { token })
}
