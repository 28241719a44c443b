import type { AppContext } from '@reservaplus/server/app-context'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { create as createResource } from '@reservaplus/server/resources/service'
import { createService } from '@reservaplus/server/services/create'
import { addOnId, type ResourceId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { type WeeklyHours, weeklyHours } from '@reservaplus/shared/schedules/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import type { DemoProfessional, DemoResource, DemoService } from './salon'

const segmentsOf = ({ segments }: DemoService): Service['segments'] =>
  segments
    ? [
        { kind: 'work', minutes: segments[0] },
        { kind: 'processing', minutes: segments[1] },
        { kind: 'work', minutes: segments[2] },
      ]
    : []

/** By their names. */
const createResources = async (
  ctx: AppContext,
  resources: readonly DemoResource[],
): Promise<ReadonlyMap<string, ResourceId>> => {
  const created = new Map<string, ResourceId>()
  for (const { name, kind } of resources) {
    const { id } = await createResource(ctx, { name, kind, description: '', quantity: 1, isActive: true })
    created.set(name, id)
  }

  return created
}

const addOnsOf = (ctx: AppContext, { addOns = [] }: DemoService): Service['addOns'] =>
  addOns.map(({ name, minutes, price }) => ({
    id: addOnId.parse(ctx.newId()),
    name,
    durationMinutes: minutes,
    price: { amount: price, currency: 'CLP' },
  }))

export const createServices = async (
  ctx: AppContext,
  services: readonly DemoService[],
  resources: readonly DemoResource[],
): Promise<ReadonlyMap<string, Service>> => {
  const created = new Map<string, Service>()
  const places = await createResources(ctx, resources)

  for (const [order, service] of services.entries()) {
    const resourceId = places.get(service.resource ?? '')
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
        ...(resourceId && { resourceId }),
        addOns: addOnsOf(ctx, service),
        ...(service.deposit && { deposit: { kind: 'percent' as const, percent: service.deposit } }),
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
