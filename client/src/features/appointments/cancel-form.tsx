import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { formatPhone } from '@reservaplus/shared/clients/format-phone'
import { useState } from 'react'
import { useTexts } from '../../lib/locale'
import { useCan } from '../../lib/session'
import { trpc } from '../../lib/trpc'
import { ErrorNotice } from '../../ui/error-notice'
import { appointmentTexts } from './texts'
import { useAppointmentChanged } from './use-change-status'

export type CancelFormProps = { appointment: Appointment; onDone: () => void }

export const CancelForm = ({ appointment, onDone }: CancelFormProps) => {
  const texts = useTexts(appointmentTexts)
  const [reason, setReason] = useState('')
  const refresh = useAppointmentChanged()
  const cancel = trpc.appointments.cancel.useMutation({
    onSuccess: async (changed) => {
      notifications.show({ message: texts['done-cancelled'] })
      await refresh(changed)
      onDone()
    },
  })

  return (
    <Stack>
      <Title order={2} size="h4">
        {texts.cancelTitle}
      </Title>
      <Text>
        {texts.cancelText} <WhoIsTold appointment={appointment} />
      </Text>
      {cancel.error && <ErrorNotice error={cancel.error} />}
      <Textarea
        label={texts.reason}
        description={texts.reasonHint}
        maxLength={500}
        autosize
        minRows={3}
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <Group justify="space-between">
        <Button variant="default" onClick={onDone}>
          {texts.keep}
        </Button>
        <Button
          color="red.9"
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ id: appointment.id, reason, version: appointment.version })}
        >
          {texts.cancel}
        </Button>
      </Group>
    </Stack>
  )
}

/** Notices go by mail only: whoever has none is to be called. */
const WhoIsTold = ({ appointment }: { appointment: Appointment }) => {
  const texts = useTexts(appointmentTexts)
  const mayRead = useCan('clients:read')
  const { data } = trpc.clients.get.useQuery({ id: appointment.clientId }, { enabled: mayRead, retry: false })
  const client = appointment.clientName

  if (!data) {
    return texts.toldIfMail
  }
  if (data.email !== undefined) {
    return texts.toldByMail({ email: data.email })
  }

  return data.phone === undefined
    ? texts.notTold({ client })
    : texts.notToldButPhone({ client, phone: formatPhone(data.phone) })
}
