import type { Appointment, AppointmentStatus } from '../appointments/schema'
import type { Money } from '../money/schema'
import type { Instant } from '../time/schema'
import type { Client, ClientFigures } from './schema'

export const noFigures: ClientFigures = { visits: 0, noShows: 0, cancellations: 0, lateCancellations: 0, spent: [] }

/** Whoever has come is here, was here, or is being served. */
const hasCome = new Set<AppointmentStatus>(['checked_in', 'in_progress', 'completed'])

const sum = (prices: readonly Money[]): Money[] => {
  const amounts = new Map<Money['currency'], number>()
  for (const { currency, amount } of prices) amounts.set(currency, (amounts.get(currency) ?? 0) + amount)

  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, amount]) => ({ currency, amount }))
}

type Counted = Pick<Appointment, 'status' | 'start' | 'price'> & { isLateCancellation?: boolean | undefined }

/** Out of all appointments of a client, in whatever order: the same ones make the same figures. */
export const figuresOf = (appointments: readonly Counted[]): Pick<Client, 'figures' | 'lastVisitAt'> => {
  const inStatus = (status: AppointmentStatus) => appointments.filter((each) => each.status === status)
  const [completed, cancelled] = [inStatus('completed'), inStatus('cancelled')]
  const lastVisitAt = appointments
    .filter(({ status }) => hasCome.has(status))
    .map(({ start }) => start)
    .reduce<Instant | undefined>((last, start) => (last === undefined || start > last ? start : last), undefined)

  return {
    figures: {
      visits: completed.length,
      noShows: inStatus('no_show').length,
      cancellations: cancelled.length,
      lateCancellations: cancelled.filter(({ isLateCancellation }) => isLateCancellation).length,
      spent: sum(completed.map(({ price }) => price)),
    },
    ...(lastVisitAt && { lastVisitAt }),
  }
}
