import { cancel } from '@reservaplus/server/appointments/change'
import { reschedule } from '@reservaplus/server/appointments/reschedule'
import { restore, undo } from '@reservaplus/server/appointments/undo-transition'
import { findEventsOfSubject } from '@reservaplus/server/events/repository'
import { claimMessage } from '@reservaplus/server/notifications/repository'
import { monday } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { booked } from '../testing/booked'
import { useMailCloud } from '../testing/mail-cloud'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))

let sendMail: QueueHandler
let recordFeedback: QueueHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  sendMail = (await import('./send-mail')).handler as QueueHandler
  recordFeedback = (await import('./record-mail-feedback')).handler as QueueHandler
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
})
afterEach(() => vi.setSystemTime(new Date(monday)))

const deliver = (...events: readonly DomainEvent[]) => deliverBatch(sendMail, events.map(noticeOf))
const report = () =>
  deliverBatch(
    recordFeedback,
    cloud.reports.splice(0).map((each) => JSON.stringify(each)),
  )
const later = (minutes: number) => vi.setSystemTime(new Date(Date.parse(monday) + minutes * 60_000))

describe('the mail about a booking', () => {
  it('tells the client, with a calendar file and the link', async () => {
    const { email, event } = await booked()

    expect(await deliver(event)).toEqual([])
    const [mail] = cloud.mailsTo(email)
    expect(mail?.subject).toContain('martes 24 de noviembre')
    expect(mail?.from).toMatch(/^=\?UTF-8\?B\?[\w+/=]+\?= <no-reply@reservaplus\.example>$/)
    expect(mail?.body.text).toContain('http://book.localhost:3000/m/')
    expect(mail?.attachments[0]).toMatchObject({
      filename: 'hora.ics',
      contentType: expect.stringContaining('text/calendar'),
    })
  })

  it('is sent once when its message is delivered twice', async () => {
    const { email, event } = await booked()
    await deliver(event)
    await deliver(event, event)

    expect(cloud.mailsTo(email)).toHaveLength(1)
  })

  it('is sent once when two workers have it at the same time', async () => {
    const { email, event } = await booked()
    await Promise.all([deliver(event), deliver(event), deliver(event)])

    expect(cloud.mailsTo(email)).toHaveLength(1)
  })

  it('is not sent any more when the appointment was cancelled meanwhile; the cancellation is told', async () => {
    const { ctx, email, appointment, event, eventOf } = await booked()
    await cancel(ctx, { id: appointment.id, reason: '' })
    await deliver(await eventOf('appointment.cancelled'), event)

    expect(cloud.mailsTo(email).map(({ subject }) => subject)).toEqual([expect.stringContaining('fue cancelada')])
  })
})

describe('the mail about a move', () => {
  const tomorrowAt = (hour: number) => `2026-11-24T${hour}:00:00Z`
  const movedTo = async ({ ctx, appointment }: Awaited<ReturnType<typeof booked>>, hour: number) => {
    await reschedule(ctx, { id: appointment.id, start: tomorrowAt(hour) })
    const events = await findEventsOfSubject(ctx.organizationId, { kind: 'appointment', id: appointment.id })
    const event = events.toSorted((a, b) => a.version - b.version).at(-1)
    if (!event) throw new Error('There is no event of the move')

    return event
  }
  const subjectsOf = (email: string) => cloud.mailsTo(email).map(({ subject }) => subject)

  it('is not sent when the move was taken back meanwhile, nor is one about the way back', async () => {
    const salon = await booked()
    await deliver(salon.event)
    const away = await movedTo(salon, 17)
    const back = await movedTo(salon, 15)

    expect(await deliver(back, away)).toEqual([])
    expect(subjectsOf(salon.email)).toEqual([expect.stringMatching(/^Tu hora en/)])
    expect(subjectsOf(salon.email)[0]).not.toContain('cambió')
  })

  it('tells the way back where the client was told of the move', async () => {
    const salon = await booked()
    await deliver(salon.event)
    await deliver(await movedTo(salon, 17))
    await deliver(await movedTo(salon, 15))

    expect(subjectsOf(salon.email).filter((subject) => subject.includes('cambió'))).toHaveLength(2)
  })

  it('tells the way back where the booking was never told, or its fate is unknown', async () => {
    const [silent, unknown] = [await booked(), await booked()]
    const { organizationId, id: eventId } = unknown.event
    await claimMessage({ organizationId, eventId, recipient: 'client' }, { kind: 'booked', now: instant.parse(monday) })
    for (const salon of [silent, unknown]) {
      const away = await movedTo(salon, 17)
      await deliver(await movedTo(salon, 15), away)

      expect(subjectsOf(salon.email)).toEqual([expect.stringContaining('cambió')])
    }
  })

  it('is one mail with the last time when the appointment was moved on before it went out', async () => {
    const salon = await booked()
    await deliver(salon.event)
    const first = await movedTo(salon, 17)
    const second = await movedTo(salon, 18)
    await deliver(first, second)

    expect(cloud.mailsTo(salon.email).filter(({ subject }) => subject.includes('cambió'))).toHaveLength(1)
  })
})

