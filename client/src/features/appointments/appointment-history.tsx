import { Skeleton, Stack, Text, Timeline, Title } from '@mantine/core'
import type { Actor } from '@reservaplus/shared/appointments/schema'
import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { formatShortDate, formatTime } from '@reservaplus/shared/time/format'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { ErrorNotice } from '../../ui/error-notice'
import { appointmentTexts } from './texts'

const actorTexts = {
  staff: 'byStaff',
  client: 'byClient',
  system: 'bySystem',
  integration: 'byIntegration',
} as const satisfies Record<Actor['kind'], string>

const eventTexts = {
  'appointment.booked': true,
  'appointment.rescheduled': true,
  'appointment.confirmed': true,
  'appointment.checked-in': true,
  'appointment.started': true,
  'appointment.completed': true,
  'appointment.cancelled': true,
  'appointment.no-show': true,
  'appointment.undone': true,
  'appointment.restored': true,
  'appointment.updated': true,
  'appointment.move-accepted': true,
  'appointment.client-confirmed': true,
} as const

const bulletBesideText = { itemBullet: { top: 5 } }

const isKnown = (type: string): type is keyof typeof eventTexts => type in eventTexts

export const AppointmentHistory = ({ id, timeZone }: { id: AppointmentId; timeZone: string }) => {
  const texts = useTexts(appointmentTexts)
  const { locale } = useLocale()
  const history = trpc.appointments.history.useQuery({ id }, { refetchInterval: 20_000 })

  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {texts.history}
      </Title>
      {history.isPending && <Skeleton height={80} />}
      {history.isError && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && (
        <Timeline bulletSize={10} lineWidth={2} active={history.data.items.length - 1} styles={bulletBesideText}>
          {history.data.items.map(({ id: eventId, type, at, actor, actorName }) => {
            const who = actorName ?? texts[actorTexts[actor.kind]]
            const when = toLocal(at, timeZone)

            return (
              <Timeline.Item key={eventId} mt="sm">
                <Text size="sm">{isKnown(type) ? texts[type]({ who }) : texts.changed({ who })}</Text>
                <Text size="xs" c="dimmed">
                  {formatShortDate(when, locale)}, {formatTime(when, locale)}
                </Text>
              </Timeline.Item>
            )
          })}
        </Timeline>
      )}
    </Stack>
  )
}
