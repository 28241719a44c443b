import type { Availability } from '@reservaplus/shared/availability/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { wallDateOf } from '@reservaplus/shared/time/wall-date'
import { useCallback, useMemo, useState } from 'react'
import { readDays } from '../api/read-days'
import { serverNow } from '../api/server-clock'
import type { BookingData } from '../boot-data'
import type { DaysStore } from '../days/use-days'
import { fortnightAt } from '../days/weeks'
import { anyone } from './offers'
import type { BookingState } from './state'

const keyOf = (serviceId: string, professionalId: string) => `${serviceId} ${professionalId}`

const withoutStarts = ({ days, ...rest }: Availability, starts: readonly string[]): Availability => ({
  ...rest,
  days: days.map((day) => ({ ...day, slots: day.slots.filter(({ start }) => !starts.includes(start)) })),
})

/** What is known of each question's free times: what the page brought first, then every answer. */
export const useDaysStore = (
  { catalogue, availability }: BookingData,
  { serviceId = '', professionalId = anyone, refused }: Pick<BookingState, 'serviceId' | 'professionalId' | 'refused'>,
) => {
  const { slug, timeZone } = catalogue.organization
  const today: LocalDate = useMemo(
    () => availability?.from ?? wallDateOf(serverNow(), timeZone),
    [availability, timeZone],
  )
  const lastDay = addDays(today, catalogue.rules.horizonDays)
  const [stores, setStores] = useState(() => {
    const known = new Map<string, DaysStore>()
    if (availability) {
      const { from, to } = fortnightAt(0, today, lastDay)
      const days = availability.days.filter(({ date }) => date <= to)
      known.set(keyOf(availability.serviceId, availability.professionalId), new Map([[`${from} ${to}`, days]]))
    }

    return known
  })
  const key = keyOf(serviceId, professionalId)
  const store = useMemo(() => {
    const known = stores.get(key) ?? new Map()
    stores.set(key, known)

    return known
  }, [stores, key])
  const load = useCallback(
    async (from: LocalDate, to: LocalDate) =>
      withoutStarts(await readDays({ slug, serviceId, professionalId, from, to }), refused),
    [slug, serviceId, professionalId, refused],
  )
  // Somebody was faster: everything known is asked for again.
  const forget = useCallback(() => setStores(new Map()), [])

  return { today, lastDay, store, load, forget }
}

export type KnownDays = ReturnType<typeof useDaysStore>
