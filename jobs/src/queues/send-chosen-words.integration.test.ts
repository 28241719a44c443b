import { checkIn, complete } from '@reservaplus/server/appointments/change'
import { changeClient } from '@reservaplus/server/clients/update'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { sendTest } from '@reservaplus/server/mail-templates/send-test'
import { update } from '@reservaplus/server/mail-templates/service'
import { update as updateOrganization } from '@reservaplus/server/organizations/update'
import { projectFollowUp } from '@reservaplus/server/reminders/project-follow-up'
import { sendDueFollowUps } from '@reservaplus/server/reminders/send-follow-ups'
import { monday, testClock } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { booked } from '../testing/booked'
import { useMailCloud } from '../testing/mail-cloud'
import { addMember } from '../testing/member'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))
let sendMail: QueueHandler
let salon: Awaited<ReturnType<typeof booked>>

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
  salon = await booked()
})

describe('the salon’s own words', () => {
  it('stand in its mails, with ours around them', async () => {
    const words = { title: 'Nos vemos, {{client}}', closing: 'Recuerda llegar\n10 minutos antes.' }
    await update(salon.ctx, { kind: 'booked', locale: 'es', ...words })
    await deliverBatch(sendMail, [noticeOf(salon.event)])

    const [mail] = cloud.mailsTo(salon.email)
    expect(mail?.body.text).toContain('Nos vemos, María José')
    expect(mail?.body.text).toContain('Recuerda llegar\n10 minutos antes.')
    expect(cloud.headersTo(salon.email)).toMatchObject({ 'Auto-Submitted': 'auto-generated' })
    expect(cloud.headersTo(salon.email)).not.toHaveProperty('List-Unsubscribe')
  })

  it('are tried out by a mail to whoever asks', async () => {
    const { organizationId } = salon.ctx
    const { id, email } = await addMember(salon.ctx, { role: 'admin' })
    await sendTest({ ...salon.ctx, actor: { kind: 'staff', id } }, { kind: 'reminder', locale: 'es' })
    const [event] = await findEventsOfSubject(organizationId, { kind: 'mail-template', id: 'reminder~es' })
    if (!event) throw new Error('It was just asked for')
    await deliverBatch(sendMail, [noticeOf(event)])

    expect(cloud.mailsTo(email).map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^\[Prueba\] Recordatorio/),
    ])
  })
})

it('an invitation to come back says how to hear no more, to people and to mail programs', async () => {
  const { ctx, email, appointment, eventOf } = salon
  const { organizationId, clientId, id } = appointment
  await updateOrganization(ctx, { id: organizationId, bookingRules: { followUpDays: 30 } })
  await changeClient(ctx, { id: clientId, marketingConsent: true })
  const then = { ...ctx, clock: testClock(appointment.start) }
  await complete(then, { id: (await checkIn(then, { id })).id })
  await projectFollowUp({ organizationId, appointmentId: id })
  const request = { ...ctx, clock: testClock('2026-12-24T14:00:00Z') }
  await sendDueFollowUps({ request, isTimeLeft: () => true }, () => {})
  await deliverBatch(sendMail, [noticeOf(await eventOf('follow-up.due'))])

  const mail = cloud.mailsTo(email).at(-1)
  expect(mail?.subject).toContain('Te extrañamos')
  expect(mail?.body.text).toContain('No quiero recibir más novedades: http://book.localhost:3000/my/unsubscribe/')
  expect(cloud.headersTo(email)).toMatchObject({
    'List-Unsubscribe': expect.stringMatching(/^<http:\/\/book\.localhost:3000\/my\/unsubscribe\/[\w.-]+\?lang=es>$/),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
})
