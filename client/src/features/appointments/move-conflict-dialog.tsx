import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { errorTexts } from '@reservaplus/shared/texts/errors'
import { instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { uiTexts } from '../../ui/texts'
import type { Place } from './agenda-calendar-props'
import { agendaTexts } from './agenda-texts'
import { momentSeenFrom } from './moment-seen-from'
import type { MoveConflict } from './use-move-appointment'

export type MoveConflictDialogProps = {
  conflict: MoveConflict | undefined
  day: DayView
  onPick: (conflict: MoveConflict, place: Place) => void
  onClose: () => void
}

const placesOf = ({ problem }: MoveConflict, timeZone: string): Place[] =>
  (problem.details.alternatives ?? []).flatMap(({ professionalId, start }) => {
    const parsed = instant.safeParse(start)

    return parsed.success
      ? [{ start: toLocal(parsed.data, timeZone), professionalId: professionalId as ProfessionalId }]
      : []
  })

/** Where it already stands is no alternative. */
const isCurrent = ({ appointment }: MoveConflict, { start, professionalId }: Place) =>
  start === appointment.localStart && professionalId === appointment.professionalId

export const MoveConflictDialog = ({ conflict, day, onPick, onClose }: MoveConflictDialogProps) => {
  const texts = useTexts(agendaTexts)
  const ui = useTexts(uiTexts)
  const messages = useTexts(errorTexts)
  const { locale } = useLocale()
  const nameOf = (id: string) => day.columns.find(({ professionalId }) => professionalId === id)?.name ?? ''
  const places = conflict ? placesOf(conflict, day.timeZone).filter((place) => !isCurrent(conflict, place)) : []
  const reference = conflict?.problem.correlationId

  return (
    <Modal opened={conflict !== undefined} onClose={onClose} title={texts.conflictTitle}>
      <Stack>
        <Text>
          {conflict && messages[conflict.problem.code]} {texts.conflictBack}
        </Text>
        {conflict && places.length > 0 && (
          <Stack gap="xs">
            <Text fw={600}>{texts.alternatives}</Text>
            {places.map((place) => (
              <Button
                key={`${place.start} ${place.professionalId}`}
                variant="light"
                justify="flex-start"
                onClick={() => onPick(conflict, place)}
              >
                {texts.at({
                  time: momentSeenFrom(day.date, place.start, locale),
                  professional: nameOf(place.professionalId),
                })}
              </Button>
            ))}
          </Stack>
        )}
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            {reference !== undefined && ui.reference({ id: reference })}
          </Text>
          <Button variant="default" onClick={onClose}>
            {texts.close}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
