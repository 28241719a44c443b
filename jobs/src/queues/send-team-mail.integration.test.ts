import { cancel } from '@reservaplus/server/appointments/change'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { transact } from '@reservaplus/server/db/transact'
import { createProfessional } from '@reservaplus/server/professionals/create'
import { findProfessional, professionalReplacement } from '@reservaplus/server/professionals/repository'
import { monday } from '@reservaplus/server/testing/context'
import { newProfessional } from '@reservaplus/server/testing/samples'
import { useTestTable } from '@reservaplus/server/testing/table'
import { findUser, userReplacement } from '@reservaplus/server/users/repository'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { booked } from '../testing/booked'
import { useMailCloud } from '../testing/mail-cloud'
import { addMember } from '../testing/member'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
let sendMail: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
})

const deliver = (...events: readonly DomainEvent[]) => deliverBatch(sendMail, events.map(noticeOf))

type Salon = Awaited<ReturnType<typeof booked>>

/** Somebody of the team who is this professional. */
const join = async ({ ctx }: Salon, professionalId: ProfessionalId) => {
  const { organizationId } = ctx
  const member = await addMember(ctx, { role: 'professional', professionalId })
  const found = await findProfessional(organizationId, professionalId)
  if (!found) throw new Error('There is no such professional')
  const linked = { ...found, userId: member.id, version: found.version + 1 }
  await transact([professionalReplacement(linked, found)])

  return member
}
const subjectsTo = (email: string) => cloud.mailsTo(email).map(({ subject }) => subject)

describe('the mail to a professional', () => {
  it('N-06 tells of a booking and of its cancellation, once each, beside the client’s own', async () => {
    const salon = await booked()
    const { email } = await join(salon, salon.appointment.professionalId)
    expect(await deliver(salon.event)).toEqual([])
    expect(await deliver(salon.event, salon.event)).toEqual([])

    const [mail] = cloud.mailsTo(email)
    expect(mail?.subject).toContain('Nueva hora: martes 24 de noviembre')
    expect(mail?.body.text).toContain('María José Muñoz')
    expect(mail?.body.text).toContain('http://app.localhost:3000/app/agenda?date=2026-11-24')
    expect(mail?.body.text).not.toContain('/m/')
    expect(subjectsTo(salon.email)).toHaveLength(1)

    await cancel(salon.ctx, { id: salon.appointment.id, reason: 'Se enfermó' })
    await deliver(await salon.eventOf('appointment.cancelled'))
    expect(subjectsTo(email)).toHaveLength(2)
    expect(cloud.mailsTo(email).at(-1)?.body.text).toContain('Se enfermó')
  })

  it('tells both of an appointment that goes from one to the other', async () => {
    const salon = await booked()
    const first = await join(salon, salon.appointment.professionalId)
    const { serviceId } = salon.appointment
    const { id: professionalId } = await createProfessional(
      salon.ctx,
      newProfessional({ name: 'Bea', serviceIds: [serviceId] }),
    )
    const second = await join(salon, professionalId)
    await reschedule(salon.ctx, { id: salon.appointment.id, start: '2026-11-24T17:00:00Z', professionalId })
    await deliver(await salon.eventOf('appointment.rescheduled'))

    expect(subjectsTo(first.email)).toEqual([expect.stringContaining('Hora reasignada')])
    expect(subjectsTo(second.email)).toEqual([expect.stringContaining('Hora asignada')])
    expect(cloud.mailsTo(second.email)[0]?.body.text).toContain('Antes: martes 24 de noviembre')
  })

  it('is not sent to whoever wants none, nor to whoever did it', async () => {
    const salon = await booked()
    const { id, email } = await join(salon, salon.appointment.professionalId)
    const member = await findUser(salon.ctx.organizationId, id)
    if (!member) throw new Error('There is no such member')
    const own = { ...salon.ctx, actor: { kind: 'staff', id } as const }
    await reschedule(own, { id: salon.appointment.id, start: '2026-11-24T17:00:00Z' })
    await deliver(await salon.eventOf('appointment.rescheduled'))
    const mail = { appointments: false, dailySummary: false, news: false }
    await transact([userReplacement({ ...member, mail, version: member.version + 1 }, member)])
    await cancel(salon.ctx, { id: salon.appointment.id, reason: '' })
    await deliver(await salon.eventOf('appointment.cancelled'))

    expect(subjectsTo(email)).toEqual([])
    expect(subjectsTo(salon.email)).toHaveLength(2)
  })
})
