import { appointmentAhead } from '@reservaplus/shared/appointments/ahead'
import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { AppointmentsAheadPage } from '@reservaplus/shared/professionals/inputs'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional, lastInstant } from '../appointments/repository'
import type { Page } from '../db/page'
import { existingProfessional } from './service'

type Asked = { id: ProfessionalId; cursor?: string | undefined; limit: number }

const longestMinutes = 1440

/** What is not over yet and takes time. A page may be short of its limit, or empty, and still not the last. */
export const findAhead = async (
  { organizationId, clock }: AppContext,
  { id, cursor, limit }: Asked,
): Promise<Page<Appointment>> => {
  const now = instantOf(clock.now())
  const page = await findAppointmentsOfProfessional(organizationId, {
    professionalId: id,
    from: addMinutes(now, -longestMinutes),
    to: lastInstant,
    cursor,
    limit,
  })

  return { ...page, items: page.items.filter(({ status, end }) => occupies(status) && end > now) }
}

export const listAhead = async (ctx: AppContext, asked: Asked): Promise<AppointmentsAheadPage> => {
  await existingProfessional(ctx, asked.id)
  const { items, cursor } = await findAhead(ctx, asked)

  return { items: items.map((each) => appointmentAhead.parse(each)), cursor }
}
