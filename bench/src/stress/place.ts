import type { AppContext, RequestContext } from '@reservaplus/server/app-context'
import { transact } from '@reservaplus/server/db/transact'
import { createOrganization } from '@reservaplus/server/organizations/create'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { resourceCreation } from '@reservaplus/server/resources/repository'
import { createService } from '@reservaplus/server/services/create'
import { newResource } from '@reservaplus/server/testing/samples'
import { type OrganizationId, type ProfessionalId, resourceId, type ServiceId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { weeklyHours } from '@reservaplus/shared/schedules/schema'
import { instant } from '@reservaplus/shared/time/schema'

import { chairs, hoursText, organizationGap, professionalPlans, rooms, servicePlans, slotInterval } from './place-plan'

/** How one professional does one service. */
export type Offer = {
  serviceId: ServiceId
  professionalId: ProfessionalId
  durationMinutes: number
  segments: { minutes: number; kind: 'work' | 'processing' }[]
  before: number
  after: number
  /** The chair or room. */
  chair: string | undefined
}

/** All that a worker must know; travels as JSON. */
export type Place = {
  organizationId: OrganizationId
  slug: string
  professionalIds: ProfessionalId[]
  serviceIds: ServiceId[]
  chairId: string
  /** Of chairs and rooms: how many at once. */
  quantities: Record<string, number>
  offers: Offer[]
}

const everyDay = () => {
  const day = [hoursText]

  return weeklyHours.parse({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  })
}

const bookingRules: Organization['bookingRules'] = {
  bufferMinutes: organizationGap,
  horizonDays: 60,
  minimumNoticeMinutes: 60,
  cancellationWindowHours: 2,
  requiresConfirmation: true,
  acceptsWalkIns: true,
  compactDay: false,
  buffersInsideWorkingHours: false,
  onlineBooking: true,
  clientCancellation: true,
  staffCancellationWindowHours: 0,
  sendsReminders: true,
  asksForReviews: true,
  keepsDeposits: true,
  followUpDays: 0,
  reminderLeadHours: 24,
}

const openOrganization = (request: RequestContext) =>
  createOrganization(request, {
    name: 'Salón de prueba',
    industry: 'salon',
    description: '',
    email: 'hola@prueba.example',
    phone: '+56222334455',
    address: 'Avenida Italia 1',
    city: 'Santiago',
    country: 'CL',
    timeZone: 'America/Santiago',
    currency: 'CLP',
    locale: 'es',
    accentColor: '#0f766e',
    openingHours: everyDay(),
    bookingRules,
    allowedDomains: [],
    // A plan with a limit that is never reached, so that its counter is part of every booking.
    subscription: {
      plan: 'profesional',
      status: 'active',
      billingCycle: 'monthly',
      periodEnd: instant.parse('2028-12-31T00:00:00Z'),
      limits: { monthlyAppointments: 100_000_000, clients: 100_000_000 },
    },
  })

type Places = { chair: string; room: string }

const addServices = async (ctx: AppContext, places: Places) => {
  const made = []
  for (const [order, plan] of servicePlans.entries()) {
    made.push(
      await createService(ctx, {
        name: plan.name,
        description: '',
        category: 'Todo',
        durationMinutes: plan.durationMinutes,
        segments: plan.segments,
        price: { amount: 10_000, currency: 'CLP' },
        bufferBeforeMinutes: plan.before,
        bufferAfterMinutes: plan.after,
        ...(plan.uses ? { resourceId: resourceId.parse(places[plan.uses]) } : {}),
        isActive: true,
        order,
      }),
    )
  }

  return made.map(({ id }) => id)
}

const addTeam = async (ctx: AppContext, serviceIds: readonly ServiceId[]) => {
  const made = []
  for (const [order, plan] of professionalPlans.entries()) {
    const slower = Object.entries(plan.slower ?? {}).map(([index, durationMinutes]) => [
      serviceIds[Number(index)],
      { durationMinutes },
    ])
    made.push(
      await createProfessional(ctx, {
        name: plan.name,
        specialty: '',
        bio: '',
        color: '#7c3aed',
        isActive: true,
        acceptsBookings: true,
        order,
        serviceIds: plan.services.flatMap((index) => serviceIds[index] ?? []),
        serviceOverrides: Object.fromEntries(slower),
        weeklyHours: everyDay(),
        slotIntervalMinutes: slotInterval,
      }),
    )
  }

  return made.map(({ id }) => id)
}

const offersOf = (serviceIds: readonly ServiceId[], professionalIds: readonly ProfessionalId[], places: Places) =>
  professionalPlans.flatMap((person, index) =>
    person.services.flatMap((which): Offer[] => {
      const plan = servicePlans[which]
      const serviceId = serviceIds[which]
      const professionalId = professionalIds[index]
      if (!plan || !serviceId || !professionalId) return []
      const { segments, before, after } = plan
      const durationMinutes = person.slower?.[which] ?? plan.durationMinutes

      return [
        {
          serviceId,
          professionalId,
          durationMinutes,
          segments,
          before,
          after,
          chair: plan.uses && places[plan.uses],
        },
      ]
    }),
  )

/** A salon with four professionals, five services, two chairs that are alike and one room. */
export const openPlace = async (request: RequestContext): Promise<Place> => {
  const organization = await openOrganization(request)
  const ctx: AppContext = {
    ...request,
    organizationId: organization.id,
    actor: { kind: 'system', id: 'set-up' },
    role: 'owner',
  }
  const places = { chair: request.newId(), room: request.newId() }
  const made = { chair: { name: 'Sillón', quantity: chairs }, room: { name: 'Sala', quantity: rooms } }
  for (const what of ['chair', 'room'] as const) {
    const id = resourceId.parse(places[what])
    await transact([resourceCreation(newResource({ ...made[what], id, organizationId: organization.id }))])
  }
  const serviceIds = await addServices(ctx, places)
  const professionalIds = await addTeam(ctx, serviceIds)

  return {
    organizationId: organization.id,
    slug: organization.slug,
    professionalIds,
    serviceIds,
    chairId: places.chair,
    quantities: { [places.chair]: chairs, [places.room]: rooms },
    offers: offersOf(serviceIds, professionalIds, places),
  }
}
