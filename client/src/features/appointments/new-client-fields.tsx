import { SimpleGrid, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTexts } from '../../lib/locale'
import { bookingTexts } from './booking-texts'
import type { NewAppointmentValues } from './new-appointment-form'

export const NewClientFields = ({ form }: { form: UseFormReturnType<NewAppointmentValues> }) => {
  const texts = useTexts(bookingTexts)

  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <TextInput label={texts.firstName} autoComplete="off" {...form.getInputProps('firstName')} />
        <TextInput label={texts.lastName} autoComplete="off" {...form.getInputProps('lastName')} />
      </SimpleGrid>
      <TextInput label={texts.phone} type="tel" autoComplete="off" {...form.getInputProps('phone')} />
      <TextInput label={texts.email} type="email" autoComplete="off" {...form.getInputProps('email')} />
    </>
  )
}
