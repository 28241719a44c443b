import { professionalId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { expect, it } from 'vitest'

import { setDayException } from '../schedules/set-exception'
import { ServiceEntity } from '../services/entity'
import { openSalon, type Salon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { cancel } from './change'
import { reschedule } from './reschedule'

useTestTable()

// Half a day: it fits before lunch and after it, nowhere else.
const service = { durationMinutes: 240 }

const closeDay = ({ ctx, professional }: Salon, date: string) =>
  setDayException(
    ctx,
    { professionalId: 'ALL', date: localDate.parse(date), type: 'holiday', intervals: [], reason: 'Feriado' },
    { professionals: [professional], timeZone: 'America/Santiago' },
  )

type Alternative = { professionalId: string; start: string }

const alternativesTo = async (attempt: Promise<unknown>, code = 'SLOT_TAKEN'): Promise<Alternative[]> => {
  const thrown: unknown = await attempt.catch((error: unknown) => error)
  expect(thrown).toMatchObject({ code, details: { alternatives: expect.any(Array) } })
  const { alternatives } = (thrown as { details: { alternatives: Alternative[] } }).details
  expect(alternatives.length).toBeGreaterThan(0)

  return alternatives
}

it('what is offered instead can be booked, also beyond a week of closed days', async () => {
  const salon = await openSalon({ service })
  for (const day of ['25', '26', '27', '28', '29', '30']) await closeDay(salon, `2026-11-${day}`)
  const { start } = salon.bookInput({ start: '2026-11-24T17:00:00Z' })
  for (const taken of ['2026-11-23T17:00:00Z', '2026-11-24T12:00:00Z', start]) {
    await publicBook(salon.ctx, salon.bookInput({ start: taken }))
  }
  const offered = await alternativesTo(publicBook(salon.ctx, salon.bookInput({ start })))
  for (const { start: free, professionalId: whose } of offered) {
    const input = salon.bookInput({ start: free, professionalId: professionalId.parse(whose) })
    const { appointment } = await publicBook(salon.ctx, input)
    await cancel(salon.ctx, { id: appointment.id, reason: '' })
  }
})

it('what is offered instead of a move has room for the time the appointment was booked with', async () => {
  const salon = await openSalon({ service })
  const { appointment } = await publicBook(salon.ctx, salon.bookInput({ start: '2026-11-26T12:00:00Z' }))
  await ServiceEntity.build(PutItemCommand)
    .item({ ...salon.service, durationMinutes: 60 })
    .send()
  const start = '2026-11-24T12:00:00Z'
  await publicBook(salon.ctx, salon.bookInput({ start }))
  const offered = await alternativesTo(reschedule(salon.ctx, { id: appointment.id, start }))
  for (const free of offered) await reschedule(salon.ctx, { id: appointment.id, start: free.start })
})

it.each(['2026-11-20T13:00:00Z', '2020-01-06T13:00:00Z'])(
  'a time that has passed is answered with the next: %s',
  async (start) => {
    const salon = await openSalon()
    const [next] = await salon.offeredOn('2026-11-23')
    const offered = await alternativesTo(publicBook(salon.ctx, salon.bookInput({ start })), 'SLOT_NOT_OFFERED')

    expect(offered[0]?.start).toBe(next)
  },
)
