import { Stack, Text } from '@mantine/core'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { instant, type LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useEffect, useRef } from 'react'
import { useLocale, useTexts } from '../../lib/locale'
import { problemOf } from '../../lib/problem'
import { dateOfWall } from '../../lib/wall-time'
import { ErrorNotice } from '../../ui/error-notice'
import { agendaTexts } from './agenda-texts'
import { FreeTimeButton } from './free-time-button'
import { refusalText } from './refusal-text'
import { useTeam } from './use-booking-choices'

export type BookingErrorNoticeProps = {
  error: unknown
  /** Who and when was asked for; the form may show something else by now. */
  asked: { professionalId?: string | undefined; start: string } | undefined
  timeZone: string
  /** Whoever waits at the desk is not helped by tomorrow. */
  onlyThatDay?: boolean
  onPick: (local: LocalDateTime, professionalId: ProfessionalId) => void
}

/** A refusal with the free times near the one that was asked for. */
export const BookingErrorNotice = ({ error, asked, timeZone, onlyThatDay, onPick }: BookingErrorNoticeProps) => {
  const texts = useTexts(agendaTexts)
  const frame = useRef<HTMLDivElement>(null)
  const { locale } = useLocale()
  const team = useTeam().data ?? []
  const nameOf = (id: string) => team.find((each) => each.id === id)?.name
  const problem = problemOf(error)
  const id = asked?.professionalId ?? 'any'
  const name = nameOf(id)
  const professional = name === undefined ? undefined : { id, name }
  const instantAsked = instant.safeParse(asked?.start)
  const start = instantAsked.success ? toLocal(instantAsked.data, timeZone) : undefined
  const alternatives = (problem.details.alternatives ?? []).flatMap(({ start: free, professionalId: who }) => {
    const parsed = instant.safeParse(free)

    return parsed.success ? [{ local: toLocal(parsed.data, timeZone), who }] : []
  })
  const offered = alternatives.filter(
    ({ local }) => !onlyThatDay || start === undefined || dateOfWall(local) === dateOfWall(start),
  )

  useEffect(() => {
    if (error) {
      frame.current?.scrollIntoView({ block: 'nearest' })
    }
  }, [error])

  return (
    <Stack gap="xs" ref={frame}>
      <ErrorNotice error={error} {...(start ? { text: refusalText({ problem, professional, start }, locale) } : {})} />
      {offered.length > 0 && (
        <>
          <Text fw={600}>{texts.alternatives}</Text>
          <Stack gap="xs">
            {offered.map(({ local, who }) => (
              <FreeTimeButton
                key={`${local} ${who}`}
                date={dateOfWall(start ?? local)}
                local={local}
                professional={nameOf(who) ?? ''}
                onClick={() => onPick(local, who as ProfessionalId)}
              />
            ))}
          </Stack>
        </>
      )}
    </Stack>
  )
}
