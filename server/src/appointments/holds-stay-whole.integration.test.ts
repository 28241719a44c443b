import { resourceId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'

import { transact } from '../db/transact'
import { createProfessional } from '../professionals/create'
import { resourceCreation } from '../resources/repository'
import { createService } from '../services/create'
import { testClock } from '../testing/context'
import { guest, openSalon } from '../testing/salon'
import { newProfessional, newResource, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { create } from './create'
import { hold } from './hold'

useTestTable()

const start = instant.parse('2026-11-24T13:00:00Z')
const failing = (code: string) => expect.objectContaining({ code })

/** Two alike chairs, three people who work at them; the first also does something that needs none. */
const openChairs = async () => {
  const chair = resourceId.parse(ulid())
  const salon = await openSalon({ clock: testClock(), service: { resourceId: chair } })
  const { ctx, service } = salon
  const facts = {
    id: chair,
    organizationId: ctx.organizationId,
    name: 'Sillón',
    quantity: 2,
    isActive: true,
    version: 1,
  }
  await transact([resourceCreation(newResource(facts))])
  const simple = await createService(ctx, newService({ name: 'Cejas' }))
  const serviceIds = [service.id, simple.id]
  const team = await Promise.all(
    [1, 2, 3].map((order) => createProfessional(ctx, newProfessional({ order, serviceIds }))),
  )
  const client = (name: string) => ({ ...guest, email: `${name}@correo.example` })
  const inputOf = (which: number, name: string) => {
    const professionalId = team[which]?.id ?? salon.professional.id

    return salon.bookInput({ start, professionalId, client: client(name) })
  }

  return { ...salon, simple, team, inputOf }
}

it('a client who takes the other chair leaves a held chair held', async () => {
  const { ctx, inputOf } = await openChairs()
  const mine = inputOf(0, 'holder')
  const { token } = await hold(ctx, { ...mine, browserToken: ulid() })
  await publicBook(ctx, inputOf(1, 'second'))
  await expect(publicBook(ctx, inputOf(2, 'third'))).rejects.toEqual(failing('SLOT_TAKEN'))
  const { appointment } = await publicBook(ctx, { ...mine, holdToken: token })
  expect(appointment.start).toBe(start)
})

it('a hold that the desk books over stays as it is: when the desk gives the time back, it counts again', async () => {
  const { ctx, simple, inputOf } = await openChairs()
  const mine = inputOf(0, 'holder')
  const { token } = await hold(ctx, { ...mine, browserToken: ulid() })
  const { professionalId } = mine
  const over = await create(ctx, {
    serviceId: simple.id,
    professionalId,
    start,
    client: { firstName: 'Luis', lastName: '' },
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
  await expect(publicBook(ctx, { ...mine, holdToken: token })).rejects.toEqual(failing('SLOT_TAKEN'))
  await cancel(ctx, { id: over.id, reason: '' })
  await expect(publicBook(ctx, inputOf(0, 'other'))).rejects.toEqual(failing('SLOT_TAKEN'))
  await publicBook(ctx, { ...mine, holdToken: token })
})
