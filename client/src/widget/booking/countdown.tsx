import type { Hold } from '@reservaplus/shared/appointments/holds'
import { useEffect, useState } from 'react'
import { serverNow } from '../api/server-clock'
import { useTexts } from '../texts/widget-texts'
import { ClockIcon } from '../ui/icons'

export type CountdownProps = { hold: Hold | undefined; onEnd: () => void }

const secondsLeft = (hold: Hold) => Math.max(0, Math.ceil((Date.parse(hold.expiresAt) - serverNow()) / 1000))

/** How long the time is kept. Nobody is thrown out at the end: the time may still be free. */
export const Countdown = ({ hold, onEnd }: CountdownProps) => {
  const texts = useTexts()
  const [, tick] = useState(0)

  useEffect(() => {
    if (!hold) return
    const timer = setInterval(() => {
      tick((count) => count + 1)
      if (secondsLeft(hold) === 0) onEnd()
    }, 1000)

    return () => clearInterval(timer)
  }, [hold, onEnd])

  const left = hold ? secondsLeft(hold) : 0

  return (
    <p className="kept small">
      <ClockIcon />
      {left > 0 ? (
        <span>
          {texts.keptFor} <time>{`${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`}</time>
        </span>
      ) : (
        texts.notKept
      )}
    </p>
  )
}
