import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { useLocale, useTexts } from '../../lib/locale'
import { Icon } from '../../ui/icon'
import type { StatusAction } from './status-actions'
import { appointmentTexts } from './texts'

export type ConfirmStepProps = {
  appointment: Appointment
  step: Exclude<StatusAction, { action: 'confirm' }>
  isPending: boolean
  onConfirm: () => void
  onBack: () => void
}

/** The second look at a step that cannot be taken back; going back is where the hand rests. */
export const ConfirmStep = ({ appointment, step, isPending, onConfirm, onBack }: ConfirmStepProps) => {
  const texts = useTexts(appointmentTexts)
  const { locale } = useLocale()
  const { clientName, localStart } = appointment
  const { action, icon } = step
  const when = texts.momentAt({ day: formatDay(localStart, locale), time: formatTime(localStart, locale) })

  return (
    <Stack gap="sm" role="group" aria-label={texts.sureTitle({ action: texts[action] })}>
      <Title order={3} size="h5">
        {texts.sureTitle({ action: texts[action] })}
      </Title>
      <Text>
        {action === 'noShow' ? texts['sure-noShow']({ client: clientName }) : texts[`sure-${action}`]({ when })}
      </Text>
      <Group gap="xs" grow>
        <Button variant="default" autoFocus disabled={isPending} onClick={onBack}>
          {texts.back}
        </Button>
        <Button loading={isPending} leftSection={<Icon name={icon} size={16} />} onClick={onConfirm}>
          {action === 'noShow' ? texts.sureYesNoShow : texts.sureYes({ action: texts[action] })}
        </Button>
      </Group>
    </Stack>
  )
}
