import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { DayView } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { isFault } from '../../lib/problem'
import { uiTexts } from '../../ui/texts'
import type { Place } from './agenda-calendar-props'
import { agendaTexts } from './agenda-texts'
import { FreeTimeButton } from './free-time-button'
import { refusalText } from './refusal-text'
import { refusalTexts } from './refusal-texts'
import { professionalsOffering, useTeam } from './use-booking-choices'
import type { MoveConflict } from './use-move-appointment'

export type MoveConflictDialogProps = {
  conflict: MoveConflict | undefined
  day: DayView
  onPick: (conflict: MoveConflict, place: Place) => void
  onClose: () => void
}

export const MoveConflictDialog = ({ conflict, day, onPick, onClose }: MoveConflictDialogProps) => {
  const texts = useTexts(agendaTexts)

  return (
    <Modal
      opened={conflict !== undefined}
      onClose={onClose}
      title={texts.conflictTitle}
      closeButtonProps={{ 'aria-label': texts.close }}
    >
      {conflict && <ConflictText conflict={conflict} day={day} onPick={onPick} onClose={onClose} />}
    </Modal>
  )
}

type ConflictTextProps = MoveConflictDialogProps & { conflict: MoveConflict }

const placesOf = ({ problem }: MoveConflict, timeZone: string): Place[] =>
  (problem?.details.alternatives ?? []).flatMap(({ professionalId, start }) => {
    const parsed = instant.safeParse(start)

    return parsed.success
      ? [{ start: toLocal(parsed.data, timeZone), professionalId: professionalId as ProfessionalId }]
      : []
  })

/** Where it already stands is no alternative. */
const isCurrent = ({ appointment }: MoveConflict, { start, professionalId }: Place) =>
  start === appointment.localStart && professionalId === appointment.professionalId

const ConflictText = ({ conflict, day, onPick, onClose }: ConflictTextProps) => {
  const texts = useTexts(agendaTexts)
  const ui = useTexts(uiTexts)
  const why = useTexts(refusalTexts)
  const { locale } = useLocale()
  const team = useTeam().data ?? []
  const { appointment, place, problem } = conflict
  const nameOf = (id: string) =>
    day.columns.find(({ professionalId }) => professionalId === id)?.name ?? team.find((each) => each.id === id)?.name
  const professional = nameOf(place.professionalId)
  // The server does not find the professional among those who do the service.
  const isNotDone = !problem || (problem.code === 'NOT_FOUND' && place.professionalId !== appointment.professionalId)
  const able = isNotDone ? professionalsOffering(team, appointment.serviceId) : []
  const places = placesOf(conflict, day.timeZone).filter((each) => !isCurrent(conflict, each))
  const reference = problem && isFault(problem.code) ? problem.correlationId : undefined

  return (
    <Stack>
      <Text>
        {isNotDone
          ? why.cannotDo({ professional: professional ?? why.nobody, service: appointment.serviceName })
          : refusalText(
              {
                problem,
                professional: professional === undefined ? undefined : { id: place.professionalId, name: professional },
                start: place.start,
                appointment,
                day,
              },
              locale,
            )}{' '}
        {texts.conflictBack}
      </Text>
      {able.length > 0 && (
        <Text c="dimmed">
          {texts.whoDoes}: {able.map(({ name }) => name).join(', ')}
        </Text>
      )}
      {places.length > 0 && (
        <Stack gap="xs">
          <Text fw={600}>{texts.alternatives}</Text>
          {places.map((each) => (
            <FreeTimeButton
              key={`${each.start} ${each.professionalId}`}
              date={day.date}
              local={each.start}
              professional={nameOf(each.professionalId) ?? why.nobody}
              onClick={() => onPick(conflict, each)}
            />
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
  )
}
