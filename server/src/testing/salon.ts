import type { Appointment, CreateAppointmentInput, PublicBookInput } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { BookingRules } from '@reservaplus/shared/organizations/schema'
import { localDate } from '@reservaplus/shared/time/schema'

import type { AppContext, Clock } from '../app-context'
import { create } from '../appointments/create'
import { publicDays } from '../availability/service'
import type { NewOrganization } from '../organizations/create'
import { findOrganization } from '../organizations/repository'
import { createProfessional, type NewProfessional } from '../professionals/create'
import { createService, type NewService } from '../services/create'
import { openOrganization, testClock } from './context'
import { bookingRules, newProfessional, newService } from './samples'

export const guest = { firstName: 'Eva', lastName: 'Mora', email: 'eva@correo.example', phone: '+56 9 8765 4321' }

type SalonOptions = {
  rules?: Partial<BookingRules>
  service?: Partial<NewService>
  professional?: Partial<NewProfessional>
  organization?: Partial<NewOrganization>
  clock?: Clock
}

/** An organization with one service and one professional, and the bookings one can ask of it. */
export const openSalon = async (options: SalonOptions = {}) => {
  const clock = options.clock ?? testClock()
  const ctx: AppContext = await openOrganization(
    { bookingRules: bookingRules(options.rules), ...options.organization },
    clock,
  )
  const service = await createService(ctx, newService(options.service))
  const professional = await createProfessional(
    ctx,
    newProfessional({ serviceIds: [service.id], ...options.professional }),
  )
  const slug = (await findOrganization(ctx.organizationId))?.slug ?? ''

  const bookInput = (overrides: Partial<PublicBookInput> = {}): PublicBookInput => ({
    slug,
    serviceId: service.id,
    professionalId: professional.id,
    start: '2026-11-24T13:00:00Z',
    client: guest,
    notes: '',
    marketingConsent: false,
    ...overrides,
  })

  const offeredOn = async (date: string, professionalId: ProfessionalId | 'any' = 'any') => {
    const day = localDate.parse(date)
    const { days } = await publicDays(ctx, { slug, serviceId: service.id, professionalId, from: day, to: day })

    return days[0]?.slots.map(({ start }) => start) ?? []
  }

  const byHand = (overrides: Partial<CreateAppointmentInput> = {}): Promise<Appointment> =>
    create(ctx, {
      serviceId: service.id,
      professionalId: professional.id,
      start: '2026-11-24T13:00:00Z',
      client: { firstName: 'Luis', lastName: '' },
      isWalkIn: false,
      notes: '',
      internalNotes: '',
      ...overrides,
    })

  return { ctx, service, professional, slug, bookInput, byHand, offeredOn }
}
export type Salon = Awaited<ReturnType<typeof openSalon>>
