import { professionalId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { expect, it } from 'vitest'

import { findAgendaDays } from '../agenda/repository'
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
    ({ PK, type }) => PK === `ORG#${ctx.organizationId}` && type === 'schedule.changed',
  )
  expect(told).toHaveLength(1)
  const bumped = async ({ id }: { id: string }) => {
    const keys = ['24', '25', '26'].map((day) => ({ resourceId: id, day: localDate.parse(`2026-11-${day}`) }))

    return (await findAgendaDays(ctx.organizationId, keys)).map(({ version }) => version > 0)
  }
  for (const each of team) expect(await bumped(each)).toEqual([false, true, true])
  expect(await bumped(farAway)).toEqual([true, true, false])
})
