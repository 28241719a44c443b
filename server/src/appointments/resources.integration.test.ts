import { resourceId } from '@reservaplus/shared/ids/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { ulid } from 'ulid'
import { describe, expect, it } from 'vitest'

import { days } from '../availability/service'
import { ResourceEntity } from '../resources/entity'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { create } from './create'
import { hold } from './hold'
import { reschedule } from './reschedule'

useTestTable()

const notOffered = expect.objectContaining({
  code: 'SLOT_NOT_OFFERED',
  details: expect.objectContaining({ alternatives: [] }),
})
const chairOf = ({ ctx, service }: Salon, isActive: boolean): Resource => ({
  id: resourceId.parse(service.resourceId),
  organizationId: ctx.organizationId,
  kind: 'chair',
  name: 'Lavado',
  description: '',
  quantity: 2,
  isActive,
  order: 1,
  version: 1,
  createdAt: instantOf(ctx.clock.now()),
})
const store = (resource: Resource) => ResourceEntity.build(PutItemCommand).item(resource).send()
const openWashing = () => openSalon({ service: { resourceId: resourceId.parse(ulid()) } })

const byHand = ({ service, professional }: Salon) => ({
  serviceId: service.id,
  professionalId: professional.id,
  start: '2026-11-24T13:00:00Z',
  client: { firstName: 'Luis', lastName: '' },
  isWalkIn: false,
  notes: '',
  internalNotes: '',
})

describe.each(['missing', 'out of use'])('a service whose chair is %s', (state) => {
  const open = async () => {
    const salon = await openWashing()
    if (state === 'out of use') await store(chairOf(salon, false))

    return salon
  }

  it('offers nothing, neither online nor at the desk', async () => {
    const salon = await open()
    expect(await salon.offeredOn('2026-11-24')).toEqual([])
    const { service, professional } = salon
    const [from, to] = ['2026-11-24', '2026-11-25'] as [never, never]
    const { days: listed } = await days(salon.ctx, { serviceId: service.id, professionalId: professional.id, from, to })
    expect(listed.flatMap(({ slots }) => slots)).toEqual([])
  })

  it('is neither held nor booked, and says why', async () => {
    const salon = await open()
    await expect(publicBook(salon.ctx, salon.bookInput())).rejects.toEqual(notOffered)
    await expect(hold(salon.ctx, { ...salon.bookInput(), browserToken: ulid() })).rejects.toEqual(notOffered)
    await expect(create(salon.ctx, byHand(salon))).rejects.toEqual(notOffered)
  })
})

it('what is booked on a chair that goes out of use stays, and moves once the chair is back', async () => {
  const salon = await openWashing()
  await store(chairOf(salon, true))
  const { id } = await create(salon.ctx, byHand(salon))
  await store(chairOf(salon, false))
  const move = { id, start: '2026-11-24T15:00:00Z' }
  await expect(reschedule(salon.ctx, move)).rejects.toEqual(notOffered)
  await store(chairOf(salon, true))
  expect(await reschedule(salon.ctx, move)).toMatchObject({ start: move.start, version: 2 })
})
