import type { Availability, DaySlots } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useCallback, useEffect, useState } from 'react'
import { type ApiError, asApiError } from '../api/api-error'

export type Loaded = { days: DaySlots[]; isWaiting: boolean; error?: ApiError }

/** Answers by range; one map for one question (service and professional). */
export type DaysStore = Map<string, DaySlots[]>

export type DaysQuery = {
  store: DaysStore
  load: (from: LocalDate, to: LocalDate) => Promise<Availability>
  from: LocalDate
  to: LocalDate
}

/** The free times of a range: what is known at once, the rest when it arrives. */
export const useDays = ({ store, load, from, to }: DaysQuery): Loaded & { reload: () => void } => {
  const key = `${from} ${to}`
  const [, redraw] = useState(0)
  const [failed, setFailed] = useState<{ key: string; error: ApiError }>()
  const days = store.get(key)

  const ask = useCallback(async () => {
    try {
      store.set(key, (await load(from, to)).days)
      setFailed(undefined)
      redraw((count) => count + 1)
    } catch (thrown) {
      setFailed({ key, error: asApiError(thrown) })
    }
  }, [store, load, key, from, to])

  useEffect(() => {
    if (!store.has(key)) ask()
  }, [store, key, ask])

  const error = failed?.key === key ? failed.error : undefined

  return {
    days: days ?? [],
    isWaiting: !days && !error,
    ...(error && { error }),
    reload: () => {
      setFailed(undefined)
      ask()
    },
  }
}
