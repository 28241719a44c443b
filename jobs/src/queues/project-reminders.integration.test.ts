import { cancel } from '@reservaplus/server/appointments/change'
import { monday } from '@reservaplus/server/testing/context'
import { useTestTable } from '@reservaplus/server/testing/table'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ScheduleHandler } from '../runtime/schedule-handler'
import { booked } from '../testing/booked'
import { useMailCloud } from '../testing/mail-cloud'
import { deliverBatch, noticeOf, type QueueHandler } from '../testing/queue'

const table = useTestTable()
const cloud = useMailCloud((name, value) => vi.stubEnv(name, value))

let projectReminders: QueueHandler
let sendMail: QueueHandler
let sendReminders: ScheduleHandler

beforeAll(async () => {
  vi.stubEnv('TABLE_NAME', table().tableName)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table().endpoint)
  projectReminders = (await import('./project-reminders')).handler as QueueHandler
  sendMail = (await import('./send-mail')).handler as QueueHandler
  sendReminders = (await import('../schedules/send-reminders')).handler
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterAll(() => vi.useRealTimers())

const at = (time: string) => vi.setSystemTime(new Date(time))
const run = () => sendReminders({}, { getRemainingTimeInMillis: () => 300_000 } as Context)

/** Booked eight days ahead, and all that follows from it on the day before, twice. */
const remindedBefore = async (change: (salon: Awaited<ReturnType<typeof booked>>) => Promise<unknown>) => {
  at(monday)
  const salon = await booked({ start: '2026-12-01T15:00:00Z' })
  await deliverBatch(projectReminders, [noticeOf(salon.event)])
  await change(salon)
  at('2026-11-30T15:00:00Z')
  await run()
  await run()

  return salon
}

describe('the mail that reminds', () => {
  it('N-06 comes a day before, once, with the link to change it', async () => {
    const { eventOf, email } = await remindedBefore(() => Promise.resolve())
    const due = noticeOf(await eventOf('reminder.due'))
    expect(await deliverBatch(sendMail, [due])).toEqual([])
    expect(await deliverBatch(sendMail, [due])).toEqual([])

    const [mail, ...more] = cloud.mailsTo(email)
    expect(more).toEqual([])
    expect(mail?.subject).toMatch(/^Recordatorio de tu hora en Salón \d+: martes 1 de diciembre, 12:00$/)
    expect(mail?.body.text).toContain('http://book.localhost:3000/m/')
  })

  it('does not come for what was cancelled, even where that event is late', async () => {
    const { eventOf } = await remindedBefore(({ ctx, appointment }) => cancel(ctx, { id: appointment.id, reason: '' }))
    await expect(eventOf('reminder.due')).rejects.toThrow('There is no')
  })

  it('is not sent when the appointment is cancelled while it waits in the queue', async () => {
    const { eventOf, email, ctx, appointment } = await remindedBefore(() => Promise.resolve())
    await cancel(ctx, { id: appointment.id, reason: '' })
    expect(await deliverBatch(sendMail, [noticeOf(await eventOf('reminder.due'))])).toEqual([])
    expect(cloud.mailsTo(email)).toEqual([])
  })
})
