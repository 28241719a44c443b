import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkIn, complete } from '../appointments/change'
import { changeClient } from '../clients/update'
import { findEventsOfSubject } from '../events/repository'
import { update as updateOrganization } from '../organizations/update'
import { testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { openVisitSalon, type VisitSalon } from '../testing/visit-salon'
import { findFollowUp } from './follow-up-repository'
import { projectFollowUp } from './project-follow-up'
import { sendDueFollowUps } from './send-follow-ups'

const clock = testClock('2026-11-23T14:00:00Z')
useTestTable()

let salon: VisitSalon
beforeAll(async () => {
  salon = await openVisitSalon({ clock })
  const { ctx } = salon
  await updateOrganization(ctx, { id: ctx.organizationId, bookingRules: { followUpDays: 30 } })
})

const visited = async (start: string, { agrees = true } = {}) => {
  const { ctx } = salon
  const { id, clientId } = await salon.byHand({ start })
  await changeClient(ctx, { id: clientId, email: `${clientId.toLowerCase()}@correo.example`, marketingConsent: agrees })
  clock.set(start)
  await complete(ctx, { id: (await checkIn(ctx, { id })).id })
  for (let time = 0; time < 2; time += 1) {
    await projectFollowUp({ organizationId: ctx.organizationId, appointmentId: id })
  }

  return { id, clientId }
}
const run = async () => {
  const failures: unknown[] = []
  const { sent } = await sendDueFollowUps({ request: salon.ctx, isTimeLeft: () => true }, (_, error) =>
    failures.push(error),
  )
  expect(failures).toEqual([])

  return sent
}
const asked = async (id: AppointmentId) =>
  (await findEventsOfSubject(salon.ctx.organizationId, { kind: 'appointment', id })).filter(
    ({ type }) => type === 'follow-up.due',
  ).length

describe('what follows a visit', () => {
  it('is one invitation, days later at ten, to a client who agreed to hear of the salon', async () => {
    const { id } = await visited('2026-11-24T14:00:00Z')
    clock.set('2026-12-24T12:59:00Z')
    expect(await run()).toBe(0)
    clock.set('2026-12-24T13:00:00Z')
    expect([await run(), await run(), await asked(id)]).toEqual([1, 0, 1])
    expect(await findFollowUp(salon.ctx.organizationId, id)).not.toHaveProperty('dueAt')
  })

  it('is none for whoever did not agree, has booked again, or after the salon gave it up', async () => {
    const silent = await visited('2027-01-05T14:00:00Z', { agrees: false })
    clock.set('2027-02-05T14:00:00Z')
    expect(await run()).toBe(0)
    const back = await visited('2027-02-09T14:00:00Z')
    await salon.byHand({ start: '2027-03-16T14:00:00Z', client: { id: back.clientId } })
    clock.set('2027-03-12T14:00:00Z')
    expect(await run()).toBe(0)
    const { ctx } = salon
    const last = await visited('2027-03-16T15:00:00Z')
    await updateOrganization(ctx, { id: ctx.organizationId, bookingRules: { followUpDays: 0 } })
    clock.set('2027-04-16T14:00:00Z')
    expect(await run()).toBe(0)
    expect(await Promise.all([silent, back, last].map(({ id }) => asked(id)))).toEqual([0, 0, 0])
  })
})
