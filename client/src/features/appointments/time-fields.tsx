import { Checkbox, Text } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import type { UseFormReturnType } from '@mantine/form'
import { addDays } from '@reservaplus/shared/time/calendar'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useLocale, useTexts } from '../../lib/locale'
import { dayPatterns } from '../../lib/locale-tag'
import { useSession } from '../../lib/session'
import { useToday, wallNow } from '../../lib/use-today'
import { dateOfWall, roundDownWall, shiftWall } from '../../lib/wall-time'
import { bookingTexts } from './booking-texts'
import type { NewAppointmentValues } from './new-appointment-form'
import { SlotPicker } from './slot-picker'

/** When: a walk-in is here now, everybody else gets a day and a time. */
export const TimeFields = ({ form }: { form: UseFormReturnType<NewAppointmentValues> }) => {
  const texts = useTexts(bookingTexts)
  const { locale } = useLocale()
  const { organization } = useSession()
  const today = useToday(organization.timeZone)
  const { serviceId, professionalId, date, time, isWalkIn } = form.getValues()

  const toggleWalkIn = (walksIn: boolean) => {
    // A few minutes from now, on a round five: what lies behind the running minute is past and refused.
    const soon = roundDownWall(shiftWall(wallNow(organization.timeZone), 7), 5)

    form.setValues({ isWalkIn: walksIn, ...(walksIn ? { date: dateOfWall(soon), time: soon } : {}) })
  }

  return (
    <>
      <Checkbox
        label={texts.walkIn}
        description={texts.walkInHint}
        checked={isWalkIn}
        onChange={({ currentTarget }) => toggleWalkIn(currentTarget.checked)}
      />
      {!isWalkIn && (
        <DatePickerInput
          label={texts.day}
          value={date}
          minDate={today}
          valueFormat={dayPatterns[locale]}
          onChange={(picked) => form.setValues({ date: (picked ?? date) as LocalDate, time: undefined })}
        />
      )}
      {serviceId ? (
        <SlotPicker
          serviceId={serviceId}
          professionalId={professionalId}
          date={date}
          value={time}
          onlyTyped={isWalkIn}
          onChange={(chosen) => form.setFieldValue('time', chosen)}
          onNextDay={() => form.setValues({ date: addDays(date, 1), time: undefined })}
        />
      ) : (
        <Text c="dimmed" size="sm">
          {texts.chooseServiceFirst}
        </Text>
      )}
      {serviceId && form.errors.time && (
        <Text c="var(--mantine-color-error)" size="sm" role="alert">
          {texts.chooseTime}: {form.errors.time}
        </Text>
      )}
    </>
  )
}