describe('the mail about a cancellation that was taken back', () => {
  const subjectsOf = (email: string) => cloud.mailsTo(email).map(({ subject }) => subject)

  it.each([
    ['taken back', undo, 'appointment.undone'],
    ['restored', restore, 'appointment.restored'],
  ] as const)('says that it stands when it was %s and the client knew of it', async (_how, back, type) => {
    const { ctx, email, appointment, event, eventOf } = await booked()
    await deliver(event)
    await cancel(ctx, { id: appointment.id, reason: '' })
    await deliver(await eventOf('appointment.cancelled'))
    await back(ctx, { id: appointment.id })
    await deliver(await eventOf(type))

    expect(subjectsOf(email)).toEqual([
      expect.stringMatching(/^Tu hora en/),
      expect.stringContaining('fue cancelada'),
      expect.stringContaining('sigue en pie'),
    ])
  })

  it('is silent when the client never heard of it: neither of the one nor of the other', async () => {
    const { ctx, email, appointment, event, eventOf } = await booked()
    await deliver(event)
    await cancel(ctx, { id: appointment.id, reason: '' })
    await undo(ctx, { id: appointment.id })
    await deliver(await eventOf('appointment.undone'), await eventOf('appointment.cancelled'))

    expect(subjectsOf(email)).toHaveLength(1)
  })
})

it('whom the salon had to move is told that they may accept, choose again or cancel', async () => {
  const { ctx, email, appointment, eventOf } = await booked()
  await reschedule(ctx, { id: appointment.id, start: '2026-11-24T17:00:00Z', bySalon: true })
  await deliver(await eventOf('appointment.rescheduled'))

  expect(cloud.mailsTo(email)[0]?.subject).toContain('tuvo que cambiar tu hora')
  expect(cloud.mailsTo(email)[0]?.body.text).toContain('Puedes aceptarla, elegir otra o cancelarla')
})

describe('a worker that dies', () => {
  it('between receiving and sending loses nothing: the mail goes out when the window has passed', async () => {
    const { email, event } = await booked()
    const key = { organizationId: event.organizationId, eventId: event.id, recipient: 'client' }
    await claimMessage(key, { kind: 'booked', now: instant.parse(monday) })

    later(3)
    expect(await deliver(event)).toEqual(['m0'])
    later(10)
    expect(await deliver(event)).toEqual([])
    expect(cloud.mailsTo(email)).toHaveLength(1)
  })

  it('after SES took the mail sends no second one: the report of SES settles it', async () => {
    const { email, event } = await booked()
    cloud.setLine('answer lost')
    expect(await deliver(event)).toEqual(['m0'])
    cloud.setLine('good')
    await report()

    later(60)
    expect(await deliver(event)).toEqual([])
    expect(cloud.mailsTo(email)).toHaveLength(1)
  })

  it('and a report that never comes: the one window in which a client may get two', async () => {
    const { email, event } = await booked()
    cloud.setLine('answer lost')
    await deliver(event)
    cloud.setLine('good')

    later(9)
    expect(await deliver(event)).toEqual(['m0'])
    later(10)
    expect(await deliver(event)).toEqual([])
    expect(cloud.mailsTo(email)).toHaveLength(2)
  })
})

describe('SES', () => {
  it('that refuses for now is asked again with the next delivery', async () => {
    const { email, event } = await booked()
    cloud.setLine('refused')
    expect(await deliver(event)).toEqual(['m0'])
    cloud.setLine('good')
    expect(await deliver(event)).toEqual([])

    expect(cloud.mailsTo(email)).toHaveLength(1)
  })
})

describe('SES that breaks', () => {
  it('leaves the fate of the mail unknown: it is not sent again before the window has passed', async () => {
    const { email, event } = await booked()
    cloud.setLine('broken')
    expect(await deliver(event)).toEqual(['m0'])
    cloud.setLine('good')

    expect(await deliver(event)).toEqual(['m0'])
    later(10)
    expect(await deliver(event)).toEqual([])
    expect(cloud.mailsTo(email)).toHaveLength(1)
  })
})

describe('poison', () => {
  it('goes back alone, the rest of its batch is done', async () => {
    const { email, event } = await booked()
    const failed = await deliverBatch(sendMail, [
      'no json',
      noticeOf(event),
      '{"detail":{"type":"appointment.booked"}}',
    ])

    expect(failed).toEqual(['m0', 'm2'])
    expect(cloud.mailsTo(email)).toHaveLength(1)
  })
})
