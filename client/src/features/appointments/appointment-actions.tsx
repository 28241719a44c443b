import { Button, Group, Stack } from '@mantine/core'
import { canBecome, isMovable, nextStatuses } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { instantOf } from '@reservaplus/shared/time/instant'
import { useState } from 'react'
import { useTexts } from '../../lib/locale'
import { useSession } from '../../lib/session'
import { ErrorNotice } from '../../ui/error-notice'
import { Icon } from '../../ui/icon'
import { ConfirmStep } from './confirm-step'
import { actionsFor, doubtAbout, type StatusAction } from './status-actions'
import { appointmentTexts } from './texts'
import { useChangeStatus } from './use-change-status'

export type AppointmentActionsProps = {
  appointment: Appointment
  onReschedule: () => void
  onCancel: () => void
}

const isCancellable = (status: AppointmentStatus) =>
  (nextStatuses[status] satisfies readonly AppointmentStatus[] as readonly AppointmentStatus[]).includes('cancelled')

export const AppointmentActions = ({ appointment, onReschedule, onCancel }: AppointmentActionsProps) => {
  const texts = useTexts(appointmentTexts)
  const { user } = useSession()
  const { change, isPending, error } = useChangeStatus()
  const [doubted, setDoubted] = useState<StatusAction>()
  if (!reaches(user, 'appointments:update', appointment.professionalId)) {
    return null
  }
  const now = instantOf(new Date())
  const [next, ...others] = actionsFor(appointment, now)
  const take = (step: StatusAction) => {
    if (doubtAbout(step, appointment, now)) {
      setDoubted(step)
    } else {
      change(step.action, appointment)
    }
  }

  if (doubted && doubted.action !== 'confirm' && canBecome(appointment, doubted.to, now)) {
    return (
      <Stack gap="xs">
        {error && <ErrorNotice error={error} />}
        <ConfirmStep
          appointment={appointment}
          step={doubted}
          isPending={isPending}
          onConfirm={() => change(doubted.action, appointment)}
          onBack={() => setDoubted(undefined)}
        />
      </Stack>
    )
  }

  return (
    <Stack gap="xs">
      {error && <ErrorNotice error={error} />}
      {next && (
        <Button size="md" loading={isPending} leftSection={<Icon name={next.icon} />} onClick={() => take(next)}>
          {texts[next.action]}
        </Button>
      )}
      <Group gap="xs" grow preventGrowOverflow={false}>
        {others.map((step) => (
          <Button
            key={step.action}
            variant="default"
            disabled={isPending}
            leftSection={<Icon name={step.icon} size={16} />}
            onClick={() => take(step)}
          >
            {texts[step.action]}
          </Button>
        ))}
        {isMovable(appointment.status) && (
          <Button variant="default" leftSection={<Icon name="move" size={16} />} onClick={onReschedule}>
            {texts.reschedule}
          </Button>
        )}
        {isCancellable(appointment.status) && (
          <Button
            variant="default"
            c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-3))"
            leftSection={<Icon name="ban" size={16} />}
            onClick={onCancel}
          >
            {texts.cancel}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
