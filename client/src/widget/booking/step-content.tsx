import type { BookingData } from '../boot-data'
import { DetailsStep } from '../steps/details-step'
import { DoneStep } from '../steps/done-step'
import { ProfessionalStep } from '../steps/professional-step'
import { ReviewStep } from '../steps/review-step'
import { ServiceStep } from '../steps/service-step'
import { TimeStep } from '../steps/time-step'
import type { Booking } from './use-booking'
import type { KnownDays } from './use-days-store'

export type StepContentProps = { data: BookingData; booking: Booking; days: KnownDays; onAgain: () => void }

export const StepContent = ({ data: { catalogue }, booking, days, onAgain }: StepContentProps) => {
  const { state, dispatch, busy, chooseTime, book } = booking
  switch (state.step) {
    case 'service':
      return (
        <ServiceStep
          catalogue={catalogue}
          professionalId={state.professionalId}
          chosen={state.serviceId}
          onChoose={(serviceId) => dispatch({ type: 'serviceChosen', serviceId })}
        />
      )
    case 'professional':
      return (
        <ProfessionalStep
          catalogue={catalogue}
          serviceId={state.serviceId ?? ''}
          chosen={state.professionalId}
          onChoose={(professionalId) => dispatch({ type: 'professionalChosen', professionalId })}
        />
      )
    case 'time':
      return (
        <TimeStep
          state={state}
          timeZone={catalogue.organization.timeZone}
          today={days.today}
          lastDay={days.lastDay}
          store={days.store}
          load={days.load}
          busy={busy}
          onDate={(date) => dispatch({ type: 'dateChosen', date })}
          onTime={chooseTime}
        />
      )
    case 'details':
      return (
        <DetailsStep
          details={state.details}
          wrong={state.wrong}
          onEdit={(details) => dispatch({ type: 'detailsEdited', details })}
          onGive={(wrong) => dispatch({ type: 'detailsGiven', wrong })}
        />
      )
    case 'review':
      return (
        <ReviewStep
          catalogue={catalogue}
          state={state}
          isBooking={busy === 'book'}
          onChange={(step) => dispatch({ type: 'shown', step })}
          onConfirm={book}
        />
      )
    case 'done':
      return state.booked ? <DoneStep appointment={state.booked} email={state.details.email} onAgain={onAgain} /> : null
  }
}
