import { Button, Select, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ProfessionalId, ServiceId } from '@reservaplus/shared/ids/schema'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { formatTime } from '@reservaplus/shared/time/format'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useLocale, useTexts } from '../../lib/locale'
import { useCan, useSession } from '../../lib/session'
import { useToday } from '../../lib/use-today'
import { dateOfWall } from '../../lib/wall-time'
import { ErrorNotice } from '../../ui/error-notice'
import type { Place } from './agenda-calendar-props'
import { BookingErrorNotice } from './booking-error-notice'
import { bookingTexts } from './booking-texts'
import { ClientFields } from './client-fields'
import { emptyValues, type NewAppointmentValues, parseNewAppointment } from './new-appointment-form'
import { TimeFields } from './time-fields'
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
  const today = useToday(organization.timeZone)
  const { services, professionals } = useBookingChoices()
  const { create, key } = useCreateAppointment(onCreated)
  const ownOnly = reachesOnlyOwn(user, 'appointments:create')
  const form = useForm<NewAppointmentValues>({
    initialValues: emptyValues({
      place,
      date: date < today ? today : date,
      ownProfessionalId: ownOnly ? user.professionalId : undefined,
      clientKind: maySearch ? 'existing' : 'new',
    }),
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

  if (services.isError || professionals.isError) {
    return <ErrorNotice error={services.error ?? professionals.error} />
  }

  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack>
        <Select
          label={texts.service}
          placeholder={texts.chooseService}
          data={serviceOptions(services.data ?? [])}
          searchable
          openOnFocus={false}
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
        <TimeFields form={form} />
        <ClientFields form={form} />
        <Textarea
          label={texts.internalNotes}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('internalNotes')}
        />
        {create.error && (
          <BookingErrorNotice
            error={create.error}
            asked={create.variables}
            onlyThatDay={create.variables?.isWalkIn ?? false}
            timeZone={organization.timeZone}
            onPick={(local, professionalId) => {
              const changed = { date: dateOfWall(local), time: local, professionalId }

              form.setValues(changed)
              submit({ ...form.getValues(), ...changed })
            }}
          />
        )}
        <Button type="submit" size="md" loading={create.isPending}>
          {values.time ? texts.createAt({ time: formatTime(values.time, locale) }) : texts.create}
        </Button>
      </Stack>
    </form>
  )
}
