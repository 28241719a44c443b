import { Button, Loader, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { TimePicker } from '@mantine/dates'
import type { Slot } from '@reservaplus/shared/availability/schema'
import type { AppointmentId, ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { formatTime } from '@reservaplus/shared/time/format'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { useState } from 'react'
import { useLocale, useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { ErrorNotice } from '../../ui/error-notice'
import { bookingTexts } from './booking-texts'

export type SlotPickerProps = {
  serviceId: ServiceId
  professionalId: ProfessionalId | 'any'
  /** The one that moves, where one does. */
  appointmentId?: AppointmentId
  date: LocalDate
  /** The chosen wall clock, offered or typed. */
  value: LocalDateTime | undefined
  onChange: (local: LocalDateTime | undefined) => void
  /** Leads on from a day that is full. */
  onNextDay: () => void
  /** Walk-ins come when they come. */
  onlyTyped?: boolean
}

/** One button a time, whoever of several professionals has it. */
const distinctTimes = (slots: readonly Slot[]): LocalDateTime[] => [...new Set(slots.map(({ local }) => local))]

export const SlotPicker = (props: SlotPickerProps) => {
  const { serviceId, professionalId, appointmentId, date, value, onChange, onNextDay, onlyTyped = false } = props
  const texts = useTexts(bookingTexts)
  const { locale } = useLocale()
  // A time that came from a click in the agenda may not be among the offered ones: show it as it is.
  const [isTyping, setIsTyping] = useState(value !== undefined)
  const typed = isTyping || onlyTyped
  const days = trpc.availability.days.useQuery(
    { serviceId, professionalId, from: date, to: date, ...(appointmentId && { appointmentId }) },
    { enabled: !typed, staleTime: 5_000 },
  )

  return (
    <Stack gap="xs">
      {!onlyTyped && (
        <SegmentedControl
          fullWidth
          value={typed ? 'typed' : 'offered'}
          onChange={(mode) => setIsTyping(mode === 'typed')}
          data={[
            { value: 'offered', label: texts.offeredTimes },
            { value: 'typed', label: texts.otherTime },
          ]}
        />
      )}
      {typed && (
        <TimePicker
          label={texts.chooseTime}
          format={locale === 'en' ? '12h' : '24h'}
          hoursInputLabel={texts.hour}
          minutesInputLabel={texts.minute}
          minutesStep={5}
          value={value?.slice(11) ?? ''}
          onChange={(typedTime) =>
            onChange(typedTime === '' ? undefined : (`${date}T${typedTime.slice(0, 5)}` as LocalDateTime))
          }
        />
      )}
      {!typed && days.isPending && <Loader size="sm" />}
      {!typed && days.isError && <ErrorNotice error={days.error} onRetry={() => void days.refetch()} />}
      {!typed && days.data && (
        <TimeButtons
          times={distinctTimes(days.data.days.flatMap(({ slots }) => slots))}
          value={value}
          onChange={onChange}
          onNextDay={onNextDay}
        />
      )}
    </Stack>
  )
}

type TimeButtonsProps = {
  times: readonly LocalDateTime[]
  value: LocalDateTime | undefined
  onChange: (local: LocalDateTime) => void
  onNextDay: () => void
}

const TimeButtons = ({ times, value, onChange, onNextDay }: TimeButtonsProps) => {
  const texts = useTexts(bookingTexts)
  const { locale } = useLocale()

  if (times.length === 0) {
    return (
      <Stack gap="xs" align="flex-start">
        <Text c="dimmed">{texts.noTimes}</Text>
        <Button variant="light" onClick={onNextDay}>
          {texts.nextDay}
        </Button>
      </Stack>
    )
  }

  return (
    <SimpleGrid cols={4} spacing="xs" verticalSpacing="xs" mah="16rem" style={{ overflow: 'auto' }} p={2}>
      {times.map((time) => (
        <Button
          key={time}
          size="sm"
          px={4}
          variant={time === value ? 'filled' : 'default'}
          aria-pressed={time === value}
          onClick={() => onChange(time)}
        >
          {formatTime(time, locale)}
        </Button>
      ))}
    </SimpleGrid>
  )
}
