import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { eventId, paymentId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { assertCurrency, assertRoom } from '@reservaplus/shared/payments/applied'
import { applyApproval } from '@reservaplus/shared/payments/apply'
import type { RecordPaymentInput, ShownPayment } from '@reservaplus/shared/payments/inputs'
import { paymentEvent } from '@reservaplus/shared/payments/payment-event'
import { pendingSale } from '@reservaplus/shared/payments/pending-sale'
import { restOf } from '@reservaplus/shared/payments/position'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { findAppointment } from '../appointments/repository'
import { clientStands, findStanding } from '../clients/find-standing'
import { get as getClient } from '../clients/service'
import { commitDecision } from '../db/commit-decision'
import type { Write } from '../db/transact'
import { findEvent } from '../events/repository'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { findProfessional } from '../professionals/repository'
import { assertOwn, narrowToOwn } from '../users/check-scope'
import { findVisit } from '../visits/repository'
import { refuseAmount } from './check-amount'
import { paymentWrites } from './commit-payment'
import { openDay } from './day-close-repository'
import { shownPayment } from './read-payment'
import { findPayment } from './repository'

type About = Pick<RecordPaymentInput, 'appointmentId' | 'visitId'>

/** What it is for, as it is now; what one may not take money for is not there. */
const findPayable = async (ctx: AppContext, { appointmentId, visitId }: About): Promise<Appointment[]> => {
  const { organizationId } = ctx
  if (appointmentId) return [assertOwn(ctx, 'payments:write', await findAppointment(organizationId, appointmentId))]
  if (!visitId) return []
  const found = await findVisit(organizationId, visitId)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such visit')

  return found.appointments
    .map((each) => assertOwn(ctx, 'payments:write', each))
    .filter(({ status }) => status !== 'cancelled' && status !== 'no_show')
}

/** Of what is sold without an appointment: who bought it and who sold it are there. */
const soldWrites = async (ctx: AppContext, { clientId, professionalId }: RecordPaymentInput): Promise<Write[]> => {
  const { organizationId } = ctx
  if (professionalId && !(await findProfessional(organizationId, professionalId))) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }
  if (!clientId) return []
  await Promise.all([getClient(ctx, { id: clientId }), findStanding(ctx, clientId)])

  return [clientStands(organizationId, clientId)]
}

const assertAmounts = (
  { amount, tip, appointmentId, visitId }: RecordPaymentInput,
  organization: Organization,
  appointments: readonly Appointment[],
) => {
  assertCurrency(amount, organization, ['amount'])
  for (const { payment } of appointments) assertRoom(payment?.paymentIds ?? [])
  if (tip) assertCurrency(tip, organization, ['tip'])
  const isSold = appointmentId === undefined && visitId === undefined
  const rest = appointments.reduce((sum, each) => sum + restOf(each), 0)
  if (!isSold && amount.amount > rest) refuseAmount(['amount'], rest)
}

/** Somebody at the desk has taken money, and says so. */
export const record = (ctx: AppContext, input: RecordPaymentInput): Promise<ShownPayment> => {
  const { organizationId, actor, origin } = ctx
  const call = recordCall(ctx, 'payments.record', input)
  const [id, own] = [paymentId.parse(ctx.newId()), eventId.parse(ctx.newId())]

  return commitDecision<ShownPayment>(ctx, {
    decide: async () => {
      const at = instantOf(ctx.clock.now())
      const isSold = input.appointmentId === undefined && input.visitId === undefined
      const professionalId = isSold ? narrowToOwn(ctx, 'payments:write', input.professionalId) : undefined
      const [organization, appointments] = await Promise.all([findWritable(ctx), findPayable(ctx, input)])
      const [day, sold] = await Promise.all([openDay(organization, at), soldWrites(ctx, { ...input, professionalId })])
      assertAmounts(input, organization, appointments)
      const isDone = isSold || appointments.every(({ status }) => status === 'completed')
      const kind = isDone ? 'sale' : 'deposit'
      const taken = { id, organizationId, kind, createdBy: actor, createdAt: at } as const
      const pending = pendingSale({ ...input, professionalId }, taken)
      const applied = applyApproval(pending, appointments, { at, by: actor })
      const event = paymentEvent('payment.approved', applied.payment, { id: own, at, actor, origin })
      const marks = call.writes({ eventId: own, subjectId: id })

      return {
        writes: [...marks, ...paymentWrites(applied, { appointments }, event), day, ...sold],
        result: shownPayment(applied.payment),
      }
    },
    isRepeatable: call.isRepeatable,
    recover: async () => {
      const known = await call.find()
      const made = known ? paymentId.parse(known.subjectId) : (await findEvent(organizationId, own)) && id
      const payment = made && (await findPayment(organizationId, made))

      return payment && shownPayment(payment)
    },
  })
}
