import { Button, Group, Select, Stack, Title } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { notifications } from '@mantine/notifications'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { reaches } from '@reservaplus/shared/permissions/reaches'
import { addDays } from '@reservaplus/shared/time/calendar'
import { formatTime } from '@reservaplus/shared/time/format'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toInstant } from '@reservaplus/shared/time/zone'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency'
import { useLocale, useTexts } from '../../lib/locale'
import { dayPatterns } from '../../lib/locale-tag'
import { useSession } from '../../lib/session'
import { trpc } from '../../lib/trpc'
import { useToday } from '../../lib/use-today'
import { dateOfWall } from '../../lib/wall-time'
import { agendaTexts } from './agenda-texts'
import { BookingErrorNotice } from './booking-error-notice'
import { bookingTexts } from './booking-texts'
import { SlotPicker } from './slot-picker'
import { appointmentTexts } from './texts'
import { useTeam } from './use-booking-choices'
import { useAppointmentChanged } from './use-change-status'
import { useWhoTakes } from './use-who-takes'

export type RescheduleFormProps = { appointment: Appointment; onDone: () => void }

export const RescheduleForm = ({ appointment, onDone }: RescheduleFormProps) => {
  const texts = useTexts(bookingTexts)
  const agenda = useTexts(agendaTexts)
  const titles = useTexts(appointmentTexts)
  const { locale } = useLocale()
  const today = useToday(appointment.timeZone)
  const day = dateOfWall(appointment.localStart)
  const [date, setDate] = useState(day < today ? today : day)
  const [professionalId, setProfessionalId] = useState(appointment.professionalId)
  const [time, setTime] = useState<LocalDateTime>()
  const { user } = useSession()
  const canTake = useWhoTakes()
  const able = (useTeam().data ?? []).filter(
    ({ id }) => canTake(appointment, id) && reaches(user, 'appointments:update', id),
  )
  const refresh = useAppointmentChanged()
  const reschedule = trpc.appointments.reschedule.useMutation({
    onSuccess: async (moved) => {
      notifications.show({
        message: agenda.movedTo({ time: formatTime(moved.localStart, locale), professional: moved.professionalName }),
      })
      await refresh(moved)
      onDone()
    },
  })

  const submit = (chosen: LocalDateTime, who = professionalId) =>
    reschedule.mutate({
      id: appointment.id,
      start: toInstant(chosen, appointment.timeZone),
      professionalId: who,
      version: appointment.version,
      idempotencyKey: newIdempotencyKey(),
    })

  return (
    <Stack>
      <Title order={2} size="h4">
        {titles.reschedule}
      </Title>
      {reschedule.error && (
        <BookingErrorNotice
          error={reschedule.error}
          asked={reschedule.variables}
          timeZone={appointment.timeZone}
          onPick={(local, who) => {
            setDate(dateOfWall(local))
            setProfessionalId(who)
            setTime(local)
            submit(local, who)
          }}
        />
      )}
      <Select
        label={texts.professional}
        data={able.map(({ id, name }) => ({ value: id, label: name }))}
        value={professionalId}
        allowDeselect={false}
        onChange={(picked) => {
          setProfessionalId((picked ?? professionalId) as ProfessionalId)
          setTime(undefined)
        }}
      />
      <DatePickerInput
        label={texts.day}
        value={date}
        minDate={today}
        valueFormat={dayPatterns[locale]}
        onChange={(picked) => {
          setDate((picked ?? date) as LocalDate)
          setTime(undefined)
        }}
      />
      <SlotPicker
        serviceId={appointment.serviceId}
        appointmentId={appointment.id}
        professionalId={professionalId}
        date={date}
        value={time}
        onChange={setTime}
        onNextDay={() => setDate(addDays(date, 1))}
      />
      <Group justify="space-between">
        <Button variant="default" onClick={onDone}>
          {titles.back}
        </Button>
        <Button disabled={!time} loading={reschedule.isPending} onClick={() => time && submit(time)}>
          {time ? `${texts.move}: ${formatTime(time, locale)}` : texts.move}
        </Button>
      </Group>
    </Stack>
  )
}
