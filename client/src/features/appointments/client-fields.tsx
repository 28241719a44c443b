import { SegmentedControl } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTexts } from '../../lib/locale'
import { useCan } from '../../lib/session'
import { bookingTexts } from './booking-texts'
import { ClientPicker } from './client-picker'
import type { NewAppointmentValues } from './new-appointment-form'
import { NewClientFields } from './new-client-fields'

/** Who: somebody known, or somebody new, as far as the role may look and add. */
export const ClientFields = ({ form }: { form: UseFormReturnType<NewAppointmentValues> }) => {
  const texts = useTexts(bookingTexts)
  const maySearch = useCan('clients:read')
  const mayAdd = useCan('clients:write')
  const { clientKind, clientId } = form.getValues()

  return (
    <>
      {maySearch && mayAdd && (
        <SegmentedControl
          fullWidth
          value={clientKind}
          onChange={(kind) => form.setFieldValue('clientKind', kind === 'new' ? 'new' : 'existing')}
          data={[
            { value: 'existing', label: texts.existingClient },
            { value: 'new', label: texts.newClient },
          ]}
        />
      )}
      {clientKind === 'existing' ? (
        <ClientPicker
          value={clientId}
          error={form.errors.clientId ? texts.required : undefined}
          onChange={(id) => form.setFieldValue('clientId', id)}
        />
      ) : (
        <NewClientFields form={form} />
      )}
    </>
  )
}
