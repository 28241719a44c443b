import type { Client } from '@reservaplus/shared/clients/schema'
import { appointmentId, seriesId } from '@reservaplus/shared/ids/schema'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { findAppointment } from '../appointments/repository'
import { findEventsSince } from '../events/repository'
import { findReviewsOf } from '../reviews/repository'
import { findOneSeries } from '../series/repository'
import type { Holdings } from './gather-holdings'

/** Much longer than an index is ever behind. */
const minutes = 5

/** With what an index may not know yet, found by the events of the last minutes: they and what they tell of are read strongly. */
export const withLatest = async ({ organizationId, id: clientId }: Client, holdings: Holdings): Promise<Holdings> => {
  // By the machine's own time, as their ids are minted.
  const since = addMinutes(instantOf(new Date(Date.now())), -minutes)
  const events = await findEventsSince(organizationId, since)
  const known = new Set([...holdings.appointments, ...holdings.series].map(({ id }) => String(id)))
  const news = events.filter(({ subject }) => !known.has(subject.id))
  const idsOf = (of: string, isTheirs: (data: Record<string, unknown>) => boolean) => [
    ...new Set(news.flatMap(({ subject, data }) => (subject.kind === of && isTheirs(data) ? subject.id : []))),
  ]
  const [appointments, series] = await Promise.all([
    Promise.all(
      idsOf('appointment', (data) => data.clientId === clientId).map((id) =>
        findAppointment(organizationId, appointmentId.parse(id)),
      ),
    ),
    Promise.all(
      idsOf('series', () => true).map((id) => findOneSeries(organizationId, seriesId.parse(id), { consistent: true })),
    ),
  ])
  const latest = appointments.flatMap((each) => (each?.clientId === clientId ? each : []))
  const reviews = await findReviewsOf(
    organizationId,
    latest.map(({ id }) => id),
  )

  return {
    ...holdings,
    appointments: [...holdings.appointments, ...latest],
    series: [...holdings.series, ...series.flatMap((each) => (each?.clientId === clientId ? each : []))],
    reviews: [...holdings.reviews, ...reviews],
  }
}
