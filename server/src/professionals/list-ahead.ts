import { appointmentAhead } from '@reservaplus/shared/appointments/ahead'
import { occupies } from '@reservaplus/shared/appointments/lifecycle'
import { type Appointment, appointment } from '@reservaplus/shared/appointments/schema'
import { shownBeside } from '@reservaplus/shared/appointments/shown-to'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import type { AppointmentsAheadPage } from '@reservaplus/shared/professionals/inputs'
import { longestServiceMinutes } from '@reservaplus/shared/services/limits'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional } from '../appointments/range-repository'
import { lastInstant } from '../appointments/repository'
import { existingProfessional } from './service'

type Asked = { id: ProfessionalId; cursor?: string | undefined; limit: number }

const position = appointment.pick({ start: true, id: true }).strict()

/** Where the list goes on. It begins at another moment with each call, so a place in it is an appointment. */
export const cursorAfter = ({ start, id }: Appointment): string =>
  Buffer.from(JSON.stringify({ start, id })).toString('base64url')

const notOfThisList = () => {
  const message = 'Not a cursor of this list'

  return new AppError('BAD_INPUT', message, { issues: [{ path: ['cursor'], message }] })
}

const parsePosition = (cursor: string) => {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    throw notOfThisList()
  }
}

/** Behind the end of all lists there is nothing to go on with: the table refuses a range that ends before it begins. */
const positionOf = (cursor: string) => {
  const found = parsePosition(cursor)
  if (found.start >= lastInstant) throw notOfThisList()

  return found
}

/** What is not over yet and takes time. A page may be short of its limit, or empty, and still not the last. */
export const findAhead = async (
  { organizationId, clock }: AppContext,
  { id, cursor, limit }: Asked,
): Promise<{ items: Appointment[]; cursor: string | undefined }> => {
  const now = instantOf(clock.now())
  const { items, cursor: rest } = await findAppointmentsOfProfessional(organizationId, {
    professionalId: id,
    from: addMinutes(now, -longestServiceMinutes),
    to: lastInstant,
    after: cursor === undefined ? undefined : positionOf(cursor),
    limit,
  })
  const last = items.at(-1)

  return {
    items: items.filter(({ status, end }) => occupies(status) && end > now),
    cursor: rest === undefined || !last ? undefined : cursorAfter(last),
  }
}

export const listAhead = async (ctx: AppContext, asked: Asked): Promise<AppointmentsAheadPage> => {
  await existingProfessional(ctx, asked.id)
  const { items, cursor } = await findAhead(ctx, asked)

  return { items: shownBeside(ctx, items).map((each) => appointmentAhead.parse(each)), cursor }
}
