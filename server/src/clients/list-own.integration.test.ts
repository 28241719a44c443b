import { appointmentId, professionalId } from '@reservaplus/shared/ids/schema'
import { someAppointment } from '@reservaplus/shared/testing/appointment-builder'
import { addMinutes } from '@reservaplus/shared/time/instant'
import { type Instant, instant } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'

import type { AppContext } from '../app-context'
import { create as createAppointment } from '../appointments/create'
import { appointmentCreation } from '../appointments/repository'
import { transact } from '../db/transact'
import { openOrganization } from '../testing/context'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { projectClient } from './project-client'
import { create, get, list } from './service'

useTestTable()

const half = 30

it('a busy professional finds today’s clients among their own, each once and by name', async () => {
  const owner = await openOrganization({ name: 'Agenda llena' })
  const { organizationId } = owner
  const own = professionalId.parse(ulid())
  const ctx = { ...owner, role: 'professional' as const, professionalId: own }
  const [zoe, ana] = [
    await create(owner, { firstName: 'Zoe', lastName: 'Vial' }),
    await create(owner, { firstName: 'Ana', lastName: 'Soto' }),
  ]
  const visit = (client: typeof zoe, start: Instant) =>
    appointmentCreation(
      someAppointment({
        id: appointmentId.parse(ulid()),
        organizationId,
        professionalId: own,
        clientId: client.id,
        clientName: `${client.firstName} ${client.lastName}`,
        start,
      }),
    )
  const longAgo = instant.parse('2026-10-01T12:00:00Z')
  const before = Array.from({ length: 520 }, (_, index) => visit(zoe, addMinutes(longAgo, index * half)))
  for (let at = 0; at < before.length; at += 20) await transact(before.slice(at, at + 20).flat())
  await transact(visit(ana, instant.parse('2026-11-23T15:00:00Z')))

  const names = async (asked: object) => (await list(ctx, asked)).items.map(({ firstName }) => firstName)
  expect(await names({})).toEqual(['Ana', 'Zoe'])
  expect(await names({ limit: 1 })).toEqual(['Ana'])
  expect(await names({ search: 'zo' })).toEqual(['Zoe'])
})

it('a professional has the clients they have added, before any appointment; others’ stay out of reach', async () => {
  const { ctx: owner, service, professional } = await openSalon()
  const team = [{ professionalId: professional.id, id: ulid() }, { id: ulid() }]
  const [ctx, colleague] = team.map(({ id, professionalId }) => ({
    ...owner,
    role: 'professional' as const,
    actor: { kind: 'staff' as const, id },
    ...(professionalId && { professionalId }),
  })) as [AppContext, AppContext]
  const added = await create(ctx, { firstName: 'Nora', lastName: 'Lillo' })
  const theirs = await create(owner, { firstName: 'Ajena', lastName: 'Soto' })
  for (const { id } of [added, theirs]) await projectClient(owner.clock, { ...owner, clientId: id })
  const names = async (who: AppContext, asked: object) =>
    (await list(who, asked)).items.map(({ firstName }) => firstName)

  expect(await get(ctx, { id: added.id })).toMatchObject({ createdBy: ctx.actor.id })
  expect(await names(ctx, {})).toEqual(['Nora'])
  expect(await names(ctx, { search: 'lil' })).toEqual(['Nora'])
  expect(await names(colleague, {})).toEqual([])
  await expect(get(ctx, { id: theirs.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(get(colleague, { id: added.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })

  const booking = { serviceId: service.id, professionalId: professional.id, start: '2026-11-24T13:00:00Z' }
  const rest = { isWalkIn: false, notes: '', internalNotes: '' }
  await createAppointment(ctx, { ...booking, ...rest, client: { id: added.id } })
  expect(await names(ctx, {})).toEqual(['Nora'])
})
