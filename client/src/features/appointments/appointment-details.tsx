import { Anchor, Badge, Box, Group, Stack, Text, Title } from '@mantine/core'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import type { ClientId } from '@reservaplus/shared/ids/schema'
import { formatMoney } from '@reservaplus/shared/money/money'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { toLocal } from '@reservaplus/shared/time/zone'
import type { ReactNode } from 'react'
import { useLocale, useTexts } from '../../lib/locale'
import { useCan } from '../../lib/session'
import { trpc } from '../../lib/trpc'
import { drawnEnd } from '../../lib/wall-time'
import { Icon, type IconName } from '../../ui/icon'
import { StatusBadge } from './status-badge'
import { appointmentTexts } from './texts'

export const AppointmentDetails = ({ appointment }: { appointment: Appointment }) => {
  const texts = useTexts(appointmentTexts)
  const { locale } = useLocale()
  const { localStart, end, timeZone, durationMinutes } = appointment
  const localEnd = drawnEnd(localStart, toLocal(end, timeZone), durationMinutes)

  return (
    <Stack gap="md">
      <Group gap="xs">
        <StatusBadge status={appointment.status} />
        {appointment.isWalkIn && (
          <Badge variant="default" tt="none" leftSection={<Icon name="walk" size={12} />}>
            {texts.walkIn}
          </Badge>
        )}
        {appointment.clientConfirmedAt && (
          <Badge variant="default" tt="none" leftSection={<Icon name="check" size={12} />}>
            {texts.clientConfirmed}
          </Badge>
        )}
        {appointment.hasAcceptedOverlap && (
          <Badge variant="default" tt="none">
            {texts.overlap}
          </Badge>
        )}
      </Group>
      <Box>
        <Title order={2} size="h3">
          {appointment.clientName}
        </Title>
        <ClientContact id={appointment.clientId} />
      </Box>
      <Stack gap="xs">
        <Fact icon="calendar" label={texts.when}>
          {formatDay(localStart, locale)}, {formatTime(localStart, locale)}–{formatTime(localEnd, locale)}
        </Fact>
        <Fact icon="services" label={texts.service}>
          {appointment.serviceName} · {texts.minutes({ count: durationMinutes })}
        </Fact>
        <Fact icon="team" label={texts.professional}>
          {appointment.professionalName}
        </Fact>
        <Fact icon="money" label={texts.price}>
          {formatMoney(appointment.price, locale)}
        </Fact>
        <Fact icon="language" label={texts.source}>
          {texts[`source-${appointment.source}`]}
        </Fact>
      </Stack>
      <Note label={texts.notes} text={appointment.notes} />
      <Note label={texts.internalNotes} text={appointment.internalNotes} />
      <Note label={texts.reason} text={appointment.cancellationReason ?? ''} />
    </Stack>
  )
}

const Fact = ({ icon, label, children }: { icon: IconName; label: string; children: ReactNode }) => (
  <Group gap="sm" wrap="nowrap" align="flex-start" title={label}>
    <Text c="dimmed" mt={1}>
      <Icon name={icon} size={18} />
    </Text>
    <Text>{children}</Text>
  </Group>
)

const Note = ({ label, text }: { label: string; text: string }) =>
  text === '' ? null : (
    <Box>
      <Text size="xs" c="dimmed" mb={2}>
        {label}
      </Text>
      <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Text>
    </Box>
  )

const ClientContact = ({ id }: { id: ClientId }) => {
  const mayRead = useCan('clients:read')
  const client = trpc.clients.get.useQuery({ id }, { enabled: mayRead, retry: false })
  const { phone, email } = client.data ?? {}

  return (
    <Group gap="md" mih={22}>
      {phone !== undefined && (
        <Anchor href={`tel:${phone}`} size="sm">
          {formatPhone(phone)}
        </Anchor>
      )}
      {email !== undefined && (
        <Anchor href={`mailto:${email}`} size="sm">
          {email}
        </Anchor>
      )}
    </Group>
  )
}
