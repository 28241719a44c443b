import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useEffect, useState } from 'react'
import { dateOfWall } from './wall-time'

export const wallNow = (timeZone: string): LocalDateTime => toLocal(instantOf(new Date()), timeZone)

/** The salon's calendar day, which is not always the browser's; turns over at midnight. */
export const useToday = (timeZone: string): LocalDate => {
  const [today, setToday] = useState(() => dateOfWall(wallNow(timeZone)))

  useEffect(() => {
    const timer = setInterval(() => setToday(dateOfWall(wallNow(timeZone))), 30_000)

    return () => clearInterval(timer)
  }, [timeZone])

  return today
}
