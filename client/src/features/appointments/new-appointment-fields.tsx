import { Button, Checkbox, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { useForm } from '@mantine/form'
import type { ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { useLocale, useTexts } from '../../lib/locale'
import { dayPatterns } from '../../lib/locale-tag'
import { useCan, useSession } from '../../lib/session'
import { useToday, wallNow } from '../../lib/use-today'
import { dateOfWall, roundDownWall } from '../../lib/wall-time'
import { ErrorNotice } from '../../ui/error-notice'
import type { Place } from './agenda-calendar'
import { BookingErrorNotice } from './booking-error-notice'
import { bookingTexts } from './booking-texts'
import { ClientPicker } from './client-picker'
import { type NewAppointmentValues, parseNewAppointment } from './new-appointment-form'
import { NewClientFields } from './new-client-fields'
import { SlotPicker } from './slot-picker'
import { professionalsOffering, serviceOptions, useBookingChoices } from './use-booking-choices'
import { useCreateAppointment } from './use-create-appointment'

export type NewAppointmentFieldsProps = {
  place: Place | undefined
  date: LocalDate
  onCreated: (id: string) => void
}

export const NewAppointmentFields = ({ place, date, onCreated }: NewAppointmentFieldsProps) => {
  const texts = useTexts(bookingTexts)
  const { locale } = useLocale()
  const { user, organization } = useSession()
  const maySearch = useCan('clients:read')
  const mayAdd = useCan('clients:write')
  const today = useToday(organization.timeZone)
  const { services, professionals } = useBookingChoices()
  const { create, key } = useCreateAppointment(onCreated)
  const ownOnly = scopeOf(user.role, 'appointments:create') === 'own'
  const form = useForm<NewAppointmentValues>({
    initialValues: {
      serviceId: undefined,
      professionalId: place?.professionalId ?? (ownOnly ? user.professionalId : undefined) ?? 'any',
      date: place ? dateOfWall(place.start) : date < today ? today : date,
      time: place?.start,
      clientKind: maySearch ? 'existing' : 'new',
      clientId: undefined,
      firstName: '',
      lastName: '',
      phone: '',
      email: '',
      isWalkIn: false,
      internalNotes: '',
    },
  })
  const values = form.getValues()
  const team = professionalsOffering(professionals.data ?? [], values.serviceId).filter(
    ({ id }) => !ownOnly || id === user.professionalId,
  )
  const messageOf = (problem: 'required' | 'invalid' | undefined) => problem && texts[problem]

  const submit = (typed: NewAppointmentValues) => {
    const parsed = parseNewAppointment(typed, { timeZone: organization.timeZone, idempotencyKey: key() })

    if ('input' in parsed) {
      create.mutate(parsed.input)
    } else {
      form.setErrors(
        Object.fromEntries(Object.entries(parsed.problems).map(([name, problem]) => [name, messageOf(problem)])),
      )
    }
  }

  const toggleWalkIn = (isWalkIn: boolean) => {
    const now = wallNow(organization.timeZone)

    form.setValues({ isWalkIn, ...(isWalkIn ? { date: dateOfWall(now), time: roundDownWall(now, 5) } : {}) })
  }

  if (services.isError || professionals.isError) {
    return <ErrorNotice error={services.error ?? professionals.error} />
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        {create.error && (
          <BookingErrorNotice
            error={create.error}
            timeZone={organization.timeZone}
            onPick={(local, professionalId) => {
              const changed = { date: dateOfWall(local), time: local, professionalId: professionalId as ProfessionalId }

              form.setValues(changed)
              submit({ ...form.getValues(), ...changed })
            }}
          />
        )}
        <Select
          label={texts.service}
          placeholder={texts.chooseService}
          data={serviceOptions(services.data ?? [])}
          searchable
          data-autofocus
          value={values.serviceId ?? null}
          error={form.errors.serviceId}
          onChange={(picked) => form.setFieldValue('serviceId', (picked ?? undefined) as ServiceId | undefined)}
        />
        <Select
          label={texts.professional}
          data={[
            ...(ownOnly ? [] : [{ value: 'any', label: texts.anyProfessional }]),
            ...team.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          allowDeselect={false}
          value={values.professionalId}
          error={form.errors.professionalId}
          onChange={(picked) => form.setFieldValue('professionalId', (picked ?? 'any') as ProfessionalId | 'any')}
        />
        <Checkbox
          label={texts.walkIn}
          description={texts.walkInHint}
          checked={values.isWalkIn}
          onChange={({ currentTarget }) => toggleWalkIn(currentTarget.checked)}
        />
        {!values.isWalkIn && (
          <DatePickerInput
            label={texts.day}
            value={values.date}
            minDate={today}
            valueFormat={dayPatterns[locale]}
            onChange={(picked) => form.setValues({ date: (picked ?? values.date) as LocalDate, time: undefined })}
          />
        )}
        {values.serviceId ? (
          <SlotPicker
            serviceId={values.serviceId}
            professionalId={values.professionalId}
            date={values.date}
            value={values.time}
            onlyTyped={values.isWalkIn}
            onChange={(time) => form.setFieldValue('time', time as LocalDateTime | undefined)}
          />
        ) : (
          <Text c="dimmed" size="sm">
            {texts.chooseServiceFirst}
          </Text>
        )}
        {form.errors.start && (
          <Text c="red" size="sm" role="alert">
            {texts.chooseTime}: {form.errors.start}
          </Text>
        )}
        {maySearch && mayAdd && (
          <SegmentedControl
            fullWidth
            value={values.clientKind}
            onChange={(kind) => form.setFieldValue('clientKind', kind === 'new' ? 'new' : 'existing')}
            data={[
              { value: 'existing', label: texts.existingClient },
              { value: 'new', label: texts.newClient },
            ]}
          />
        )}
        {values.clientKind === 'existing' ? (
          <ClientPicker
            value={values.clientId}
            error={form.errors.clientId ? texts.required : undefined}
            onChange={(id) => form.setFieldValue('clientId', id)}
          />
        ) : (
          <NewClientFields form={form} />
        )}
        <Textarea
          label={texts.internalNotes}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('internalNotes')}
        />
        <Button type="submit" size="md" loading={create.isPending}>
          {texts.create}
        </Button>
      </Stack>
    </form>
  )
}
