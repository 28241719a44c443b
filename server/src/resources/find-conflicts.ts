import { type AppointmentAhead, appointmentAhead } from '@reservaplus/shared/appointments/ahead'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import type { Resource } from '@reservaplus/shared/resources/schema'
import { withoutPlace } from '@reservaplus/shared/resources/without-place'
import { addDays, utcDayOf } from '@reservaplus/shared/time/calendar'
import { fromMinutes, instantOf, toMinutes } from '@reservaplus/shared/time/instant'
import { localDate } from '@reservaplus/shared/time/schema'
import { findAgendaEntries } from '../agenda/repository'
import type { AppContext } from '../app-context'
import { findAppointmentsAt } from '../appointments/repository'

const lastDay = localDate.parse('2199-12-31')

/** The appointments ahead for which there would be too few; 0: it is out of use. One query, one batch for their names. */
export const findConflicts = async (
  { organizationId, clock }: AppContext,
  { id }: Pick<Resource, 'id'>,
  quantity: number,
): Promise<AppointmentAhead[]> => {
  const from = toMinutes(instantOf(clock.now()))
  const days = { from: addDays(utcDayOf(from), -1), to: lastDay }
  const entries = await findAgendaEntries(organizationId, { resourceId: id, ...days }, { consistent: true })
  const places = withoutPlace(entries, { quantity, from }).map((each) => ({
    id: appointmentId.parse(each.id),
    start: fromMinutes(each.start),
  }))

  return (await findAppointmentsAt(organizationId, places)).map((each) => appointmentAhead.parse(each))
}
