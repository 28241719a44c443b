import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { addDays, dayNumberOf } from '@reservaplus/shared/time/calendar'
import { type LocalDate, localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { beforeAll, describe, expect, it } from 'vitest'

import { agendaDayWrite } from '../agenda/repository'
import { days, publicDays } from '../availability/service'
import { transact } from '../db/transact'
import { createProfessional } from '../professionals/create'
import { openSalon, type Salon } from '../testing/salon'
import { newProfessional } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { publicBook } from './book'
import { create } from './create'
import { dayView } from './read-day'

const table = useTestTable()

let salon: Salon
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  salon = await openSalon({ organization: {} })
  measure = meterUnits(table().client)
})

const month = { from: localDate.parse('2026-11-24'), to: localDate.parse('2026-12-23') }

/** Ten appointments on each of 33 days for everybody, straight into the agenda: it is only read here. */
const fillAgendas = async ({ ctx }: Salon, team: readonly Professional[]) => {
  const days = Array.from({ length: 33 }, (_, index) => addDays(month.from, index - 1))
  const entriesOf = (day: LocalDate): AgendaEntry[] =>
    Array.from({ length: 10 }, (_, index) => {
      const start = dayNumberOf(day) * 1440 + 720 + index * 50
      const id = ulid()

      return { kind: 'appointment', id, start, end: start + 45, before: 0, after: 5, overlapAccepted: false }
    })
  for (const { id } of team) {
    const writes = days.map((day) =>
      agendaDayWrite(ctx.organizationId, { resourceId: id, day, entries: entriesOf(day), version: 0 }),
    )
    await transact(writes)
  }
}

describe('what operations consume', () => {
  it('a booking by a new guest', async () => {
    await salon.offeredOn('2026-11-24')
    const units = await measure(() => publicBook(salon.ctx, salon.bookInput({ idempotencyKey: ulid() })))
    expect(units.read).toBeLessThanOrEqual(8)
    expect(units.write).toBeLessThanOrEqual(15 + 2 + 8)
  })

  it('a booking by a known guest', async () => {
    const input = salon.bookInput({ start: '2026-11-24T15:00:00Z', idempotencyKey: ulid() })
    const units = await measure(() => publicBook(salon.ctx, input))
    expect(units.read).toBeLessThanOrEqual(8)
    // Two more: the condition that the client is neither erased nor merged meanwhile.
    expect(units.write).toBeLessThanOrEqual(15 + 2 + 2)
  })

  it('thirty days of one professional', async () => {
    const asked = { slug: salon.slug, serviceId: salon.service.id, professionalId: salon.professional.id, ...month }
    const units = await measure(() => publicDays(salon.ctx, asked))
    expect(units.read).toBeLessThanOrEqual(4)
    expect(units.rounds).toBeLessThanOrEqual(2)
  })

  it('thirty days of twenty professionals, whose agendas are full', async () => {
    const busy = await openSalon()
    const team = [busy.professional]
    for (let order = 2; order <= 20; order++) {
      team.push(
        await createProfessional(
          busy.ctx,
          newProfessional({ name: `P${order}`, order, serviceIds: [busy.service.id] }),
        ),
      )
    }
    await fillAgendas(busy, team)
    const asked = { serviceId: busy.service.id, professionalId: 'any' as const, ...month }
    const units = await measure(() => days(busy.ctx, asked))
    expect(units.read).toBeLessThanOrEqual(55)
    expect(units.rounds).toBeLessThanOrEqual(2)
    const one = await measure(() => days(busy.ctx, { ...asked, professionalId: busy.professional.id }))
    expect(one.read).toBeLessThanOrEqual(4)
  })

  it('a day of ten professionals and sixty appointments', async () => {
    const busy = await openSalon()
    const team = [busy.professional]
    for (let order = 2; order <= 10; order++) {
      team.push(
        await createProfessional(
          busy.ctx,
          newProfessional({ name: `P${order}`, order, serviceIds: [busy.service.id] }),
        ),
      )
    }
    const times = ['12:00', '13:00', '14:00', '15:00', '18:00', '19:00']
    await Promise.all(
      team.map(async (professional) => {
        for (const time of times) {
          await create(busy.ctx, {
            serviceId: busy.service.id,
            professionalId: professional.id,
            start: `2026-11-25T${time}:00Z`,
            client: { firstName: 'María Fernanda', lastName: 'González Riquelme' },
            isWalkIn: false,
            notes: '',
            internalNotes: '',
          })
        }
      }),
    )
    const units = await measure(() => dayView(busy.ctx, { date: localDate.parse('2026-11-25') }))
    expect(units.read).toBeLessThanOrEqual(12)
  })
})
