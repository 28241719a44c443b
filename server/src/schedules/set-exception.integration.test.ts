import { professionalId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'

import { findAgendaDays } from '../agenda/repository'
import { findEventsOfSubject } from '../events/repository'
import { openOrganization } from '../testing/context'
import { readEverything } from '../testing/read-everything'
import { useTestTable } from '../testing/table'
import { setDayException } from './set-exception'

const table = useTestTable()

it('one closure is one event, however many people it makes decide again, each on their own clock', async () => {
  const ctx = await openOrganization({ name: 'Muchos' })
  const team = Array.from({ length: 30 }, () => ({ id: professionalId.parse(ulid()) }))
  const farAway = { id: professionalId.parse(ulid()), timeZone: 'Asia/Tokyo' }
  const date = localDate.parse('2026-11-25')
  await setDayException(
    ctx,
    { professionalId: 'ALL', date, type: 'holiday', intervals: [], reason: 'Feriado' },
    { professionals: [...team, farAway], timeZone: 'America/Santiago' },
  )
  const told = (await readEverything(table(), 'EVENT#')).filter(
    ({ PK, type }) => PK === `ORG#${ctx.organizationId}` && type === 'schedule-day.changed',
  )
  expect(told).toMatchObject([{ subject: { kind: 'schedule-day', id: `${ctx.organizationId}:${date}` } }])
  const bumped = async ({ id }: { id: string }) => {
    const keys = ['24', '25', '26'].map((day) => ({ resourceId: id, day: localDate.parse(`2026-11-${day}`) }))

    return (await findAgendaDays(ctx.organizationId, keys)).map(({ version }) => version > 0)
  }
  for (const each of team) expect(await bumped(each)).toEqual([false, true, true])
  expect(await bumped(farAway)).toEqual([true, true, false])
})

it('a day is told as a thing of its own, each time with a later version and never with its reason', async () => {
  const ctx = await openOrganization()
  const person = { id: professionalId.parse(ulid()) }
  const date = localDate.parse('2026-11-25')
  const setAt = (at: string, type: 'vacation' | 'sick_leave') =>
    setDayException(
      { ...ctx, clock: { now: () => new Date(at) } },
      { professionalId: person.id, date, type, intervals: [], reason: 'Secreto' },
      { professionals: [person], timeZone: 'America/Santiago' },
    )
  await setAt('2026-11-20T12:00:00Z', 'vacation')
  await setAt('2026-11-20T12:00:01Z', 'sick_leave')
  const told = await findEventsOfSubject(ctx.organizationId, { kind: 'schedule-day', id: `${person.id}:${date}` })
  const [first = 0, second = 0] = told.map(({ version }) => version)

  expect(told).toHaveLength(2)
  expect(second).toBeGreaterThan(first)
  expect(JSON.stringify(told)).not.toContain('Secreto')
})
