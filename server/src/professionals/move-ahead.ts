import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { may } from '@reservaplus/shared/permissions/may'
import type { ReassignInput, Reassignment } from '@reservaplus/shared/professionals/inputs'
import type { AppContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { moveTo } from '../appointments/reschedule'
import { findWritable } from '../organizations/find-writable'
import { cursorAfter, findAhead } from './list-ahead'
import { existingProfessional } from './service'

const assertReceiver = async (ctx: AppContext, { id, toProfessionalId }: ReassignInput) => {
  const [, receiver] = await Promise.all([
    existingProfessional(ctx, id),
    toProfessionalId && existingProfessional(ctx, toProfessionalId),
  ])
  if (receiver && (receiver.id === id || !receiver.isActive)) {
    const message = receiver.id === id ? 'It is the same professional' : 'This professional is not active'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['toProfessionalId'], message }] })
  }
}

type Chosen = { items: Appointment[]; cursor?: string | undefined }

/** Those that were named, or the next few; what somebody else has by now is done already. */
const chosenOf = async (ctx: AppContext, { id, appointmentIds, cursor, limit }: ReassignInput): Promise<Chosen> => {
  if (!appointmentIds) return findAhead(ctx, { id, cursor, limit })

  const found = await Promise.all(appointmentIds.map((each) => findAppointment(ctx.organizationId, each)))
  if (found.some((each) => !each)) throw new AppError('NOT_FOUND', 'There is no such appointment')

  return { items: found.flatMap((each) => (each?.professionalId === id ? [each] : [])) }
}

/** A request has ten seconds, and the last move may take three. */
const longestMilliseconds = 5000

type Done = Pick<Reassignment, 'moved' | 'refused'> & { last: Appointment | undefined }

/** Named ones are named again; in a list the next call goes on behind the last one. */
const stoppedAfter = ({ appointmentIds }: ReassignInput, { moved, refused, last }: Done): Reassignment => ({
  moved,
  refused,
  hasMore: true,
  ...(last && !appointmentIds && { cursor: cursorAfter(last) }),
})

/**
 * Gives appointments to somebody else at their own times, each through the guarded write of its own. Stopped half-way,
 * the same call goes on: what was moved is no longer this professional's, and the cursor passes what could not be.
 */
export const reassign = async (ctx: AppContext, input: ReassignInput): Promise<Reassignment> => {
  if (!may(ctx, 'appointments:update')) throw new AppError('FORBIDDEN', 'This key moves no appointments')
  await Promise.all([findWritable(ctx), assertReceiver(ctx, input)])
  const { id, toProfessionalId } = input
  const { items, cursor } = await chosenOf(ctx, input)
  const moved: Reassignment['moved'] = []
  const refused: Reassignment['refused'] = []

  const assertStillTheirs = ({ professionalId }: Appointment) => {
    if (professionalId !== id) throw new AppError('CONFLICT', 'Somebody else has it by now')
  }
  const startedAt = ctx.clock.now().getTime()
  let last: Appointment | undefined
  for (const appointment of items) {
    if (ctx.clock.now().getTime() - startedAt > longestMilliseconds)
      return stoppedAfter(input, { moved, refused, last })
    last = appointment
    try {
      const { professionalId, professionalName } = await moveTo(ctx, {
        id: appointment.id,
        start: appointment.start,
        professionalId: toProfessionalId ?? 'any',
        except: id,
        audience: 'staff',
        check: assertStillTheirs,
      })
      moved.push({ id: appointment.id, professionalId, professionalName })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // The list lags behind: somebody, perhaps this same call an answer ago, has moved it.
      if (error.code === 'CONFLICT') continue
      refused.push({ id: appointment.id, code: error.code })
    }
  }

  return { moved, refused, hasMore: cursor !== undefined, ...(cursor !== undefined && { cursor }) }
}
