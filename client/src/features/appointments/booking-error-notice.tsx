import { Button, Group, Stack, Text } from '@mantine/core'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { instant, type LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { problemOf } from '../../lib/problem'
import { ErrorNotice } from '../../ui/error-notice'
import { agendaTexts } from './agenda-texts'

export type BookingErrorNoticeProps = {
  error: unknown
  timeZone: string
  onPick: (local: LocalDateTime, professionalId: string) => void
}

/** A refusal with the free times near the one that was asked for. */
export const BookingErrorNotice = ({ error, timeZone, onPick }: BookingErrorNoticeProps) => {
  const texts = useTexts(agendaTexts)
  const { locale } = useLocale()
  const alternatives = (problemOf(error).details.alternatives ?? []).flatMap(({ start, professionalId }) => {
    const parsed = instant.safeParse(start)

    return parsed.success ? [{ local: toLocal(parsed.data, timeZone), professionalId }] : []
  })

  return (
    <Stack gap="xs">
      <ErrorNotice error={error} />
      {alternatives.length > 0 && (
        <>
          <Text fw={600}>{texts.alternatives}</Text>
          <Group gap="xs">
            {alternatives.map(({ local, professionalId }) => (
              <Button
                key={`${local} ${professionalId}`}
                variant="light"
                size="xs"
                onClick={() => onPick(local, professionalId)}
              >
                {formatDay(local, locale)}, {formatTime(local, locale)}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Stack>
  )
}
