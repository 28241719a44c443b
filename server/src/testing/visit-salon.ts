import { resourceId } from '@reservaplus/shared/ids/schema'
import type { CreateVisitInput } from '@reservaplus/shared/visits/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ulid } from 'ulid'
import { createProfessional } from '../professionals/create'
import { ResourceEntity } from '../resources/entity'
import { createService } from '../services/create'
import { openSalon } from './salon'
import { newProfessional, newResource, newService } from './samples'

type Options = Parameters<typeof openSalon>[0] & { chairs?: number }

/** A salon with a colour service on a chair, beside the cut; Antonia does both, Bea both, and nobody else. */
export const openVisitSalon = async ({ chairs = 1, ...options }: Options = {}) => {
  const salon = await openSalon(options)
  const { ctx, service: cut } = salon
  const chair = newResource({ id: resourceId.parse(ulid()), organizationId: ctx.organizationId, quantity: chairs })
  await ResourceEntity.build(PutItemCommand).item(chair).send()
  const colour = await createService(
    ctx,
    newService({
      name: 'Color',
      durationMinutes: 60,
      segments: [
        { kind: 'work', minutes: 20 },
        { kind: 'processing', minutes: 25 },
        { kind: 'work', minutes: 15 },
      ],
      price: { amount: 38_000, currency: 'CLP' },
      bufferAfterMinutes: 0,
      resourceId: chair.id,
    }),
  )
  const serviceIds = [cut.id, colour.id]
  const ana = await createProfessional(ctx, newProfessional({ name: 'Ana', order: 2, serviceIds }))
  const bea = await createProfessional(ctx, newProfessional({ name: 'Bea', order: 3, serviceIds }))

  const visitInput = (overrides: Partial<CreateVisitInput> = {}): CreateVisitInput => ({
    lines: [
      { serviceId: colour.id, professionalId: ana.id, client: 0 },
      { serviceId: cut.id, professionalId: bea.id, client: 0 },
    ],
    clients: [{ firstName: 'Eva', lastName: 'Mora' }],
    start: '2026-11-24T13:00:00Z',
    gapMinutes: 0,
    isWalkIn: false,
    notes: '',
    internalNotes: '',
    ...overrides,
  })

  return { ...salon, cut, colour, chair, ana, bea, visitInput }
}
export type VisitSalon = Awaited<ReturnType<typeof openVisitSalon>>
