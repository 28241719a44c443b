import { Button, Group, Stack } from '@mantine/core'
import { isMovable, nextStatuses } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment, AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { instantOf } from '@reservaplus/shared/time/instant'
import { useTexts } from '../../lib/locale'
import { useSession } from '../../lib/session'
import { ErrorNotice } from '../../ui/error-notice'
import { Icon } from '../../ui/icon'
import { actionsFor } from './status-actions'
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
  const scope = scopeOf(user.role, 'appointments:update')
  const mayChange = scope === 'all' || (scope === 'own' && user.professionalId === appointment.professionalId)

  if (!mayChange) {
    return null
  }
  const [next, ...others] = actionsFor(appointment, instantOf(new Date()))

  return (
    <Stack gap="xs">
      {error && <ErrorNotice error={error} />}
      {next && (
        <Button
          size="md"
          loading={isPending}
          leftSection={<Icon name={next.icon} />}
          onClick={() => change(next.action, appointment)}
        >
          {texts[next.action]}
        </Button>
      )}
      <Group gap="xs" grow preventGrowOverflow={false}>
        {others.map(({ action, icon }) => (
          <Button
            key={action}
            variant="default"
            disabled={isPending}
            leftSection={<Icon name={icon} size={16} />}
            onClick={() => change(action, appointment)}
          >
            {texts[action]}
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
