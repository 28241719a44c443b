import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useTexts } from '../../lib/locale'
import { SideDrawer } from '../../ui/side-drawer'
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
  const texts = useTexts(bookingTexts)

  return (
    <SideDrawer isOpen={request !== undefined} onClose={onClose} title={texts.newTitle}>
      {request && (
        <NewAppointmentFields
          key={request.place ? `${request.place.start} ${request.place.professionalId}` : date}
          place={request.place}
          date={date}
          onCreated={onCreated}
        />
      )}
    </SideDrawer>
  )
}
