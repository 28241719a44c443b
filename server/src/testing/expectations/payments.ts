import { closeDayInput } from '@reservaplus/shared/payments/day-close'
import { recordPaymentInput } from '@reservaplus/shared/payments/inputs'
import type { Role } from '@reservaplus/shared/permissions/roles'
import { addDays } from '@reservaplus/shared/time/calendar'
import { localDate } from '@reservaplus/shared/time/schema'
import { closeDay } from '../../payments/close-day'
import { record } from '../../payments/record-payment'
import { create } from '../../visits/create'
import { arrive } from '../arrive'
import { desk, type Expectation, everybody, foreignAppointment } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

const managers: readonly Role[] = ['owner', 'admin']
const counters: readonly Role[] = ['owner', 'admin', 'reception']

const amount = { amount: 1000, currency: 'CLP' as const }

/** Something that was sold by the professional who is a user. */
const sell = async ({ ctx, professional }: Tenant): Promise<string> => {
  const sold = { method: 'cash', amount, professionalId: professional.id }

  return (await record(ctx, recordPaymentInput.parse(sold))).id
}
const payment = async ({ own }: Scene) => ({ id: await sell(own) })
const foreignPayment = { id: ({ other }: Scene) => sell(other) }

let given = 0

/** Days long ago, each once: a closed day takes no payments any more. */
const nextDay = () => {
  given += 1

  return addDays(localDate.parse('2020-01-01'), given)
}

const visitOf = async ({ ctx, service, professional, client }: Tenant, start: string): Promise<string> => {
  const line = { serviceId: service.id, professionalId: professional.id, client: 0 }
  const visit = await create(ctx, {
    lines: [line, line],
    clients: [{ id: client.id }],
    start,
    gapMinutes: 0,
    isWalkIn: false,
    notes: '',
    internalNotes: '',
  })
  for (const { id } of visit.appointments) await arrive(ctx, { id })

  return visit.id
}

/** Far ahead, where nothing else of the scene is. */
const nextVisitDay = () => {
  given += 1

  return `${addDays(localDate.parse('2028-01-03'), 7 * given)}T14:00:00Z`
}

const range = { from: '2026-11-01', to: '2026-11-30' }

export const paymentsExpectations: Readonly<Record<string, Expectation>> = {
  'payments.methods': { allowed: everybody, input: () => ({}), foreign: {} },
  'payments.list': {
    allowed: desk,
    input: () => ({}),
    foreign: {
      appointmentId: foreignAppointment.id,
      visitId: ({ other }) => visitOf(other, nextVisitDay()),
      clientId: ({ other }) => other.client.id,
    },
  },
  'payments.get': { allowed: desk, input: payment, foreign: foreignPayment },
  'payments.receipt': { allowed: desk, input: payment, foreign: foreignPayment },
  'payments.record': {
    allowed: desk,
    input: () => ({ method: 'cash', amount }),
    foreign: {
      appointmentId: foreignAppointment.id,
      visitId: ({ other }) => visitOf(other, nextVisitDay()),
      clientId: ({ other }) => other.client.id,
      professionalId: ({ other }) => other.professional.id,
    },
  },
  'payments.checkout': {
    allowed: desk,
    input: async (scene) => ({ id: (await scene.bookAndCheckIn()).id, payments: [{ method: 'cash', amount }] }),
    foreign: foreignAppointment,
  },
  'payments.checkoutVisit': {
    allowed: desk,
    input: async ({ own }) => ({ id: await visitOf(own, nextVisitDay()), payments: [{ method: 'card', amount }] }),
    foreign: { id: ({ other }) => visitOf(other, nextVisitDay()) },
  },
  // Needs an account that is connected; payments/online.integration.test.ts has one.
  'payments.createLink': {
    allowed: desk,
    code: 'CONFLICT',
    input: async ({ book }) => ({ id: (await book()).id }),
    foreign: foreignAppointment,
  },
  'payments.refund': { allowed: managers, input: payment, foreign: foreignPayment },
  'payments.days': { allowed: counters, input: () => ({}), foreign: {} },
  'payments.day': { allowed: counters, input: () => ({ date: '2026-11-23' }), foreign: {} },
  'payments.closeDay': {
    allowed: counters,
    input: () => ({ date: nextDay(), countedCash: amount }),
    foreign: {},
  },
  'payments.reopenDay': {
    allowed: managers,
    input: async ({ own: { ctx } }) => {
      const date = nextDay()
      await closeDay(ctx, closeDayInput.parse({ date, countedCash: amount }))

      return { date, reason: 'Faltaba una venta' }
    },
    foreign: {},
  },
  'payments.ledger': { allowed: managers, input: () => range, foreign: {} },
  'payments.exportLedger': { allowed: managers, input: () => range, foreign: {} },
  'payments.webhook': {
    allowed: 'anyone',
    // Anyone with a signature: http/payment-notices.test.ts has one.
    code: 'UNAUTHENTICATED',
    input: () => ({ type: 'payment', action: 'payment.created', data: { id: '1' } }),
    foreign: {},
  },
}
