import { Button, Stack, Text } from '@mantine/core'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { instant, type LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { problemOf } from '../../lib/problem'
import { dateOfWall } from '../../lib/wall-time'
import { ErrorNotice } from '../../ui/error-notice'
import { agendaTexts } from './agenda-texts'
import { momentSeenFrom } from './moment-seen-from'
import { refusalText } from './refusal-text'
import { useTeam } from './use-booking-choices'

export type BookingErrorNoticeProps = {
  error: unknown
  /** Who and when was asked for; the form may show something else by now. */
  asked: { professionalId?: string | undefined; start: string } | undefined
  timeZone: string
  onPick: (local: LocalDateTime, professionalId: ProfessionalId) => void
}

/** A refusal with the free times near the one that was asked for. */
export const BookingErrorNotice = ({ error, asked, timeZone, onPick }: BookingErrorNoticeProps) => {
  const texts = useTexts(agendaTexts)
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

  return (
    <Stack gap="xs">
      <ErrorNotice error={error} {...(start ? { text: refusalText({ problem, professional, start }, locale) } : {})} />
      {alternatives.length > 0 && (
        <>
          <Text fw={600}>{texts.alternatives}</Text>
          <Stack gap="xs">
            {alternatives.map(({ local, who }) => (
              <Button
                key={`${local} ${who}`}
                variant="light"
                justify="flex-start"
                onClick={() => onPick(local, who as ProfessionalId)}
              >
                {texts.at({
                  time: start
                    ? momentSeenFrom(dateOfWall(start), local, locale)
                    : `${formatDay(local, locale)}, ${formatTime(local, locale)}`,
                  professional: nameOf(who) ?? '',
                })}
              </Button>
            ))}
          </Stack>
        </>
      )}
    </Stack>
  )
}
