import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import { bulkOperationId, professionalId, type SeriesId, seriesId } from '@reservaplus/shared/ids/schema'
import { appointmentIdOf } from '@reservaplus/shared/series/progress'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDate, localDateTime, localTime } from '@reservaplus/shared/time/schema'
import { toInstant } from '@reservaplus/shared/time/zone'
import * as z from 'zod'
import type { AppContext } from '../app-context'
import { cancel } from '../appointments/change'
import { findAppointment } from '../appointments/repository'
import { reschedule } from '../appointments/reschedule'
import type { StoredBulkOperation } from '../bulk-operations/entity'
import { findBulkOperation } from '../bulk-operations/repository'
import { type Step, stepKey } from '../bulk-operations/run-step'
import { makeAgain } from './make-next'
import { findOneSeries } from './repository'

const place = z.object({ date: localDate, localTime, professionalId })
const cancellation = z.object({ date: localDate, cancel: z.literal(true) })
export const seriesStepInput = z.object({
  seriesId,
  items: z.array(z.union([cancellation, place])),
  reason: z.string(),
  /** Who changed the series before. */
  after: bulkOperationId.optional(),
})
export type SeriesStepInput = z.infer<typeof seriesStepInput>

const itemOf = (input: unknown, index: number) => {
  const { seriesId: id, items, reason } = seriesStepInput.parse(input)
  const item = items[index]

  return item && { item, appointmentId: appointmentIdOf(id, item.date), reason }
}

const placeOf = ({ date, localTime, professionalId }: z.infer<typeof place>) => ({
  localStart: localDateTime.parse(`${date}T${localTime}`),
  professionalId,
})

type Asking = { operation: StoredBulkOperation; id: SeriesId; date: LocalDate }

/** A later change has said something else about this date: it counts, whichever is carried out last. */
const isOvertaken = async ({ organizationId }: AppContext, { operation, id, date }: Asking): Promise<boolean> => {
  let newer = (await findOneSeries(organizationId, id, { consistent: true }))?.changedBy
  while (newer && newer !== operation.id) {
    const found = await findBulkOperation(organizationId, bulkOperationId.parse(newer))
    if (!found) return false
    const { items, after } = seriesStepInput.parse(found.input)
    if (items.some((item) => item.date === date)) return true
    newer = after
  }

  return false
}

/** One appointment of a series is moved, made where nothing was free before, or cancelled. What nobody can change any more is left as it is. */
export const seriesChangeStep: Step = {
  subjectOf: ({ input }, index) => itemOf(input, index)?.appointmentId,
  run: async (asked, operation, index) => {
    const ctx = { ...asked, origin: 'series' as const }
    const found = itemOf(operation.input, index)
    const appointment = found && (await findAppointment(ctx.organizationId, found.appointmentId))
    if (!found || (appointment && !isMovable(appointment.status))) return undefined
    const { item, reason } = found
    const { seriesId: series } = seriesStepInput.parse(operation.input)
    if (await isOvertaken(ctx, { operation, id: series, date: item.date })) return undefined
    if (!appointment) {
      if (!('cancel' in item)) await makeAgain(ctx, series, { date: item.date, place: placeOf(item) })
      return undefined
    }
    const { id } = appointment
    if ('cancel' in item) {
      await cancel(ctx, { id, reason })
      return undefined
    }
    const { localStart, professionalId } = placeOf(item)
    await reschedule(ctx, {
      id,
      start: toInstant(localStart, appointment.timeZone),
      professionalId,
      idempotencyKey: stepKey(operation, index),
    })

    return undefined
  },
}
