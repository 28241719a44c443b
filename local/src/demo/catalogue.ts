import type { AppContext } from '@reservaplus/server/app-context'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { createService } from '@reservaplus/server/services/create'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { type WeeklyHours, weeklyHours } from '@reservaplus/shared/schedules/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import type { DemoProfessional, DemoService } from './salon'

const segmentsOf = ({ segments }: DemoService): Service['segments'] =>
  segments
    ? [
        { kind: 'work', minutes: segments[0] },
        { kind: 'processing', minutes: segments[1] },
        { kind: 'work', minutes: segments[2] },
      ]
    : []

export const createServices = async (
  ctx: AppContext,
  services: readonly DemoService[],
): Promise<ReadonlyMap<string, Service>> => {
  const created = new Map<string, Service>()

  for (const [order, service] of services.entries()) {
    created.set(
      service.key,
      await createService(ctx, {
        name: service.name,
        description: service.description,
        category: service.category,
        durationMinutes: service.minutes,
        segments: segmentsOf(service),
        price: { amount: service.price, currency: 'CLP' },
        bufferBeforeMinutes: service.before ?? 0,
        bufferAfterMinutes: service.after ?? 0,
        isActive: true,
        order: order + 1,
      }),
    )
  }

  return created
}

export const weekOf = ({ hours, saturday }: Pick<DemoProfessional, 'hours' | 'saturday'>): WeeklyHours => {
  const [lunchStart, lunchEnd] = hours.lunch
  const day = [{ start: hours.start, end: hours.end, breaks: [{ name: 'Colación', start: lunchStart, end: lunchEnd }] }]

  return weeklyHours.parse({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: saturday ? [{ start: '10:00', end: '15:00', breaks: [] }] : [],
    sunday: [],
  })
}

export const createProfessionals = async (
  ctx: AppContext,
  professionals: readonly DemoProfessional[],
  services: ReadonlyMap<string, Service>,
): Promise<Professional[]> => {
  const created: Professional[] = []

  for (const [order, professional] of professionals.entries()) {
    created.push(
      await createProfessional(ctx, {
        name: professional.name,
        email: professional.email,
        specialty: professional.specialty,
        bio: '',
        color: professional.color,
        isActive: true,
        acceptsBookings: true,
        order: order + 1,
        serviceIds: professional.services.flatMap((key) => services.get(key)?.id ?? []),
        serviceOverrides: {},
        weeklyHours: weekOf(professional),
        slotIntervalMinutes: professional.slotInterval,
      }),
    )
  }

  return created
}
