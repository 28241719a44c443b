import type { Appointment } from '../appointments/schema'
import { AppError } from '../errors/app-error'
import type { Payment } from '../payments/schema'
import type { Review } from '../reviews/schema'
import type { Series } from '../series/schema'

type Marked = { isClientErased?: true | undefined }

const refuseIf = (isWrong: boolean) => {
  if (isWrong) {
    throw new AppError('CLIENT_ERASED', 'This client was erased: nothing more is written about them')
  }
}

/** Before anything else is done about it. */
export const assertNothingSaid = ({ isClientErased }: Marked, said: string): void =>
  refuseIf(isClientErased === true && said !== '')

const saysSomething = (each: Appointment) =>
  each.notes !== '' ||
  each.internalNotes !== '' ||
  each.contact !== undefined ||
  each.cancellationReason !== undefined ||
  each.lastTransition?.reason !== undefined ||
  (each.reasons?.length ?? 0) > 0

/** Figures and status may still change, and money: words do not come back, and nobody is expected any more. */
export const assertAppointmentErased = (current: Appointment, next: Appointment): void =>
  refuseIf(current.isClientErased === true && (saysSomething(next) || next.start !== current.start))

export const assertSeriesErased = (current: Marked, next: Series): void =>
  refuseIf(
    current.isClientErased === true &&
      (next.notes !== '' || next.internalNotes !== '' || next.choices.length > 0 || next.dueAt !== undefined),
  )

export const assertReviewErased = (current: Marked, next: Review): void =>
  refuseIf(
    current.isClientErased === true &&
      (next.text !== '' || next.answer !== undefined || next.reported !== undefined || next.hiddenReason !== undefined),
  )

/** `about`: what it is for. Money may still come and go; who pays it, and why, is not said. */
export const assertPaymentErased = (about: readonly Marked[], next: Payment): void =>
  refuseIf(
    about.some(({ isClientErased }) => isClientErased === true) &&
      (next.note !== undefined ||
        next.booking !== undefined ||
        next.checkoutUrl !== undefined ||
        next.refunds.some(({ reason }) => reason !== undefined)),
  )
