import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useTexts } from '../../lib/locale'
import { phoneQuery } from '../../lib/phone-query'
import type { Place } from './agenda-calendar-props'
import { bookingTexts } from './booking-texts'
import { NewAppointmentFields } from './new-appointment-fields'

export type NewAppointmentDrawerProps = {
  /** Open while there is one; a place when an empty cell was clicked. */
  request: { place?: Place } | undefined
  date: LocalDate
  onClose: () => void
  onCreated: (id: string) => void
}

export const NewAppointmentDrawer = ({ request, date, onClose, onCreated }: NewAppointmentDrawerProps) => {
  const isPhone = useMediaQuery(phoneQuery)
  const texts = useTexts(bookingTexts)

  return (
    <Drawer
      opened={request !== undefined}
      onClose={onClose}
      position="right"
      size={isPhone ? '100%' : 440}
      title={texts.newTitle}
      closeButtonProps={{ 'aria-label': texts.close, size: 'lg' }}
    >
      {request && (
        <NewAppointmentFields
          key={request.place ? `${request.place.start} ${request.place.professionalId}` : date}
          place={request.place}
          date={date}
          onCreated={onCreated}
        />
      )}
    </Drawer>
  )
}
